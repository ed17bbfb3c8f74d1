"""A question's figures with their provenance."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil
from operator import attrgetter

from analytics.meaning.indicator import Indicator
from analytics.words.text import Given, Text

SMALL = 30  # below so many persons a share jumps with one of them
EVERYBODY = 100.0  # per cent
Need = tuple[int, Fraction]


@dataclass(frozen=True)
class Target:
    """A value to reach by a date, with the document that says so.

    `area` is a village that has its own, `level` "assigned" or "stretch"; before `valid_from`
    nobody had assigned it. Who entered it and when are empty where it came with the edition.
    """

    value: float
    due: date
    document_vi: str
    document_en: str
    standing: str
    area: str = "commune"
    level: str = "assigned"
    valid_from: date | None = None
    entered_by: str = ""
    entered_at: str = ""

    @property
    def document(self) -> Text:
        return Given(self.document_vi, self.document_en)


def needed_of(target: Target, among: int) -> int:
    """The whole number of people that lifts a share of so many to its target."""
    return ceil(round(target.value * among / 100, 9))


@dataclass(frozen=True)
class Figure:
    """One number: `having` among `among`; None where there is no such number."""

    indicator: Indicator
    month: date
    area: str
    member: str
    having: float | None
    among: int | None
    target: Target | None = None

    @property
    def value(self) -> float | None:
        if self.having is None:
            return None
        if self.indicator.denominator is None:
            return self.having
        return self.indicator.scale * self.having / self.among if self.among else None

    @property
    def missing(self) -> int | None:
        """Persons still to reach: the whole number of people that lifts the share to its target.

        A share of nobody misses nobody and has not reached anything: there is no such number.
        """
        if self.target is None or not self.among or self.having is None:
            return None
        return max(0, needed_of(self.target, self.among) - int(self.having))

    @property
    def reached(self) -> bool | None:
        return None if self.missing is None else self.missing == 0

    @property
    def above(self) -> int | None:
        """Persons beyond the target: what a village above it can lend to one below."""
        if self.target is None or not self.among or self.having is None:
            return None
        return max(0, int(self.having) - needed_of(self.target, self.among))

    @property
    def of_nobody(self) -> bool:
        """A share among whom there is nobody: it has no level and no verdict."""
        return self.indicator.denominator is not None and not self.among

    @property
    def small(self) -> bool:
        """A share of so few that one person moves it."""
        return self.indicator.unit == "percent" and 0 < (self.among or 0) < SMALL


@dataclass(frozen=True)
class Provenance:
    """Where figures come from: printed under every panel, on every medium.

    `since` is the first day the register vouches for.
    `source` is what the publisher wrote into the manifest, in the publisher's own words.
    """

    sequence: int
    short_hash: str
    as_of: date
    since: date
    synthetic: bool
    source: str


@dataclass(frozen=True)
class Evidence:
    """One measure of a synthetic population: its value, the bar it is held against, if it is met.

    `bar` and `met` are None where nothing is demanded. Real data carry no evidence.
    """

    measure: str
    label: Text
    day: date
    scope: str
    value: float
    bar: float | None
    met: bool | None
    note: Text


@dataclass(frozen=True)
class Answer:
    """Figures in the order asked, where they come from, and nothing about any person."""

    figures: tuple[Figure, ...]
    provenance: Provenance
    areas: dict[str, str] = field(hash=False)

    def of(self, indicator: Indicator, **facts: object) -> tuple[Figure, ...]:
        """The figures of one indicator, narrowed by month, area or member."""
        found: Iterable[Figure] = self._by_indicator.get(indicator, ())
        for name, value in facts.items():
            told = attrgetter(name)
            found = [figure for figure in found if told(figure) == value]
        return tuple(found)

    @cached_property
    def _by_indicator(self) -> dict[Indicator, list[Figure]]:
        found: dict[Indicator, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.indicator, []).append(figure)
        return found

    def one(self, indicator: Indicator, **facts: object) -> Figure:
        [figure] = self.of(indicator, **facts)
        return figure


def need(missing: int | None, having: float | None, among: int | None) -> Need:
    """Smallest for whom to go to first: most persons missing, then the lowest share.

    What is still equal keeps the order of the villages, for sorting, `min` and `max` leave equals
    as they come; whoever sorts by this takes them in that order.
    """
    share = Fraction(int(having or 0), among) if among else Fraction(1)
    return -(missing or 0), share
