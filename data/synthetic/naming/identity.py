"""Everything a person is known by, for one commune."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.naming.full_names import Names, names
from data.synthetic.naming.numbers import numbers
from data.synthetic.naming.origins import Places, places, registered
from data.synthetic.naming.who import People


@dataclass(frozen=True)
class Identity:
    """Row by row with the people asked about."""

    names: Names
    places: Places
    numbers: np.ndarray  # S12


def identify(seed: int, who: People, commune: int, address: str) -> Identity:
    """Names, places and numbers in one go: the places are drawn once for both uses."""
    where = places(seed, who, commune, address)
    return Identity(names(seed, who), where, numbers(who, where.registered.codes, commune))


def personal_numbers(seed: int, who: People, commune: int) -> np.ndarray:
    """The numbers alone, twelve digits a row as `S12`."""
    return numbers(who, registered(seed, who, commune), commune)
