"""Personal numbers nobody can own: place 9NN and century digit + 6 (domain.md 1.2)."""

import numpy as np

from data.synthetic.days import year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.people import People
from data.synthetic.reference import table

_STEP = 700001  # coprime to a million, so ranks of a group never meet
_LOCAL = "942"
_LOCK = 6


def personal_ids(seed: int, who: People) -> np.ndarray:
    """Unique numbers; `who` is in order of entry, so a later data date only appends ranks."""
    draw = uniform(seed, who.ids, Purpose.PLACE)
    codes = sorted(set(table("provinces")["synthetic_id_prefix"]) - {_LOCAL})
    other = np.array(["940", *codes])
    at = (uniform(seed, who.ids, Purpose.PLACE + 1) * 2 * len(codes)).astype(int)
    elsewhere = other[np.where(at < len(codes), 0, at - len(codes) + 1)]
    share = np.where(who.temporary, 0.4, 0.97)
    place = np.where(draw < share, _LOCAL, elsewhere).astype(int)
    born = year(who.born)
    digit = 2 * (born // 100 - 19) + np.where(who.male, 0, 1) + _LOCK
    group = (place * 10 + digit) * 100 + born % 100
    start = (uniform(seed, group, Purpose.PLACE + 2) * 10**6).astype(np.int64)
    serial = (start + _ranks(group) * _STEP) % 10**6
    return np.array([f"{g:06d}{n:06d}" for g, n in zip(group, serial, strict=True)], dtype=object)


def _ranks(group: np.ndarray) -> np.ndarray:
    """How many rows of the same group stand before each row."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    first = np.searchsorted(ordered, ordered)
    ranks = np.empty(len(group), dtype=np.int64)
    ranks[order] = np.arange(len(group)) - first
    return ranks
