"""The chain of cards: paper CMND, bar-code cards, chip cards and the cards of 2024.

The next card comes at a threshold birthday, after a loss, or because what it says has changed.
"""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import NEVER, T0, anniversary, day
from data.synthetic.keyed import Purpose, again, evenly, exponential, uniform
from data.synthetic.life.people import People
from data.synthetic.paper.absences import Spells
from data.synthetic.paper.setting import Setting, group_of, lags
from data.synthetic.paper.stays import Adoption, Stays, adopted
from data.synthetic.rows import in_turn, newest
from data.synthetic.tables import REASONS

CAMPAIGN = day("2021-03-01")  # chip cards are taken in the whole country
CMND_VOID = day("2025-01-01")  # art. 46: CMND at most to 2024-12-31
# same province, other province, abroad (no card is taken there), at home, on a visit at Tết
_WEIGHT = (0.15, 0.04, 0.0, 1.0, 1.0)
_BARCODE = day("2016-01-01")
_CMND_DAYS = 15 * 365 - 5  # shortest count of days in the fifteen years of a CMND
_CMND_SHARE, _BARCODE_SHARE = 0.9, 0.02
_ILL, _ILL_FACTOR = 0.008, 0.03
_GROWN_MEAN, _GROWN_NEVER = 50.0, 0.012  # twice this mean after the 14th birthday
_CHILD_RATES = (0.02, 0.25)  # a year, under 6 and 6-13: on demand
_NEXT = 8  # cards after the first chip card, at most
LAW_2023 = day("2024-07-01")  # Law on Identity 26/2023/QH15 in force: a threshold at 14 too
THRESHOLDS = (14, 25, 40, 60)
_FIRST, _UNDER14 = REASONS.index("first"), REASONS.index("under14")
EARLIEST = 56  # days before the expiry
_ON_TIME, _LATE = 0.6, 0.345
_EARLY_MEAN, _LATE_MEAN = 18, 100
_LOST = 0.01 / 365.25
_CHANGED = (0.0015 / 365.25, 0.004 / 365.25)  # before and after the communes of 2025
_COMMUNES_MERGED = day("2025-07-01")
_ABROAD = 2
_LAST = 80_000  # a day later than any threshold birthday that counts
_THRESHOLD = np.interp(np.arange(400), THRESHOLDS, range(1, 5)).round().astype(np.int64)


@dataclass(frozen=True)
class Cards:
    """One row a card, by person and day; `expires` is printed on the card, NEVER = no end.

    A reader takes a card as valid from `issued` until `expires` or the next card's issue, whichever
    is first. Cards taken before moving in are dated before the holder's entry.
    """

    person: np.ndarray
    seq: np.ndarray
    kind: np.ndarray
    issued: np.ndarray
    expires: np.ndarray
    reason: np.ndarray


def cards(
    seed: int, who: People, turn: np.ndarray, around: Setting, where: Stays, away: Spells, last: int
) -> Cards:
    """Every card issued before its holder's exit and the `last` day; temporary residents none."""
    fourteen = anniversary(who.born, 14)
    first = chip_fixed(seed, who, around, away, fourteen)
    wanted = chip_adoption(seed, who, turn, fourteen)
    taken = adopted(where, around.clocks["card"], wanted)
    first = np.minimum(first, np.maximum(taken, CAMPAIGN - 28))
    old = _old(seed, who, fourteen)
    until = np.where(who.temporary, 0, np.minimum(who.exit, last + 1))
    rows = np.nonzero(first < until)[0]
    issued = first[rows]
    child = issued < fourteen[rows]
    reason = np.where(child, _UNDER14, _FIRST)
    found = [(person, kind, on, end, np.full(len(on), _FIRST)) for person, kind, on, end in old]
    for k in range(_NEXT):
        expires = expiry(who.born[rows], issued)
        kind = np.where(issued < LAW_2023, 2, 3)
        found.append((rows, kind, issued, expires, reason))
        issued, reason = renewed(seed, who, rows, issued, expires, k)
        real = issued < until[rows]
        rows, issued, reason = rows[real], issued[real], reason[real]
        issued = back_home(who, rows, issued, away)
        real = issued < until[rows]
        rows, issued, reason = rows[real], issued[real], reason[real]
        if not len(rows):
            break
    known = [_before(part, until) for part in found]
    person, kind, issued, expires, reason, turn = in_turn(known, len(who.ids))
    return Cards(person, turn + 1, kind, issued, expires, reason)


