"""The demand calendar: who falls due in the months ahead, against the cards a month brings."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, product
from math import ceil
from operator import itemgetter

from analytics.meaning.ask import areas_of, ask, check, months_of
from analytics.meaning.catalogue import CARDS_ISSUED
from analytics.meaning.door import statistics_of
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.settings.settings import settings_of
from analytics.words.errors import UnknownMonth
from analytics.words.month import month_key, months_between, shifted
from analytics.words.text import Text

DueRow = tuple[str, date, str, str, int]  # area, month due, kind, presence, persons
Counts = Counter[tuple[str, date | None, str, str]]

HORIZON = 24  # months ahead that the fold counts
OBSERVED = 12  # months back that tell the capacity
FEWEST = 4  # with fewer months there is no capacity to speak of, as there is no forecast

KINDS = {
    "turn_14": Text("Đủ 14 tuổi", context="ahead"),
    "renew_25": Text("Đổi thẻ tuổi 25"),
    "renew_40": Text("Đổi thẻ tuổi 40"),
    "renew_60": Text("Đổi thẻ tuổi 60"),
}


@dataclass(frozen=True)
class Capacity:
    """Cards a month. Of the `months` observed half stay at `usual`, nine in ten at `busy`."""

    usual: int
    busy: int
    months: int
    chosen: int | None = None

    @property
    def cards(self) -> int:
        return self.busy if self.chosen is None else self.chosen


@dataclass(frozen=True)
class Demand:
    """Persons by area, month due, kind and presence; a place left out means all of them."""

    month: date
    areas: dict[str, str]
    counts: Counts
    capacity: Capacity | None

    def persons(
        self, *, area: str = "", month: date | None = None, kind: str = "", presence: str = ""
    ) -> int:
        return self.counts[area, month, kind, presence]

    @cached_property
    def months(self) -> tuple[date, ...]:
        return months_between(shifted(self.month, 1), shifted(self.month, HORIZON))

    @property
    def over(self) -> tuple[date, ...]:
        """Months in which more of the people present fall due than a month can serve."""
        if self.capacity is None:
            return ()
        cards = self.capacity.cards
        return tuple(one for one in self.months if self.load(one) > cards)

    @cached_property
    def fullest(self) -> date | None:
        """The month with most people present falling due, the first of equals."""
        first = max(self.months, key=self.load)
        return first if self.load(first) else None

    def load(self, month: date) -> int:
        """People away come to no counter: they are told beside the load, never inside it."""
        return self.persons(month=month, presence="present")


def demand_of(
    reader: Reader, month: date, *, areas: tuple[str, ...] = (), capacity: int | None = None
) -> Demand:
    """The months after a closed month. `capacity`: cards a month for the whole commune, tried out;
    else what the chief set, else what was observed."""
    known = areas_of(reader)
    check(Filters(areas), known)
    chosen = {area: name for area, name in known.items() if not areas or area in areas}
    whole = not areas and reader.role != "village"
    cards = settings_of(reader).card_capacity if capacity is None else capacity
    counts = _counts(reader, month, tuple(chosen))
    return Demand(
        month, chosen, counts, capacity_of(reader, month, areas, cards if whole else None)
    )


@remembered()
def _counts(reader: Reader, month: date, areas: tuple[str, ...]) -> Counts:
    counts: Counts = Counter()
    for area, due, kind, presence, persons in due_rows(reader, month):
        if area in areas:
            for key in product((area, ""), (due, None), (kind, ""), (presence, "")):
                counts[key] += persons
    return counts


def capacity_of(
    reader: Reader, month: date, areas: tuple[str, ...] = (), chosen: int | None = None
) -> Capacity | None:
    """Cards issued and renewed a month to residents of these areas in the year before."""
    issued = CARDS_ISSUED
    asked = Question((issued,), month, where=Filters(areas), months_back=OBSERVED - 1)
    counts = sorted(int(one.having or 0) for one in ask(asked, reader).of(issued))
    if len(counts) < FEWEST:
        return None if chosen is None else Capacity(chosen, chosen, len(counts), chosen)
    return Capacity(ranked(counts, 0.5), ranked(counts, 0.9), len(counts), chosen)


def ranked(counts: list[int], share: float) -> int:
    """Nearest rank: a month that really was, never a mean of two."""
    return counts[ceil(round(share * len(counts), 9)) - 1]


def due_rows(reader: Reader, month: date) -> tuple[DueRow, ...]:
    """Who falls due in the 24 months after a closed month; only counts above nothing have a row."""
    if month not in months_of(reader):
        raise UnknownMonth(month_key(month))
    return _due(reader).get(month, ())


@remembered()
def _due(reader: Reader) -> Mapping[date, tuple[DueRow, ...]]:
    rows = statistics_of(reader).rows(
        "select month, area, due_month, kind, presence, persons from due order by all"
    )
    return {
        month: tuple((row[1], row[2], row[3], row[4], row[5]) for row in own)
        for month, own in groupby(rows, itemgetter(0))
    }
