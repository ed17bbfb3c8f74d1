"""e-ID accounts: dossier submitted, approved, activated (domain.md fact 3)."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, NEVER, day
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.people import People
from data.synthetic.paper.calendar import anniversary
from data.synthetic.paper.cards import Cards
from data.synthetic.paper.draws import again, evenly
from data.synthetic.paper.setting import Setting, group_of
from data.synthetic.paper.stays import Adoption, Stays, adopted

FIRST_DAY = day("2022-03-24")  # Hà Tĩnh issues accounts from this day [S dantri 20220408205652936]
_DOSSIER_WEIGHT = (0.6, 0.35, 0.05, 1.0, 3.0)
_ACTIVE_WEIGHT = (0.35, 0.35, 0.10, 1.0, 3.0)
_AT_CARD = (0.10, 0.0019, 0.55)  # handed in with a card: on the first day, more a day, at most
_AT_ONCE, _OPEN, _REJECTED = 0.9, 0.016, 0.005  # the others within one to six weeks
_TRIES_AGAIN, _RISES = 0.8, 0.5  # after a rejection; from level 1 to level 2
_LEVEL_ONE = 0.035
_CHILDREN = (0.15, 0.30)  # of children with a card: under 6 (level 1), 6-13 (level 2)
_CHILD_ACTIVE = 0.5


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
    fixed, what = dossiers(seed, who, turn, held)
    submitted = np.minimum(fixed, adopted(where, around.clocks["submitted"], what))
    rows, level, days, approved, rejected = _answered(seed, who, submitted)
    ready = np.full(len(who.ids), NEVER)
    ready[rows[level == 2]] = approved[level == 2]
    active = adopted(where, around.clocks["activated"], activation(seed, who, turn, ready))
    active = np.where(level == 2, active[rows], NEVER)
    active = np.where(approved < NEVER, active, NEVER)
    grown = (rows, level, days, approved, rejected, active)
    columns = [np.concatenate(x) for x in zip(grown, _children(seed, who, held), strict=True)]
    return _until_exit(who, columns, last)


def dossiers(seed: int, who: People, turn: np.ndarray, held: Cards) -> tuple[np.ndarray, Adoption]:
    """Dossiers handed in with a card, and the way of all others from the first chip card on."""
    fourteen = anniversary(who.born, 14)
    chip = np.nonzero(held.kind >= 2)[0]
    person, issued = held.person[chip], held.issued[chip]
    first = np.full(len(who.ids), NEVER)
    first[person[::-1]] = issued[::-1]
    new = np.nonzero(issued >= np.maximum(FIRST_DAY, fourteen[person]))[0]
    key = who.ids[person[new]] * 64 + held.seq[chip[new]]
    share = np.minimum(_AT_CARD[0] + (issued[new] - FIRST_DAY) * _AT_CARD[1], _AT_CARD[2])
    new = new[uniform(seed, key, Purpose.DOSSIER_AT_CARD) < share]
    person, issued = person[new], issued[new]
    fixed = np.full(len(who.ids), NEVER)
    fixed[person[::-1]] = issued[::-1]
    since = np.where(first < NEVER, np.maximum(np.maximum(first, fourteen), FIRST_DAY), NEVER)
    guarded = _guarded(seed, who, held)
    since[guarded], fixed[guarded] = NEVER, NEVER
    need = -np.log(evenly(seed, who.ids, turn, Purpose.DOSSIER, root=2))
    return fixed, Adoption(group_of(who), since, need, np.ones(len(need)), _DOSSIER_WEIGHT)


def activation(seed: int, who: People, turn: np.ndarray, ready: np.ndarray) -> Adoption:
    """From the approval at level 2 on."""
    need = -np.log(evenly(seed, who.ids, turn, Purpose.DOSSIER_ACTIVE, root=3))
    return Adoption(group_of(who), ready, need, np.ones(len(need)), _ACTIVE_WEIGHT)


def _answered(seed: int, who: People, submitted: np.ndarray) -> tuple[np.ndarray, ...]:
    """First dossiers with their answers, each followed by a second one if there is any."""
    rows = np.nonzero(submitted <= HORIZON)[0]
    days, ids = submitted[rows], who.ids[rows]
    draw = uniform(seed, ids, Purpose.DOSSIER_ANSWER)
    weeks = 7 + (35 * again(draw)).astype(np.int64)
    one = again(again(draw)) < _LEVEL_ONE
    at_once = draw < _AT_ONCE
    bad = (draw > 1 - _REJECTED) & ~one
    open_ = (draw > 1 - _REJECTED - _OPEN) & ~bad
    approved = np.where(bad | open_, NEVER, np.where(at_once, days, days + weeks))
    rejected = np.where(bad, days + weeks // 2, NEVER)
    level = np.where(one, 1, 2)
    luck = np.nonzero(bad | one)[0]
    fate = uniform(seed, ids[luck], Purpose.DOSSIER_AGAIN)
    wait = -np.log(again(fate))
    tries = fate < np.where(bad[luck], _TRIES_AGAIN, _RISES)
    luck, wait = luck[tries], wait[tries]
    start = np.where(bad[luck], rejected[luck], approved[luck])
    second = start + 7 + (wait * np.where(bad[luck], 40, 400)).astype(np.int64)
    luck, second = luck[start < NEVER], second[start < NEVER]
    columns = (
        np.concatenate([rows, rows[luck]]),
        np.concatenate([level, np.full(len(luck), 2)]),
        np.concatenate([days, second]),
        np.concatenate([approved, second + weeks[luck]]),
        np.concatenate([rejected, np.full(len(luck), NEVER)]),
    )
    return columns


def _guarded(seed: int, who: People, held: Cards) -> np.ndarray:
    """Rows of children whose guardian asks for an account with their first card."""
    child = held.person[(held.reason == 7)]
    issued = held.issued[(held.reason == 7)]
    small = anniversary(who.born[child], 6) > issued
    draw = uniform(seed, who.ids[child], Purpose.CHILD_DOSSIER)
    return child[draw < np.where(small, *_CHILDREN)]


def _children(seed: int, who: People, held: Cards) -> tuple[np.ndarray, ...]:
    """Level 1 under 6, level 2 from 6 to 13, by the guardian since 2024-07-01."""
    rows = _guarded(seed, who, held)
    issued = np.full(len(who.ids), NEVER)
    chip = held.reason == 7
    issued[held.person[chip]] = held.issued[chip]
    days = issued[rows]
    level = np.where(anniversary(who.born[rows], 6) > days, 1, 2)
    draw = uniform(seed, who.ids[rows], Purpose.DOSSIER_ANSWER)
    active = days + (again(draw) * 60).astype(np.int64)
    active = np.where((draw < _CHILD_ACTIVE) & (level == 2), active, NEVER)
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
