"""e-ID accounts: dossier submitted, approved, activated (domain.md fact 3).

The activation is drawn first, so that the curve and the age groups are met by construction; the
dossier is handed in before it, of one's own or with a card, or, at the latest, by those who come
to activate.
"""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, NEVER, anniversary, day
from data.synthetic.keyed import Purpose, again, evenly, uniform
from data.synthetic.life.people import People
from data.synthetic.paper.cards import Cards
from data.synthetic.paper.setting import Setting, group_of
from data.synthetic.paper.stays import Adoption, Stays, adopted

_AT_ONCE = 0.9  # approved on the day, the others within one to six weeks
_REJECTED = 0.006  # of those who hand in before they come to activate
# Who stays at level 1, or leaves a dossier open until coming to activate, comes late anyway: both
# are mostly of people whose need is high, so that they take nothing from the activations.
_LATE, _LATER = 1.8, 2.2
_OPEN_LATE, _ONE_LATER, _ONE = 0.4, 0.4, 0.008
_TRIES_AGAIN, _RISES = 0.8, 0.2  # after a rejection; from level 1 to level 2
_CHILD_ACTIVE = 0.5
FIRST_DAY = day("2022-03-24")  # Hà Tĩnh issues accounts from this day [S dantri 20220408205652936]
_DOSSIER_WEIGHT = (0.6, 0.35, 0.05, 1.0, 3.0)
_ACTIVE_WEIGHT = (0.35, 0.35, 0.10, 1.0, 3.0)
_AT_CARD = (0.10, 0.0019, 0.55)  # handed in with a card: on the first day, more a day, at most
_ALIKE = 0.7  # of people: as early or late with the dossier as with the activation
_CHILDREN = (0.15, 0.30)  # of children with a card: under 6 (level 1), 6-13 (level 2)
_KEY = 100_000  # more than any day number: person and day as one number


@dataclass(frozen=True)
class Accounts:
    """One row a dossier, by person and day; NEVER where a thing did not happen before the exit."""

    person: np.ndarray
    level: np.ndarray
    submitted: np.ndarray
    approved: np.ndarray
    rejected: np.ndarray
    activated: np.ndarray
    locked: np.ndarray


def accounts(
    seed: int, who: People, turn: np.ndarray, around: Setting, where: Stays, held: Cards, last: int
) -> Accounts:
    """Every dossier handed in before its holder's exit; temporary residents none."""
    wants = activation(seed, who, turn, held)
    ready = where.since(wants.since)
    comes = adopted(ready, around.clocks["activated"], wants)
    guarded = guarded_children(seed, who, held)
    fixed, what = dossiers(seed, who, turn, held, wants)
    submitted = np.minimum(fixed, adopted(ready, around.clocks["submitted"], what))
    submitted = np.minimum(submitted, comes)
    submitted[guarded] = NEVER
    rows = np.nonzero(submitted <= HORIZON)[0]
    days = with_valid_card(held, rows, submitted[rows])
    first = _answered(seed, who.ids[rows], days, comes[rows], wants.need[rows])
    more, second = _once_more(seed, who.ids, rows, first, comes, held)
    parts = ((rows, *first), (more, *second), _children(seed, who, guarded, held, comes))
    return _until_exit(who, [np.concatenate(x) for x in zip(*parts, strict=True)], last)


