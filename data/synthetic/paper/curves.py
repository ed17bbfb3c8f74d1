"""The curves of the references, and the shares of a commune that are held against them."""

import numpy as np

from data.synthetic.days import MONTHS, NEVER, anniversary
from data.synthetic.life.people import People
from data.synthetic.paper import Papers
from data.synthetic.paper.absences import Spells
from data.synthetic.reference import rollout

KNOWN = 70  # months from 2021-01 to 2026-10, where both rollout tables end
ENDS = MONTHS[1 : KNOWN + 1] - 1
CARD_CAP = 0.984  # new 14-year-olds, the ill and those just back keep the rest
_SUBMITTED = {  # dossiers among present people of 14 and over at month ends [A]
    "2022-02": 0.0,
    "2022-03": 0.002,
    "2022-06": 0.05,
    "2022-09": 0.20,
    "2022-12": 0.42,
    "2023-03": 0.64,
    "2023-06": 0.80,
    "2023-09": 0.865,
    "2023-12": 0.89,
    "2024-06": 0.915,
    "2024-12": 0.93,
    "2025-12": 0.95,
    "2026-10": 0.96,
}


def wanted() -> dict[str, np.ndarray]:
    """Shares of present people of 14 and over at the ends of the known months."""
    months = np.array(list(_SUBMITTED), dtype="M8[M]").astype(int) - (2021 - 1970) * 12
    card = np.maximum.accumulate(rollout("card_rollout", "hatinh_share_of_present_eligible"))
    active = rollout("vneid_rollout", "commune_suggested_level2_share_of_present_eligible")
    return {
        "card": np.minimum(card, CARD_CAP),
        "submitted": np.interp(np.arange(KNOWN), months, list(_SUBMITTED.values())),
        "activated": active,
    }


def have(who: People, made: Papers) -> dict[str, np.ndarray]:
    """The first day of each person with a chip card, a dossier, an active account."""
    chip = made.cards.kind >= 2
    of = made.accounts
    return {
        "card": _first(who, made.cards.person[chip], made.cards.issued[chip]),
        "submitted": _first(who, of.person, of.submitted),
        "activated": _first(who, of.person, of.activated),
    }


def counted(who: People, away: Spells, since: np.ndarray, days: np.ndarray) -> np.ndarray:
    """How many present people of 14 and over had it (from their day `since` on) on each day."""
    start = np.maximum(np.maximum(who.entry, anniversary(who.born, 14)), since)
    start = np.where(who.temporary, NEVER, start)
    out = np.maximum(away.start, start[away.person])
    here = _containing(start, who.exit, days)
    return here - _containing(out, away.end, days)


def shares(who: People, made: Papers) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each curve numerators and denominators at the ends of the known months."""
    everybody = counted(who, made.absences, np.zeros(len(who.ids)), ENDS)
    return {
        name: (counted(who, made.absences, since, ENDS), everybody)
        for name, since in have(who, made).items()
    }


def _containing(start: np.ndarray, end: np.ndarray, days: np.ndarray) -> np.ndarray:
    real = start < end
    begun = np.searchsorted(np.sort(start[real]), days, side="right")
    return begun - np.searchsorted(np.sort(end[real]), days, side="right")


def _first(who: People, person: np.ndarray, days: np.ndarray) -> np.ndarray:
    out = np.full(len(who.ids), NEVER)
    np.minimum.at(out, person, days)
    return out
