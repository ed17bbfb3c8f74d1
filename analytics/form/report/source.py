"""Where a report takes its figures from: asked as every page asks, or counted a second time."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from analytics.document import View
from analytics.meaning.answer import Answer, Figure
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.bridge import Bridge, bridges
from analytics.meaning.due.demand import Demand, demand_of
from analytics.meaning.fair.deeds import Deeds, deeds_of
from analytics.meaning.forecast.outlook import Forecast, forecasts, simulated
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import By
from analytics.meaning.remembered import FUTURES
from analytics.meaning.report.recount import COUNTED, Recount
from analytics.words.month import shifted

HISTORY = 12  # months before the chosen one that a chart may show
WHOLE = "commune"

Figures = dict[tuple[Indicator, date, str, str], Figure]


class Source(Protocol):
    """One grammar, two sources: a report is built from each and the two are held together."""

    def figure(
        self, indicator: Indicator, area: str, *, month: date, member: str = ""
    ) -> Figure: ...
    def bridge(self, indicator: Indicator) -> Bridge | None: ...
    def deeds(self, indicator: Indicator) -> tuple[Deeds, ...]: ...
    def forecast(self, indicator: Indicator) -> Forecast | None: ...
    def due(self, area: str, *, kinds: tuple[str, ...], months: int) -> int: ...


@dataclass(frozen=True)
class Answered:
    """Through the one door of the pages."""

    view: View
    answers: dict[tuple[Indicator | None, bool], Figures] = field(default_factory=dict)
    demands: list[Demand] = field(default_factory=list)

    def figure(self, indicator: Indicator, area: str, *, month: date, member: str = "") -> Figure:
        return self._answer(indicator, month, bool(member))[indicator, month, area, member]

    def bridge(self, indicator: Indicator) -> Bridge | None:
        if first_month(self.view):
            return None
        before = shifted(self.view.month, -1)
        return bridges(self.view.reader, indicator, first=before, last=self.view.month).one(WHOLE)

    def deeds(self, indicator: Indicator) -> tuple[Deeds, ...]:
        month = self.view.month
        return deeds_of(self.view.reader, indicator, since=shifted(month, -1), month=month)

    def forecast(self, indicator: Indicator) -> Forecast | None:
        return of_commune(self.view, indicator)

    def due(self, area: str, *, kinds: tuple[str, ...], months: int) -> int:
        if not self.demands:
            self.demands.append(demand_of(self.view.reader, self.view.month))
        [demand] = self.demands
        place = "" if area == WHOLE else area
        return sum(
            demand.persons(area=place, month=shifted(self.view.month, ahead), kind=kind)
            for kind in kinds
            for ahead in range(1, months + 1)
        )

    def _answer(self, indicator: Indicator, month: date, by_sex: bool) -> Figures:
        """All indicators of the month at once; of a month before it, one over all of them."""
        one = None if month == self.view.month and not by_sex else indicator
        if (one, by_sex) not in self.answers:
            self.answers[one, by_sex] = indexed(self._asked(one, by_sex))
        return self.answers[one, by_sex]

    def _asked(self, indicator: Indicator | None, by_sex: bool) -> Answer:
        by: tuple[By, ...] = ("area", "sex") if by_sex else ("area",)
        back = HISTORY if indicator and not by_sex else 0
        return self.view.ask(*((indicator,) if indicator else COUNTED), by=by, months_back=back)


@dataclass(frozen=True)
class Recounted:
    """From raw rows, without the catalogue's SQL; forecasts are simulated once more."""

    view: View
    count: Recount

    def figure(self, indicator: Indicator, area: str, *, month: date, member: str = "") -> Figure:
        return self.count.figure(indicator, area, month, member)

    def bridge(self, indicator: Indicator) -> Bridge | None:
        return None if first_month(self.view) else self.count.bridge(indicator, self.view.month)

    def deeds(self, indicator: Indicator) -> tuple[Deeds, ...]:
        return self.count.deeds(indicator, self.view.month)

    def forecast(self, indicator: Indicator) -> Forecast | None:
        """Simulated once more, and silent where it starts from other people than were counted."""
        FUTURES.forget()
        told = simulated(self.view.reader, indicator, self.view.month)[-1]
        stood = self.count.figure(indicator, WHOLE, self.view.month)
        return told if (told.having, told.among) == (stood.having, stood.among) else None

    def due(self, area: str, *, kinds: tuple[str, ...], months: int) -> int:
        return self.count.due(area, self.view.month, kinds=kinds, months=months)


def recounted(view: View) -> Recounted:
    return Recounted(view, Recount(view.reader))


def indexed(answer: Answer) -> Figures:
    return {(one.indicator, one.month, one.area, one.member): one for one in answer.figures}


def of_commune(view: View, indicator: Indicator) -> Forecast:
    [whole] = [one for one in forecasts(view.reader, indicator, view.month) if one.area == WHOLE]
    return whole


def first_month(view: View) -> bool:
    """No month before it to compare with: the first of all, or the first after a gap."""
    return shifted(view.month, -1) not in months_of(view.reader)


def villages(view: View) -> dict[str, str]:
    return areas_of(view.reader)