def _answered(
    seed: int, ids: np.ndarray, days: np.ndarray, comes: np.ndarray, need: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Level, submitted, approved, rejected, activated of first dossiers; `comes` to activate."""
    draw = uniform(seed, ids, Purpose.DOSSIER_ANSWER)
    weeks = _weeks(draw)
    early = days < comes
    one = early & (again(again(draw)) < np.where(need > _LATER, _ONE_LATER, _ONE))
    bad = early & ~one & (draw > 1 - _REJECTED)
    open_ = early & ~one & ~bad & (need > _LATE) & (draw > 1 - _OPEN_LATE)
    approved = np.where(draw < _AT_ONCE, days, days + weeks)
    approved = np.where(bad, NEVER, np.where(open_, comes, approved))
    rejected = np.where(bad, days + weeks // 2, NEVER)
    active = np.where(one | bad, NEVER, _active(days, approved, comes, weeks))
    return np.where(one, 1, 2), days, approved, rejected, active


def _once_more(
    seed: int,
    ids: np.ndarray,
    rows: np.ndarray,
    first: tuple[np.ndarray, ...],
    comes: np.ndarray,
    held: Cards,
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Who was at level 1 or rejected hands in again: by chance, or when coming to activate."""
    level, _, approved, rejected, _ = first
    answer = np.minimum(np.where(level == 1, approved, NEVER), rejected)
    luck = np.nonzero(answer < NEVER)[0]
    rows, start, bad = rows[luck], answer[luck], rejected[luck] < NEVER
    comes = comes[rows]
    fate = uniform(seed, ids[rows], Purpose.DOSSIER_AGAIN)
    weeks = _weeks(uniform(seed, ids[rows], Purpose.DOSSIER_ANSWER))
    wait = (-np.log(again(fate)) * np.where(bad, 40, 400)).astype(np.int64)
    own = np.where(fate < np.where(bad, _TRIES_AGAIN, _RISES), start + 7 + wait, NEVER)
    days = with_valid_card(held, rows, np.minimum(own, np.maximum(comes, start + 1)))
    approved = np.where(days < comes, days + weeks, days)
    active = _active(days, approved, comes, weeks)
    nothing = np.full(len(rows), NEVER)
    return rows, (np.full(len(rows), 2), days, approved, nothing, active)


def _weeks(draw: np.ndarray) -> np.ndarray:
    """One to six weeks, in days."""
    return 7 + (35 * again(draw)).astype(np.int64)


def _active(
    days: np.ndarray, approved: np.ndarray, comes: np.ndarray, weeks: np.ndarray
) -> np.ndarray:
    """On coming, once approved; who hands in only then, one to eight days after it."""
    wait = np.where(days < comes, comes, days + weeks // 5)
    return np.maximum(wait, approved)


def _children(
    seed: int, who: People, rows: np.ndarray, held: Cards, comes: np.ndarray
) -> tuple[np.ndarray, ...]:
    """By the guardian since 2024-07-01: level 1 under 6; from 6 level 2, active then or from 14."""
    issued = np.full(len(who.ids), NEVER)
    chip = held.reason == 7
    issued[held.person[chip]] = held.issued[chip]
    days = issued[rows]
    level = np.where(anniversary(who.born[rows], 6) > days, 1, 2)
    draw = uniform(seed, who.ids[rows], Purpose.DOSSIER_ANSWER)
    active = days + (again(draw) * 60).astype(np.int64)
    active = np.where(draw < _CHILD_ACTIVE, active, comes[rows])
    active = np.where(level == 2, active, NEVER)
    return rows, level, days, days.copy(), np.full(len(rows), NEVER), active


def _until_exit(who: People, columns: list[np.ndarray], last: int) -> Accounts:
    """By person and day, without what would come on or after the exit or after the `last` day."""
    person, submitted = columns[0], columns[2]
    until = np.where(who.temporary, 0, np.minimum(who.exit, last + 1))[person]
    order = np.argsort(person * 100_000 + np.minimum(submitted, 99_999), kind="stable")
    order = order[(submitted < until)[order]]
    person, level, *days = (column[order] for column in columns)
    until = until[order]
    days = [np.where(column < until, column, NEVER) for column in days]
    locks = who.died[person] & (days[1] < NEVER)
    return Accounts(person, level, *days, np.where(locks, who.exit[person], NEVER))


def activation(seed: int, who: People, turn: np.ndarray, held: Cards) -> Adoption:
    """The day somebody wants the account active, whatever becomes of the dossier until then.

    Runs from the first chip card, the 14th birthday and the first day on (synthetic.md 4.9), so
    that ages and villages keep the propensities of the table; `need` is small for the eager.
    """
    need = -np.log(evenly(seed, who.ids, turn, Purpose.DOSSIER_ACTIVE, root=3))
    return Adoption(group_of(who), _since(who, held), need, np.ones(len(need)), _ACTIVE_WEIGHT)


def dossiers(
    seed: int, who: People, turn: np.ndarray, held: Cards, wants: Adoption
) -> tuple[np.ndarray, Adoption]:
    """Dossiers handed in with a card, and the way of all others from the same day on as `wants`."""
    fixed = _with_card(seed, who, held)
    own = -np.log(evenly(seed, who.ids, turn, Purpose.DOSSIER, root=2))
    need = np.where(alike(seed, who, turn), wants.need, own)
    return fixed, Adoption(wants.group, wants.since, need, wants.speed, _DOSSIER_WEIGHT)


def alike(seed: int, who: People, turn: np.ndarray) -> np.ndarray:
    """Whose dossier comes as early or late as their activation: practically always before it."""
    return evenly(seed, who.ids, turn, Purpose.DOSSIER_ALIKE, root=7) < _ALIKE


def guarded_children(seed: int, who: People, held: Cards) -> np.ndarray:
    """Rows of children whose guardian asks for an account with their first card."""
    child = held.person[(held.reason == 7)]
    issued = held.issued[(held.reason == 7)]
    small = anniversary(who.born[child], 6) > issued
    draw = uniform(seed, who.ids[child], Purpose.CHILD_DOSSIER)
    return child[draw < np.where(small, *_CHILDREN)]


def with_valid_card(held: Cards, person: np.ndarray, days: np.ndarray) -> np.ndarray:
    """The days, or the issue of the next chip card where none is valid; NEVER if there is none."""
    chip = np.nonzero(held.kind >= 2)[0]
    if not len(chip):
        return np.full(len(days), NEVER)
    owner, issued = held.person[chip], held.issued[chip]
    at = np.searchsorted(owner * _KEY + issued, person * _KEY + np.minimum(days, _KEY - 1), "right")
    now, after = np.maximum(at - 1, 0), np.minimum(at, len(chip) - 1)
    valid = (at > 0) & (owner[now] == person) & (days < held.expires[chip[now]])
    comes = (at < len(chip)) & (owner[after] == person)
    return np.where(valid, days, np.where(comes, issued[after], NEVER))


def _since(who: People, held: Cards) -> np.ndarray:
    chip = np.nonzero(held.kind >= 2)[0][::-1]
    first = np.full(len(who.ids), NEVER)
    first[held.person[chip]] = held.issued[chip]
    return np.maximum(np.maximum(first, anniversary(who.born, 14)), FIRST_DAY)


def _with_card(seed: int, who: People, held: Cards) -> np.ndarray:
    chip = np.nonzero(held.kind >= 2)[0]
    person, issued = held.person[chip], held.issued[chip]
    new = np.nonzero(issued >= np.maximum(FIRST_DAY, anniversary(who.born[person], 14)))[0]
    key = who.ids[person[new]] * 64 + held.seq[chip[new]]
    share = np.minimum(_AT_CARD[0] + (issued[new] - FIRST_DAY) * _AT_CARD[1], _AT_CARD[2])
    new = new[uniform(seed, key, Purpose.DOSSIER_AT_CARD) < share]
    fixed = np.full(len(who.ids), NEVER)
    fixed[person[new][::-1]] = issued[new][::-1]
    return fixed
