"""The ways to an e-ID account: by a dossier of one's own, with a card, or on activating it."""

import numpy as np

from data.synthetic.days import NEVER, anniversary, day
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.paper.cards import Cards
from data.synthetic.paper.draws import evenly
from data.synthetic.paper.setting import group_of
from data.synthetic.paper.stays import Adoption
from data.synthetic.people import People

FIRST_DAY = day("2022-03-24")  # Hà Tĩnh issues accounts from this day [S dantri 20220408205652936]
_DOSSIER_WEIGHT = (0.6, 0.35, 0.05, 1.0, 3.0)
_ACTIVE_WEIGHT = (0.35, 0.35, 0.10, 1.0, 3.0)
_AT_CARD = (0.10, 0.0019, 0.55)  # handed in with a card: on the first day, more a day, at most
_ALIKE = 0.7  # of people: as early or late with the dossier as with the activation
_CHILDREN = (0.15, 0.30)  # of children with a card: under 6 (level 1), 6-13 (level 2)
_KEY = 100_000  # more than any day number: person and day as one number


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
