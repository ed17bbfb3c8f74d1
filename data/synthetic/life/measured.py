"""What calibration looks at: ages, household sizes and events of simulated communes."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from data.synthetic.days import day
from data.synthetic.life.births import WAITS
from data.synthetic.life.clock import YEAR, years_old
from data.synthetic.life.kin import RELATIONS, Memberships, memberships
from data.synthetic.life.kinds import CENSUS, kind
from data.synthetic.life.state import BIRTH, INITIAL, MARRIAGE_IN, Lives

END = 2025
JANUARIES = tuple(day(f"{year}-01-01") for year in range(2021, END + 1))


@dataclass(frozen=True)
class Measured:
    """Sums over communes: Januaries × sex × age group, × size, × kind, and event counts."""

    people: np.ndarray
    sizes: np.ndarray
    kinds: np.ndarray
    mothers: np.ndarray  # births by the mother's age group, from 15-19 on
    waits: np.ndarray  # births that are not the first by years since the last, births.WAITS
    events: Counter[str]
    communes: int = 1

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(
            self.people + other.people,
            self.sizes + other.sizes,
            self.kinds + other.kinds,
            self.mothers + other.mothers,
            self.waits + other.waits,
            self.events + other.events,
            self.communes + other.communes,
        )

    @property
    def person_years(self) -> float:
        total = self.people.sum(axis=(1, 2))
        return float(total[:-1].sum() + total[1:].sum()) / 2


def measured(lives: Lives) -> Measured:
    """One commune from 2021 to the end of 2024."""
    people = np.zeros((len(JANUARIES), 2, 18))
    sizes = np.zeros((len(JANUARIES), 10))
    kinds = np.zeros((len(JANUARIES), len(CENSUS)))
    stays = memberships(lives)
    for at, on in enumerate(JANUARIES):
        here = (lives.entry <= on) & (on < lives.exit)
        group = np.minimum(years_old(lives.born[here], on) // 5, 17).astype(np.int64)
        np.add.at(people[at], (lives.male[here].astype(np.int64), group), 1)
        roles, male_head = _roles_on(lives, stays, on)
        sizes[at] = np.bincount(np.minimum(roles.sum(axis=1), 10), minlength=11)[1:]
        kinds[at] = np.bincount(kind(roles, male_head), minlength=len(CENSUS))
    return Measured(people, sizes, kinds, *_births(lives), _events(lives))


def _births(lives: Lives) -> tuple[np.ndarray, np.ndarray]:
    mother, wait, day = (np.concatenate(part) for part in zip(*lives.log.births, strict=True))
    group = np.clip((years_old(lives.born[mother], day) // 5).astype(np.int64) - 3, 0, 6)
    later = wait < 40 * YEAR
    bins = np.searchsorted(WAITS, wait[later] / YEAR, side="right")
    return np.bincount(group, minlength=7), np.bincount(bins, minlength=len(WAITS) + 1)


def _roles_on(lives: Lives, stays: Memberships, on: int) -> tuple[np.ndarray, np.ndarray]:
    """Counts of relations in every household that day, and whether its head is a man."""
    there = (stays.start <= on) & (on < stays.end)
    width = len(RELATIONS)
    cell = stays.home[there] * width + stays.relation[there]
    roles = np.bincount(cell, minlength=len(lives.homes.formed) * width).reshape(-1, width)
    male_head = np.zeros(len(roles), dtype=bool)
    heads = there & (stays.relation == 0)
    male_head[stays.home[heads]] = lives.male[stays.row[heads]]
    return roles[roles.any(axis=1)], male_head[roles.any(axis=1)]


def _events(lives: Lives) -> Counter[str]:
    first, last = JANUARIES[0], JANUARIES[-1]
    left = (lives.exit >= first) & (lives.exit < last) & (lives.entry < lives.exit)
    came = (lives.entry > first) & (lives.entry < last)
    weddings = sum(int(((d >= first) & (d < last)).sum()) for _, _, d in lives.log.wed)
    later = came & (lives.kind == INITIAL)
    return Counter(
        births=int((came & (lives.kind == BIRTH)).sum()),
        deaths=int((left & lives.died).sum()),
        moved_in=int((came & (lives.kind != BIRTH) & ~later).sum()),
        brides=int((came & (lives.kind == MARRIAGE_IN)).sum()),
        moved_out=int((left & ~lives.died).sum()),
        weddings=weddings,
    )
