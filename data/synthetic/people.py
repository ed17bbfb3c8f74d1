"""Everybody who is ever registered, as columns: what names and papers need to know of them."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class People:
    """Columns of one length in order of (entry, id): later entries only append.

    `father`, `mother`, `elder` are rows of this table, -1 where the register does not know them;
    `home` is the row of the first household, `row` the row in `Lives` (-1 for temporary residents).
    """

    ids: np.ndarray
    row: np.ndarray
    home: np.ndarray
    village: np.ndarray
    born: np.ndarray
    male: np.ndarray
    entry: np.ndarray
    exit: np.ndarray
    died: np.ndarray
    temporary: np.ndarray
    initial: np.ndarray
    kind: np.ndarray
    father: np.ndarray
    mother: np.ndarray
    elder: np.ndarray
    family: np.ndarray
