"""Facts on demand: one place that turns a source's figures into bound numbers."""

from dataclasses import dataclass
from datetime import date

from analytics.document import number
from analytics.document.fact import Fact, bound, claim, figure_fact, fixed, whole_fact
from analytics.document.view import View
from analytics.form.report.source import WHOLE, Source, villages
from analytics.meaning.answer import Figure
from analytics.meaning.indicator import Indicator
from analytics.meaning.tasks import Programme, Task, plan_on, tasks_of
from analytics.meaning.unit import eid_beginning
from analytics.words.month import shifted
from analytics.words.vocabulary import ADULT_CARD_AGE

# Law on Identity 26/2023/QH15 art. 19, before it Law 59/2014/QH13
ADULT = fixed(str(ADULT_CARD_AGE), "law | adult_card_age")


@dataclass(frozen=True)
class Teller:
    """One view of one source. Every method that ends in a fact binds it to its claim."""

    view: View
    source: Source

    @property
    def month(self) -> date:
        return self.view.month

    @property
    def areas(self) -> dict[str, str]:
        return villages(self.view)

    @property
    def eid_begun(self) -> bool:
        """Before the first month of e-ID there is no figure of it, not a row of noughts."""
        return self.month >= eid_beginning(self.view.reader).month

    @property
    def plan(self) -> Programme | None:
        """None before the first plan was issued."""
        return plan_on(self.view.reader, self.month)

    def tasks(self, section: str = "") -> tuple[Task, ...]:
        """Those of one part of the plan, or all: '3.1' to '3.5' are the utility groups."""
        all_of_it = tasks_of(self.view.reader, self.plan) if self.plan else ()
        return tuple(one for one in all_of_it if section in ("", one.section))

    def figure(
        self, indicator: Indicator, area: str = WHOLE, *, back: int = 0, member: str = ""
    ) -> Figure:
        month = shifted(self.month, -back)
        return self.source.figure(indicator, area, month=month, member=member)

    def value(
        self, indicator: Indicator, area: str = WHOLE, *, back: int = 0, member: str = ""
    ) -> Fact:
        return figure_fact(self.view, self.figure(indicator, area, back=back, member=member))

    def having(self, indicator: Indicator, area: str = WHOLE) -> Fact:
        return self.whole(indicator, area, "having", self.figure(indicator, area).having)

    def among(self, indicator: Indicator, area: str = WHOLE) -> Fact:
        return self.whole(indicator, area, "among", self.figure(indicator, area).among)

    def missing(self, indicator: Indicator, area: str = WHOLE) -> Fact:
        return self.whole(indicator, area, "missing", self.figure(indicator, area).missing)

    def lacking(self, indicator: Indicator, area: str = WHOLE) -> Fact:
        """Everybody whom a share counts among but not in."""
        return self.whole(indicator, area, "lacking", lacking(self.figure(indicator, area)))

    def away(self, registered: Indicator, present: Indicator, area: str = WHOLE) -> Fact:
        """Those lacking who are away: lacking among all registered less lacking among present."""
        everybody, here = (lacking(self.figure(key, area)) for key in (registered, present))
        count = None if everybody is None or here is None else everybody - here
        return self.whole(registered, area, "lacking_away", count)

    def goal(self, indicator: Indicator, area: str = WHOLE, *, back: int = 0) -> Fact | None:
        target = self.figure(indicator, area, back=back).target
        if target is None:
            return None
        told = claim(indicator, area, shifted(self.month, -back), "target")
        return bound(told, number.goal(target.value, self.view.language))

    def whole(self, whom: Indicator | str, area: str, what: str, count: float | None) -> Fact:
        return whole_fact(self.view, whom, area, self.month, what, count)

    def due(self, area: str, *, kinds: tuple[str, ...], months: int) -> Fact:
        count = self.source.due(area, kinds=kinds, months=months)
        return self.whole("due", area, f"{'+'.join(kinds)} in {months} months", count)

    def area(self, area: str) -> Fact:
        return fixed(self.areas[area], f"{area} | name")

    def month_fact(self, back: int = 0) -> Fact:
        month = shifted(self.month, -back)
        return fixed(number.month_name(month, self.view.language), f"{month} | month")

    def day(self, day: date, what: str = "date") -> Fact:
        return fixed(number.day(day), what)


def lacking(figure: Figure) -> int | None:
    """None where the figure is not told: never a number made of half of it."""
    if figure.having is None or figure.among is None:
        return None
    return figure.among - int(figure.having)
