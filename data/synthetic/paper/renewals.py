"""The next card: at a threshold birthday, after a loss, or because what it says has changed."""

import numpy as np

from data.synthetic.days import NEVER, day
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.paper.absences import Spells
from data.synthetic.paper.draws import again
from data.synthetic.paper.expiry import THRESHOLDS
from data.synthetic.people import People

REASONS = ("first", "14", "25", "40", "60", "lost", "info_change", "under14")
EARLIEST = 56  # days before the expiry
_ON_TIME, _LATE = 0.6, 0.345
_EARLY_MEAN, _LATE_MEAN = 18, 100
_LOST = 0.01 / 365.25
_CHANGED = (0.0015 / 365.25, 0.004 / 365.25)  # before and after the communes of 2025
_COMMUNES_MERGED = day("2025-07-01")
_ABROAD = 2
_LAST = 80_000  # a day later than any threshold birthday that counts
_THRESHOLD = np.interp(np.arange(400), THRESHOLDS, range(1, 5)).round().astype(np.int64)
_KEY = 100_000  # more than any day number: person and day as one number


def renewed(
    seed: int, who: People, rows: np.ndarray, issued: np.ndarray, expires: np.ndarray, k: int
) -> tuple[np.ndarray, np.ndarray]:
    """Day (NEVER if none) and reason of the card after the k-th chip card of these people."""
    ids = who.ids[rows]
    choice = uniform(seed, ids, Purpose.CHANGE + k)
    wait = exponential(seed, ids, Purpose.CHANGE_WAIT + k)
    early = np.maximum(expires - np.minimum(wait * _EARLY_MEAN, EARLIEST).astype(int), issued + 1)
    late = expires + 1 + (wait * _LATE_MEAN).astype(int)
    due = np.where(choice < _ON_TIME, early, late)
    due[(choice >= _ON_TIME + _LATE) | (expires == NEVER)] = NEVER
    trouble, lost = _trouble(issued, again(choice))
    sooner = trouble < np.minimum(due, expires)
    threshold = _THRESHOLD[(np.minimum(expires, _LAST) - who.born[rows] + 9) // 365]
    return np.where(sooner, trouble, due), np.where(sooner, np.where(lost, 5, 6), threshold)


def back_home(who: People, rows: np.ndarray, days: np.ndarray, away: Spells) -> np.ndarray:
    """Nobody takes a card abroad: within three weeks after the return instead."""
    abroad = np.nonzero(away.kind == _ABROAD)[0]
    if not len(abroad):
        return days
    key = away.person[abroad] * _KEY + away.start[abroad]
    at = np.searchsorted(key, rows * _KEY + np.minimum(days, _KEY - 1), side="right") - 1
    spell = abroad[at]
    caught = (at >= 0) & (away.person[spell] == rows) & (days < away.end[spell])
    return np.where(caught, away.end[spell] + 1 + days % 21, days)


def _trouble(issued: np.ndarray, draw: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first loss (re-issued after two to eight weeks) or change of what the card says."""
    before, after = (_LOST + changed for changed in _CHANGED)
    need, quiet = -np.log(draw), np.maximum(_COMMUNES_MERGED - issued, 0)
    early = need < quiet * before
    wait = np.where(early, need / before, quiet + (need - quiet * before) / after)
    kind = again(draw)
    lost = kind < np.where(early, _LOST / before, _LOST / after)
    wait += np.where(lost, 14 + 42 * kind, 1)
    return issued + np.minimum(wait, NEVER).astype(np.int64), lost
