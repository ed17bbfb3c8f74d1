"""What sets one village apart from another, and one history from another: domain.md section 7.

Other histories than the country's own: what the pace of cards and accounts might have been. One
history a seed, shared by all communes of it, as the country's is; the villages differ as told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from data.synthetic.days import MONTHS, day

_FIRST = {"card": "2021-03-01", "submitted": "2022-03-01", "activated": "2022-03-01"}
_SLOWEST, _FASTEST = 0.002, 0.5  # hazard of a month
_STEP = 0.7  # of the log pace from quarter to quarter: .4 a month, as in vneid_rollout.csv
_NOISE = 0.3  # of the log pace from month to month, where a story has campaigns
_STILL = 0.02  # of its usual pace a stalled rollout keeps

Hazard = np.ndarray
_ALIKE = (1.0,) * 9


def wandering(usual: Hazard, chance: np.random.Generator) -> Hazard:
    """The log pace walks by quarter, and turns back at its limits."""
    low, high = np.log(_SLOWEST), np.log(_FASTEST)
    steps = _STEP * chance.standard_normal(len(usual) // 3 + 1)
    walk = chance.uniform(np.log(0.02), np.log(0.12)) + np.cumsum(steps) - low
    folded = np.abs((walk + high - low) % (2 * (high - low)) - (high - low))
    return np.repeat(np.exp(high - folded), 3)[: len(usual)]


def campaigns(usual: Hazard, chance: np.random.Generator) -> Hazard:
    """A low ordinary pace; campaigns begin and end from one month to the next."""
    pace = np.full(len(usual), chance.uniform(0.005, 0.03))
    month = int(chance.integers(0, 7))
    while month < len(usual):
        length = int(chance.integers(2, 9))
        pace[month : month + length] = chance.uniform(0.08, 0.4)
        month += length + int(chance.integers(4, 13))
    return pace * np.exp(_NOISE * chance.standard_normal(len(usual)))


def late(usual: Hazard, chance: np.random.Generator) -> Hazard:
    """The country's own pace, faster or slower, some months late and with bad and good months."""
    wait = int(chance.integers(8, 25))
    pace = np.concatenate([np.zeros(wait), usual[: len(usual) - wait]])
    noise = _NOISE * chance.standard_normal(len(usual))
    return pace * np.exp(noise + chance.uniform(-0.7, 0.4))


def stalled(usual: Hazard, chance: np.random.Generator) -> Hazard:
    """The country's own pace stops nearly dead for a year or so, and comes back weaker."""
    stop, rest = int(chance.integers(6, 25)), int(chance.integers(9, 19))
    factor = np.ones(len(usual))
    factor[stop : stop + rest] = _STILL
    factor[stop + rest :] = chance.uniform(0.3, 1.0)
    return usual * factor


HISTORIES: Mapping[str, Callable[[Hazard, np.random.Generator], Hazard]] = {
    "wandering": wandering,
    "campaigns": campaigns,
    "late": late,
    "stalled": stalled,
}


def lived_through(name: str, seed: int, usual: Mapping[str, Hazard]) -> dict[str, Hazard]:
    """The hazards of each curve in this history, from its own first month on."""
    found = {}
    for number, (curve, hazard) in enumerate(usual.items()):
        first = int(np.searchsorted(MONTHS, day(_FIRST[curve])))
        chance = np.random.default_rng([list(HISTORIES).index(name), number, seed])
        later = HISTORIES[name](hazard[first:], chance)
        found[curve] = np.concatenate([np.zeros(first), later])
    return found


@dataclass(frozen=True)
class Story:
    """Numbers for the nine villages; `baselines` says which stored numbers belong to them.

    A lag of k months slows cards by e^(-.17 k) and accounts by e^(-.12 k). `older` is the θ of
    placing households (share over 60), `away` multiplies the share away, `defects` the error rate.
    """

    name: str
    lag: tuple[float, ...] = (0.0,) * 9
    away: tuple[float, ...] = _ALIKE
    older: tuple[float, ...] = (0.0,) * 9
    defects: tuple[float, ...] = _ALIKE
    campaign_village: int = -1
    campaign: int = day("2023-05-01")
    lag_after: float = -1.0
    history: str = ""  # of the country, one of HISTORIES; empty: as it was

    @property
    def baselines(self) -> str:
        """The story whose calibrated numbers this one begins with."""
        return "default" if self.history else self.name


_DEFAULT = Story(
    "default",
    lag=(0.0, 0.0, 0.5, 1.0, 1.0, 1.5, 1.5, 5.0, 6.0),
    away=(0.88, 0.90, 0.98, 0.93, 0.98, 0.98, 0.90, 1.03, 1.65),  # the ninth: most are away
    older=(-0.15, -0.10, -0.05, 0.0, 0.0, 0.05, 0.60, 0.0, 0.05),  # the seventh: many are old
    defects=(0.6, 0.8, 2.2, 0.9, 0.8, 1.0, 1.1, 0.9, 1.0),  # the third: careless records
    campaign_village=7,  # the eighth recovers
)

STORIES = {
    "default": _DEFAULT,
    "none": Story("none"),
    **{name: replace(_DEFAULT, name=name, history=name) for name in HISTORIES},
}
