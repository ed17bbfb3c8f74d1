"""Who should have activated an e-ID by a day, by village, sex and age: the assumption of S6, S10.

Expectations only, a month at a time, from the reference tables and the story (synthetic.md 4.8,
4.9): people are home or away; without a chip card, with one, or active. Two common clocks make
those at home follow card_rollout.csv and vneid_rollout.csv; they run by age, by the lag of the
village and by the place, so that who is back from away comes later than others.
"""

from functools import cache

import numpy as np

from data.synthetic.days import day
from data.synthetic.paper.story import STORIES, Story
from data.synthetic.proof import references
from data.synthetic.reference import AGES, bounds, table

_PERIOD = day("2024-01-01")  # from here the second column of the table holds
_CAMPAIGN = day("2021-03-01")  # chip cards are taken in the whole country
_MONTH, _YEAR = 30.44, 365.2425
# The first two: 14 after the campaign, no card yet. The next two: without a card, well or ill.
_NEW, _SOON, _BARE, _ILL, _CARDED, _ACTIVE = range(6)
_SLOWER_CARD, _SLOWER = 0.17, 0.12  # for a month of lag
_CARD_OVER_80 = 0.4
_ILL_SHARE, _ILL_SPEED = 0.008, 0.03  # of people; for cards
# Two stages of 50 days from the 14th birthday to the card (gamma, mean 100); half a month more,
# since whoever gets the card within a month may activate from its first day on.
_STAGE = np.log1p(_MONTH / (50 + _MONTH / 4))
_KINDS = ("same_province", "other_province", "abroad")
_SPELL = np.array([400.0, 600.0, 1400.0])  # days away by kind, on average [A]
# Speed at home and away by kind. Cards: some 70 % of those away in Viet Nam by mid-2023, by
# coming home at Tết; accounts: the note in age_group_uptake.csv.
_CARD_PLACE = np.array([1.0, 0.15, 0.06, 0.0])
_YOUNG_PLACE = np.array([1.0, 1.0, 1.0, 0.0])
_PLACE = np.array([1.0, 0.35, 0.35, 0.10])
_MOST_AWAY, _MOST = 0.5, 4.0  # share away by one kind; hazard of a month
_BANDS = tuple(dict.fromkeys(table("age_group_uptake")["age_group"]))[1:]  # from 14 on


def bands() -> list[np.ndarray]:
    """Single years of the age groups from 14 on."""
    return [np.flatnonzero((low <= AGES) & (high >= AGES)) for low, high in map(bounds, _BANDS)]


def band_names() -> tuple[str, ...]:
    return _BANDS


def expected_shares(counted: np.ndarray, on: int) -> np.ndarray:
    """Villages × sex × single years: the share expected to be active on `on`.

    `counted` are the present people of 14 and over on that day; their ages are followed back.
    """
    told, curves = STORIES["default"], (references.card_curve(), references.account_curve())
    ends = np.arange("2021-02", "2101-01", dtype="M8[M]").astype("M8[D]").astype(np.int64) - 1
    places, adult = _places(told, _then(on, int(ends[0]))), np.zeros(len(AGES))
    people = np.zeros((6, *places.shape))
    first = _adult(on, _CAMPAIGN) > 0.5
    for end, *wanted in zip(ends.tolist(), *curves, strict=False):
        part = min((on - end + 31) / 31, 1.0)
        if part <= 0:
            break
        before, had = places, adult
        places, adult = _places(told, _then(on, end)), _adult(on, end)
        people = _moved(people, before, places)
        enter = places * (adult - had)[:, None]
        people[_ILL] += enter * _ILL_SHARE
        people[_BARE] += enter * (1 - _ILL_SHARE) * first[:, None]
        people[_NEW] += enter * (1 - _ILL_SHARE) * ~first[:, None]
        aims = [share * (counted * adult).sum() for share in wanted]
        _month(people, told, _then(on, end), end, part, counted / places[..., 0], aims)
    return people[_ACTIVE, ..., 0] / places[..., 0]


