"""Everything a person is known by, for one commune."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.naming.full_names import Names, names
from data.synthetic.naming.numbers import numbers
from data.synthetic.naming.origins import Places, places, registered
from data.synthetic.naming.who import People, patriarchs


@dataclass(frozen=True)
class Identity:
    """Row by row with the people asked about."""

    names: Names
    places: Places
    numbers: np.ndarray  # S12
    line: np.ndarray  # the row whose surname and native place each row bears


def identify(seed: int, who: People, commune: int, address: str) -> Identity:
    """Names, places and numbers in one go: lines and places are found once for all uses."""
    line = patriarchs(who)
    where = places(seed, who, commune, address, line)
    number = numbers(who, where.registered.codes, commune)
    return Identity(names(seed, who, line), where, number, line)


def personal_numbers(seed: int, who: People, commune: int) -> np.ndarray:
    """The numbers alone, twelve digits a row as `S12`."""
    return numbers(who, registered(seed, who, commune), commune)
