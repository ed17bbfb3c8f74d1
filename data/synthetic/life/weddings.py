"""Marriages as rows, with the day and the way each ended."""

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.life.state import Lives

END_HOW = ("death", "divorce", "moved_out")
_DEATH, _DIVORCE, _MOVED = range(3)


def marriages(lives: Lives) -> tuple[np.ndarray, ...]:
    """Columns husband, wife (rows of Lives), start, end and the code of END_HOW.

    A marriage ends for the register when one of the two dies, or leaves, or both part.
    """
    men, women, start = (np.concatenate(part) for part in zip(*lives.log.wed, strict=True))
    first = np.minimum(lives.exit[men], lives.exit[women])
    dead = (lives.died[men] & (lives.exit[men] == first)) | (
        lives.died[women] & (lives.exit[women] == first)
    )
    how = np.where(dead, _DEATH, _MOVED)
    parted = _divorces(lives, men, women)
    how = np.where(parted < first, _DIVORCE, how)
    return men, women, start, np.minimum(parted, first), how


def _divorces(lives: Lives, men: np.ndarray, women: np.ndarray) -> np.ndarray:
    """The day each couple parted, NEVER if it did not."""
    his, hers, day = (np.concatenate(part) for part in zip(*lives.log.divorced, strict=True))
    key = his * len(lives) + hers
    order = np.argsort(key)
    key, day = np.append(key[order], NEVER**2), np.append(day[order], NEVER)
    wanted = men * len(lives) + women
    at = np.searchsorted(key, wanted)
    return np.where(key[at] == wanted, day[at], NEVER)
