"""What all communes of one story share: tables of leaving and the clocks of three adoptions."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from data.synthetic.days import MONTHS, day, year
from data.synthetic.life.people import People
from data.synthetic.paper.absences import Leaving
from data.synthetic.paper.clock import COUNT, Clock
from data.synthetic.paper.story import Story, lived_through
from data.synthetic.reference import by_age

BASELINES = Path(__file__).with_name("baselines.json")
CURVES = ("card", "submitted", "activated")
_FIRST_BORN, _COHORTS = 1935, 82  # birth years; all before are over eighty, all after under 14
_PERIOD = day("2024-01-01")  # the second column of age_group_uptake begins
_VERY_OLD, _VERY_OLD_FACTOR = 80, 0.4


@dataclass(frozen=True)
class Baselines:
    """Calibrated: hazards of 120 months by curve; factors of leaving by sex × five-year group."""

    hazards: dict[str, np.ndarray]
    leaving: np.ndarray


@dataclass(frozen=True)
class Setting:
    """Ready for any number of communes; depends on the story, the baselines and, in another
    history, on the seed."""

    story: Story
    leaving: Leaving
    clocks: dict[str, Clock]

    @staticmethod
    def of(story: Story, fitted: Baselines) -> "Setting":
        clocks = {
            name: Clock.of(factor(story) * fitted.hazards[name]) for name, factor in FACTORS.items()
        }
        return Setting(story, Leaving.of(story.away, fitted.leaving), clocks)


def group_of(who: People) -> np.ndarray:
    """The row of each person in the clocks: village × sex × birth year."""
    cohort = np.clip(year(who.born) - _FIRST_BORN, 0, _COHORTS - 1)
    return (who.village * 2 + who.male) * _COHORTS + cohort


def setting(story: Story, seed: int) -> Setting:
    """With the stored baselines; only another history depends on the seed."""
    return _setting(story, seed if story.history else 0)


@cache
def _setting(story: Story, seed: int) -> Setting:
    usual = stored(story.baselines)
    if not story.history:
        return Setting.of(story, usual)
    hazards = lived_through(story.history, seed, usual.hazards)
    return Setting.of(story, replace(usual, hazards=hazards))


def stored(name: str) -> Baselines:
    """The baselines of one story as calibrated by `python -m data.synthetic.paper.calibrate`."""
    found = json.loads(BASELINES.read_text(encoding="utf-8"))[name]
    hazards = {curve: np.array(found[curve]) for curve in CURVES}
    return Baselines(hazards, np.array(found["leaving"]))


def card_factor(story: Story) -> np.ndarray:
    """Groups × months: slow villages, and those over eighty come last."""
    slow = np.where(_ages() >= _VERY_OLD, _VERY_OLD_FACTOR, 1.0)
    return _by_group(story, np.stack([slow, slow]), 0.17)


def account_factor(story: Story) -> np.ndarray:
    """Groups × months: relative propensity by age, sex and period, and the village's lag."""
    later = MONTHS[:COUNT] >= _PERIOD
    found = []
    for sex in ("female", "male"):
        before, after = (
            by_age("age_group_uptake", f"relative_propensity_{period}", sex)[_ages()]
            for period in ("2022_2023", "2024_plus")
        )
        found.append(np.where(later, after, before))
    return _by_group(story, np.stack(found), 0.12)


def dossier_factor(story: Story) -> np.ndarray:
    """Groups × months: a dossier is easier than an app; the square root of the propensity."""
    return np.sqrt(account_factor(story))


FACTORS: dict[str, Callable[[Story], np.ndarray]] = {
    "card": card_factor,
    "submitted": dossier_factor,
    "activated": account_factor,
}


def lags(story: Story) -> np.ndarray:
    """Villages × months; after its campaign the recovering village catches up."""
    out = np.repeat(np.array(story.lag)[:, None], COUNT, axis=1)
    if story.campaign_village >= 0:
        out[story.campaign_village, MONTHS[:COUNT] >= story.campaign] = story.lag_after
    return out


def _by_group(story: Story, by_sex: np.ndarray, each_month: float) -> np.ndarray:
    slow = np.exp(-each_month * lags(story))
    return (slow[:, None, None, :] * by_sex[None]).reshape(-1, COUNT)


def _ages() -> np.ndarray:
    """Cohorts × months: age of those born in the middle of the year."""
    middle = year(MONTHS[:COUNT]) + (np.arange(COUNT) % 12) / 12
    born = _FIRST_BORN + 0.5 + np.arange(_COHORTS)
    return np.clip(middle[None, :] - born[:, None], 14, 116).astype(int)