def _month(
    people: np.ndarray,
    told: Story,
    then: np.ndarray,
    end: int,
    part: float,
    number: np.ndarray,
    aims: list[float],
) -> None:
    """Cards and accounts of one month; `aims` are the people at home who have them at its end."""
    slow_card, slow = (
        np.exp(-each * _lag(told, end))[:, None, None] for each in (_SLOWER_CARD, _SLOWER)
    )
    young = np.expand_dims(part * _STAGE * slow, -1) * _YOUNG_PLACE
    _pass(people, _NEW, _SOON, young)
    _pass(people, _SOON, _CARDED, young)
    home = number * people[..., 0]
    speed = slow_card * np.where(then >= 80, _CARD_OVER_80, 1.0)
    step = _step(home[_BARE], speed, aims[0] - home[_CARDED:].sum())
    card = part * step * speed[..., None] * _CARD_PLACE
    _pass(people, _BARE, _CARDED, card)
    _pass(people, _ILL, _CARDED, _ILL_SPEED * card)
    home = number * people[..., 0]
    speed = slow * _propensity("2024_plus" if end > _PERIOD else "2022_2023")[:, then]
    step = _step(home[_CARDED], speed, aims[1] - home[_ACTIVE].sum())
    _pass(people, _CARDED, _ACTIVE, part * step * speed[..., None] * _PLACE)


def _pass(people: np.ndarray, source: int, target: int, hazard: np.ndarray) -> None:
    going = people[source] * -np.expm1(-hazard)
    people[source] -= going
    people[target] += going


def _step(waiting: np.ndarray, speed: np.ndarray, wanted: float) -> float:
    """The hazard of a month in which `wanted` of those waiting go on."""
    low, high = 0.0, _MOST if wanted > 0 else 0.0
    for _ in range(30):
        middle = (low + high) / 2
        gone = (waiting * -np.expm1(-middle * speed)).sum()
        low, high = (middle, high) if gone < wanted else (low, middle)
    return low


def _then(on: int, end: int) -> np.ndarray:
    """The age on `end` of people of each age on `on`, 0 before their birth."""
    return np.maximum(np.floor(AGES + 0.5 - (on - end) / _YEAR), 0).astype(int)


def _adult(on: int, end: int) -> np.ndarray:
    """The part of each year of age on `on` that was 14 on `end`."""
    return np.clip(AGES - 13 - (on - end) / _YEAR, 0.0, 1.0)


def _places(told: Story, then: np.ndarray) -> np.ndarray:
    """Villages × sex × age × (home, away by kind): where people of these ages are."""
    share = np.minimum(np.array(told.away)[:, None, None, None] * _away(), _MOST_AWAY)
    share = share[:, :, then]
    return np.concatenate([1 - share.sum(axis=-1, keepdims=True), share], axis=-1)


@cache
def _away() -> np.ndarray:
    """Sex × single year × kind: share of the registered, drawn through the groups' middles."""
    middles = np.arange(2, 90, 5)
    share, *mix = (
        references.by_groups("migration_by_age", column)
        for column in ("share_of_registered_absent", *(f"absent_{kind}" for kind in _KINDS))
    )
    by_kind = share[..., None] * np.stack(mix, axis=-1) / sum(mix)[..., None]
    return np.array(
        [[np.interp(AGES, middles, column) for column in sex.T] for sex in by_kind]
    ).transpose(0, 2, 1)


def _moved(people: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """A month on: spells end at their rate, and as many leave as the table asks for."""
    stay = np.minimum(np.exp(-_MONTH / _SPELL), after[..., 1:] / before[..., 1:])
    leave = (after[..., 1:] - before[..., 1:] * stay) / before[..., :1]
    home, gone = people[..., :1], people[..., 1:]
    back = (gone * (1 - stay)).sum(axis=-1, keepdims=True)
    staying = home * (1 - leave.sum(axis=-1, keepdims=True))
    return np.concatenate([staying + back, gone * stay + home * leave], axis=-1)


def _lag(told: Story, end: int) -> np.ndarray:
    lag = np.array(told.lag)
    if told.campaign_village >= 0 and end > told.campaign:
        lag[told.campaign_village] = told.lag_after
    return lag


@cache
def _propensity(period: str) -> np.ndarray:
    return references.single_years("age_group_uptake", f"relative_propensity_{period}")
