"""Cards: the paper CMND, bar-code cards, chip cards and cards of 2024, with their renewals."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.absences import Spells
from data.synthetic.adoption import adopted
from data.synthetic.circumstances import Circumstances
from data.synthetic.days import MONTHS, NEVER, T0, anniversary, day
from data.synthetic.expiry import LAW_2023, expiry
from data.synthetic.keyed import Purpose, exponential, spread, uniform
from data.synthetic.people import People
from data.synthetic.reference import monthly

KINDS = ("cmnd9", "barcode", "chip_cccd", "can_cuoc")
CAMPAIGN = day("2021-03-01")  # chip cards are taken in the whole country
_CMND_VOID = day("2025-01-01")  # art. 46: CMND at most to 2024-12-31
_AWAY = np.array([0.6, 0.27, 0.10, 1.0])  # same province, other province, abroad, at home (-1)


@dataclass(frozen=True)
class Cards:
    """One row a card: row of the person, index of the kind, day of issue, day of expiry."""

    person: np.ndarray
    kind: np.ndarray
    issued: np.ndarray
    expires: np.ndarray


def cards(seed: int, who: People, away: Spells, around: Circumstances) -> Cards:
    """Every card issued before its holder's exit, in order of person and day."""
    first = np.where(who.temporary, NEVER, _first(seed, who, around))
    found = [_old(seed, who)]
    issued = _home_again(first, away, who)
    for k in range(6):
        rows = np.nonzero(issued < np.minimum(who.exit, NEVER))[0]
        expires = expiry(who.born, issued)
        kind = np.where(issued[rows] < LAW_2023, 2, 3)
        found.append((rows, kind, issued[rows], expires[rows]))
        issued = _home_again(_renewed(seed, who, issued, expires, k), away, who)
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    order = np.lexsort((columns[2], columns[0]))
    return Cards(*(column[order] for column in columns))


def _first(seed: int, who: People, around: Circumstances) -> np.ndarray:
    """The day of the first chip card, whether by the campaign, at 14, brought, or as a child."""
    later = around.fourteen > CAMPAIGN
    delay = exponential(seed, who.ids, Purpose.CARD_DELAY)
    delay = 50 * (delay + exponential(seed, who.ids, Purpose.CARD_DELAY_TOO))
    lag = around.lag[:, 40]
    growing = around.fourteen + (delay * (1 + 0.12 * np.maximum(lag, 0))).astype(int)
    growing = np.where(uniform(seed, who.ids, Purpose.FRAILTY) < 0.012, NEVER, growing)
    fixed = np.where(later, np.maximum(growing, who.entry), NEVER)
    fixed = np.minimum(fixed, np.minimum(_child(seed, who, around), _brought(seed, who, around)))
    last = MONTHS[1:] - 1
    factor = np.where(later[:, None] | ~around.resident, 0.0, _factor(seed, who, around))
    factor *= fixed[:, None] > last
    curve = monthly("card_rollout", "hatinh_share_of_present_eligible", slope=0.0, cap=0.988)
    draw = spread(seed, len(who.ids), Purpose.CARD, root=5)
    given = fixed[:, None] <= last
    least = np.where(np.arange(120) > 28, 0.04, 0.0)
    counted = around.present_14 & ~(later[:, None] & ~given)
    day_taken = adopted(factor, counted, given, curve, draw, least=least)
    return np.minimum(fixed, np.maximum(day_taken, np.maximum(who.entry, CAMPAIGN - 28)))


def _factor(seed: int, who: People, around: Circumstances) -> np.ndarray:
    """Old people, those away, slow villages, and those who are ill or never come (1.5 %)."""
    factor = _AWAY[around.kind] * np.exp(-0.17 * around.lag)
    factor *= np.where(around.ages >= 80, 0.4, 1.0)
    chance = 0.015 * (1 + 0.4 * np.maximum(around.lag[:, -1], 0))  # more where the office is far
    ill = uniform(seed, who.ids, Purpose.FRAILTY) < chance
    return factor * np.where(ill, 0.03, 1.0)[:, None]


def _child(seed: int, who: People, around: Circumstances) -> np.ndarray:
    """A card under 14, on demand since 2024-07-01: few, and fewer before school."""
    start = np.maximum(np.maximum(LAW_2023, who.entry), anniversary(who.born, 6))
    years = exponential(seed, who.ids, Purpose.CARD_CHILD) / 0.09
    wanted = start + (np.minimum(years, 1000) * 365).astype(int)
    return np.where(wanted < around.fourteen, wanted, NEVER)


def _brought(seed: int, who: People, around: Circumstances) -> np.ndarray:
    """Most who move in bring a card taken elsewhere."""
    start = np.maximum(around.fourteen + 60, CAMPAIGN)
    room = who.entry - start
    share = np.clip((who.entry - CAMPAIGN) / 500, 0, 0.93)
    has = ~who.initial & (room > 0) & (uniform(seed, who.ids, Purpose.CARD_BROUGHT) < share)
    part = uniform(seed, who.ids, Purpose.CARD_BROUGHT_DAY) ** 1.5
    return np.where(has, start + (part * np.maximum(room, 0)).astype(int), NEVER)


def _renewed(seed: int, who: People, issued: np.ndarray, expires: np.ndarray, k: int) -> np.ndarray:
    """60 % within eight weeks before the day, 34.5 % late, 5.5 % never."""
    choice = uniform(seed, who.ids, Purpose.RENEWAL + k)
    wait = exponential(seed, who.ids, Purpose.RENEWAL_DAY + k)
    early = np.maximum(expires - (np.minimum(wait * 18, 56)).astype(int), issued + 1)
    late = expires + 1 + (wait * 100).astype(int)
    renewed = np.where(choice < 0.6, early, np.where(choice < 0.945, late, NEVER))
    return np.where(expires < NEVER, renewed, NEVER)


def _home_again(issued: np.ndarray, away: Spells, who: People) -> np.ndarray:
    """Nobody takes a card abroad: three weeks after the return instead."""
    out = issued.copy()
    abroad = away.kind == 2
    person, start, end = away.person[abroad], away.start[abroad], away.end[abroad]
    caught = (start <= issued[person]) & (issued[person] < end)
    caught &= issued[person] >= who.entry[person]
    caught &= uniform(0, who.ids[person] + start, Purpose.FRAILTY) < 0.75
    out[person[caught]] = end[caught] + 21
    return out


def _old(seed: int, who: People) -> tuple[np.ndarray, ...]:
    """What people held on T0: nine digits mostly (15 years), the bar-code card rarely."""
    draw = uniform(seed, who.ids, Purpose.OLD_CARD)
    fourteen = anniversary(who.born, 14)
    barcode = who.initial & (draw < 0.02)
    since = np.maximum(fourteen, np.where(barcode, day("2016-06-01"), T0 - 5470))
    has = who.initial & (draw < 0.9) & (since < T0 - 30)
    span = (T0 - since) * uniform(seed, who.ids, Purpose.OLD_CARD_DAY)
    issued = np.where(has, since + span.astype(int), T0)
    ends = np.minimum(anniversary(issued, 15), _CMND_VOID)
    ends = np.where(barcode, expiry(who.born, issued), ends)
    rows = np.nonzero(has & (issued < who.exit))[0]
    return rows, np.where(barcode, 1, 0)[rows], issued[rows], ends[rows]