def chip_adoption(seed: int, who: People, turn: np.ndarray, fourteen: np.ndarray) -> Adoption:
    """Those already fourteen at the campaign, the ill last; others never by this way."""
    adult = (fourteen <= CAMPAIGN) & ~who.temporary
    draw = evenly(seed, who.ids, turn, Purpose.CHIP, root=5)
    need = np.where(adult, -np.log(draw), np.inf)
    ill = uniform(seed, who.ids, Purpose.ILL) < _ILL
    speed = np.where(ill, _ILL_FACTOR, 1.0)
    return Adoption(group_of(who), np.where(adult, T0, NEVER), need, speed, _WEIGHT)


def chip_fixed(
    seed: int, who: People, around: Setting, away: Spells, fourteen: np.ndarray
) -> np.ndarray:
    """First chip card of those who turn fourteen later, or as a child."""
    out = np.full(len(who.ids), NEVER)
    rows = np.nonzero((fourteen > CAMPAIGN) & ~who.temporary)[0]
    ids, birthday = who.ids[rows], fourteen[rows]
    delay = exponential(seed, ids, Purpose.GROWN) + exponential(seed, ids, Purpose.GROWN_TOO)
    month = np.clip((birthday - T0) // 31, 0, 119)
    lag = np.maximum(lags(around.story)[who.village[rows], month], 0.0)
    grown = birthday + (_GROWN_MEAN * delay * (1 + 0.12 * lag)).astype(np.int64)
    grown = np.where(uniform(seed, ids, Purpose.ILL) < _GROWN_NEVER, NEVER, grown)
    out[rows] = np.minimum(back_home(who, rows, grown, away), _child(seed, who, rows, birthday))
    return out


def _child(seed: int, who: People, rows: np.ndarray, fourteen: np.ndarray) -> np.ndarray:
    """A card under 14, on demand since 2024-07-01: few, and fewer before school."""
    need = exponential(seed, who.ids[rows], Purpose.CHILD_CARD)
    start = np.maximum(who.entry[rows], LAW_2023)
    school = np.maximum(anniversary(who.born[rows], 6), start)
    small, big = (rate / 365.25 for rate in _CHILD_RATES)
    before = (school - start) * small
    wait = np.where(need < before, need / small, (school - start) + (need - before) / big)
    wanted = start + wait.astype(np.int64)
    return np.where(wanted < fourteen, wanted, NEVER)


def _old(seed: int, who: People, fourteen: np.ndarray) -> list[tuple[np.ndarray, ...]]:
    """What people held on T0: nine digits mostly (15 years), the bar-code card rarely."""
    rows = np.nonzero((fourteen < T0 - 30) & ~who.temporary)[0]
    draw = uniform(seed, who.ids[rows], Purpose.CMND)
    part = uniform(seed, who.ids[rows], Purpose.CMND_DAY)
    first = fourteen[rows]
    since = np.maximum(first, _BARCODE)
    has_code = (draw < _BARCODE_SHARE) & (since < T0 - 60)
    code = since + ((T0 - since) * again(part)).astype(np.int64)
    last = np.where(has_code, code - 30, T0)
    since = np.maximum(first, last - _CMND_DAYS)
    has_nine = (draw < _CMND_SHARE) & (last - since > 30)
    nine = since + ((last - since) * part).astype(np.int64)
    ends = np.minimum(anniversary(nine, 15), CMND_VOID)
    a, b = np.nonzero(has_nine)[0], np.nonzero(has_code)[0]
    return [
        (rows[a], np.zeros(len(a), dtype=np.int64), nine[a], ends[a]),
        (rows[b], np.ones(len(b), dtype=np.int64), code[b], expiry(who.born[rows[b]], code[b])),
    ]


def _before(part: tuple[np.ndarray, ...], until: np.ndarray) -> tuple[np.ndarray, ...]:
    real = part[2] < until[part[0]]
    return tuple(column[real] for column in part)


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
    abroad = away.kind == _ABROAD
    back = np.append(away.end[abroad], -NEVER)
    back = back[newest(away.person[abroad], away.start[abroad], rows, days)]
    return np.where(days < back, back + 1 + days % 21, days)


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


def expiry(born: np.ndarray, issued: np.ndarray) -> np.ndarray:
    """First threshold birthday more than two years after issue; NEVER is "Không thời hạn".

    Law on Identity 2023, art. 21 (exactly two years still counts as within); thresholds
    25, 40, 60, and 14 for cards issued from 2024-07-01. Born 29 February: 1 March.
    """
    issued = np.asarray(issued)
    known = np.where(issued < NEVER, issued, born)
    two_years = anniversary(known, 2)
    out = np.full(np.shape(issued), NEVER)
    for threshold in reversed(THRESHOLDS):
        birthday = anniversary(born, threshold)
        counts = (birthday > two_years) & ((threshold > 14) | (known >= LAW_2023))
        out = np.where(counts, birthday, out)
    return np.where(issued < NEVER, out, NEVER)
