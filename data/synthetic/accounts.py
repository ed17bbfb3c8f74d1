"""e-ID accounts: dossier submitted, approved, activated (domain.md fact 3)."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.adoption import adopted
from data.synthetic.circumstances import Circumstances
from data.synthetic.days import MONTHS, NEVER, day
from data.synthetic.keyed import Purpose, spread, uniform
from data.synthetic.papers import Cards
from data.synthetic.people import People
from data.synthetic.reference import AGES, bounds, monthly, table

FIRST_DAY = day("2022-03-24")  # Hà Tĩnh issues accounts from this day [S dantri 20220408205652936]
_SUBMITTED = {  # dossiers among present people of 14 and over at month ends [A]
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
    "2030-12": 0.965,
}
_LEVEL_ONE = 0.033
_NEVER_APPROVED = 0.02
_AWAY = np.array([0.35, 0.35, 0.10, 1.0])  # in Viet Nam, abroad, at home (-1)


@dataclass(frozen=True)
class Accounts:
    """One row a person with a dossier: row of the person, three days, level."""

    person: np.ndarray
    submitted: np.ndarray
    approved: np.ndarray
    activated: np.ndarray
    level: np.ndarray


def accounts(seed: int, who: People, held: Cards, around: Circumstances) -> Accounts:
    able = np.maximum(np.maximum(_chip(who, held), around.fourteen), FIRST_DAY)
    able = np.maximum(able, who.entry)
    factor = _factor(around)
    submitted = _spread(
        seed, Purpose.ACCOUNT, around, np.sqrt(factor), able, _submitted_curve(), who
    )
    approved = _approved(seed, who, submitted)
    level = np.where(uniform(seed, who.ids, Purpose.LEVEL) < _LEVEL_ONE, 1, 2)
    ready = np.where(level == 2, approved, NEVER)
    curve = monthly(
        "vneid_rollout", "commune_suggested_level2_share_of_present_eligible", slope=5e-4, cap=0.9
    )
    activated = _spread(seed, Purpose.ACTIVATION, around, factor, ready, curve, who)
    rows = np.nonzero(submitted < who.exit)[0]
    return Accounts(
        rows,
        submitted[rows],
        np.where(approved < who.exit, approved, NEVER)[rows],
        np.where(activated < who.exit, activated, NEVER)[rows],
        level[rows],
    )


def _spread(
    seed: int,
    purpose: int,
    around: Circumstances,
    factor: np.ndarray,
    able: np.ndarray,
    curve: np.ndarray,
    who: People,
) -> np.ndarray:
    """Days of adoption by `curve`, nobody before the day they are able to."""
    may = factor * (around.resident & (able[:, None] <= MONTHS[:120] + 20))
    none = np.zeros(may.shape, dtype=bool)
    draw = spread(seed, len(able), purpose, root=2 if purpose == Purpose.ACCOUNT else 3)
    found = adopted(may, around.present_14, none, curve, draw)
    return np.where(found < NEVER, np.maximum(found, able), NEVER)


def _factor(around: Circumstances) -> np.ndarray:
    """Uptake by age and period × lag of the village × place."""
    uptake = table("age_group_uptake")
    by_period = np.zeros((2, len(AGES)))
    for row in uptake.itertuples():  # men and women as their mean: the table differs little
        low, high = bounds(row.age_group)
        mine = (low <= AGES) & (high >= AGES)
        by_period[0, mine] += float(row.relative_propensity_2022_2023) / 2
        by_period[1, mine] += float(row.relative_propensity_2024_plus) / 2
    period = (np.arange(120) >= 36).astype(int)
    ages = np.clip(around.ages, 0, 116)
    return by_period[period[None, :], ages] * np.exp(-0.12 * around.lag) * _AWAY[around.kind]


def _chip(who: People, held: Cards) -> np.ndarray:
    first = np.full(len(who.ids), NEVER)
    chip = held.kind >= 2
    np.minimum.at(first, held.person[chip], held.issued[chip])
    return first


def _approved(seed: int, who: People, submitted: np.ndarray) -> np.ndarray:
    """90 % the same day, others in one to six weeks, a few never."""
    draw = uniform(seed, who.ids, Purpose.APPROVAL)
    weeks = 7 + (35 * uniform(seed, who.ids, Purpose.APPROVAL_DELAY)).astype(int)
    day_ = submitted + np.where(draw < 0.9, 0, weeks)
    return np.where((draw < 1 - _NEVER_APPROVED) & (submitted < NEVER), day_, NEVER)


def _submitted_curve() -> np.ndarray:
    months = np.array(list(_SUBMITTED), dtype="M8[M]").astype(int) - (2021 - 1970) * 12
    curve = np.interp(np.arange(120), months, list(_SUBMITTED.values()))
    return np.where(np.arange(120) < months[0], 0.0, curve)
