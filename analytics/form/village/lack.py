"""What each village lacks: people to the target or, where none is theirs, whoever has it not."""

from dataclasses import dataclass, replace
from datetime import timedelta

from analytics.document import Choice, Number, View
from analytics.form.choices import chosen_indicator, indicator_choice
from analytics.form.ranking import need_of, pace
from analytics.form.tiles import everywhere
from analytics.meaning.answer import Figure, Target, needed_of
from analytics.meaning.forecast.outlook import Forecast, ahead_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.stuck import Step, lacking, steps
from analytics.meaning.targets import target_on, targets_of
from analytics.words.text import Text, later

NOW, LATER = "nay", "sau"
SORTS = {"thieu": Text("số người thiếu"), "ty-le": Text("tỷ lệ"), "toc-do": Text("tốc độ 3 tháng")}
YEAR = 12
Counted = tuple[tuple[Step, int], ...]


def targets(view: View) -> dict[str, Text]:
    """The one in force and the one after it: both always, so that no month refuses the other."""
    indicator = chosen_indicator(view, INDICATOR)
    return {NOW: named(view, indicator, NOW), LATER: named(view, indicator, LATER)}


def named(view: View, indicator: Indicator, which: str) -> Text:
    found = target_of(view, indicator, view.total, which)
    if found is None:
        return Text("chưa giao") if which == NOW else Text("chỉ tiêu sau (chưa giao)")
    words = Text("chỉ tiêu {goal}") if which == NOW else Text("chỉ tiêu sau {goal}")
    return words.filled(goal=later(lambda _: view.goal(found.value)))


def target_of(view: View, indicator: Indicator, area: str, which: str) -> Target | None:
    every = targets_of(view.reader)
    found = target_on(every, indicator, view.month, area)
    if which == NOW or found is None:
        return found
    after = target_on(every, indicator, found.due + timedelta(days=1), area)
    return after if after and after.due > found.due else None


INDICATOR = indicator_choice(Text("Thôn còn thiếu"))
TARGET = Choice("target", "muc", Text("so với"), targets, width=170)
PEOPLE = Number("people", "nguoi", Text("từ (người)"), least=1, most=10_000, first=1)
SORT = Choice("sort", "xep", Text("xếp theo"), lambda _: SORTS, width=170)


@dataclass(frozen=True)
class Lack:
    """One area: its figure against the target asked for, and the forecast of that target.

    `judged` is untrue of one sex or age, for which no target is set, and where none is set at all.
    """

    figure: Figure
    told: Forecast | None
    judged: bool

    @property
    def left(self) -> int:
        """Everybody of the population who has it not."""
        return (self.figure.among or 0) - int(self.figure.having or 0)

    @property
    def short(self) -> int:
        """To the target, where there is one."""
        return (self.figure.missing or 0) if self.judged else self.left

    @property
    def there(self) -> bool:
        return bool(self.figure.among)


def asked(view: View) -> Indicator:
    return chosen_indicator(view, INDICATOR)


def lacks(view: View) -> tuple[Lack, ...]:
    """Every village the reader may see, in the order asked for."""
    found = [one for one in every(view) if one.figure.area != "commune"]
    return tuple(sorted(found, key=lambda one: order(view, one)))


def every(view: View) -> tuple[Lack, ...]:
    """The villages in the order of the register and, of who sees it, the commune."""
    indicator, which = asked(view), view.chosen(TARGET)
    answer = everywhere(view).ask(indicator, by=("area",))
    ahead = {} if view.by_person else forecasts_of(view, indicator, which)
    aimed = (
        replace(one, target=target_of(view, indicator, one.area, which))
        for one in answer.of(indicator)
    )
    return tuple(lack_of(view, one, ahead.get(one.area)) for one in aimed)


def lack_of(view: View, figure: Figure, told: Forecast | None) -> Lack:
    same = told is not None and told.target == figure.target
    return Lack(figure, told if same else None, figure.target is not None and not view.by_person)


def forecasts_of(view: View, indicator: Indicator, which: str) -> dict[str, Forecast]:
    ahead = ahead_of(view.reader, indicator, view.month)
    return {one.area: one for one in (ahead.told if which == NOW else ahead.next)}


def order(view: View, one: Lack) -> tuple[object, ...]:
    """By people missing, by percentage (lowest first) or by pace (slowest first)."""
    need = (-one.short, *need_of(one.figure)[1:])
    sort = view.chosen(SORT)
    if sort == "ty-le":
        return one.figure.value or 0, *need
    if sort == "toc-do":
        return pace(everywhere(view), one.figure) or 0, *need
    return need


def wanted(view: View, found: tuple[Lack, ...]) -> tuple[Lack, ...]:
    """Those that miss as many people as the reader asks for at least, most first."""
    least = view.chosen(PEOPLE)
    short = (one for one in found if one.short >= least)
    return tuple(sorted(short, key=lambda one: (-one.short, *need_of(one.figure)[1:])))


def chosen_lack(view: View, found: tuple[Lack, ...]) -> Lack:
    """The village the card is about: of those chosen, or of all, the one that lacks most."""
    areas = view.where.areas
    told = [one for one in found if one.figure.area in areas] or list(found)
    return min(told, key=lambda one: (-one.short, *need_of(one.figure)[1:]))


def year_of(view: View, one: Lack) -> tuple[tuple[Figure, int], ...]:
    """A year of months with what was short in each of today's target."""
    series = everywhere(view).ask(one.figure.indicator, by=("area",), months_back=YEAR)
    months = series.of(one.figure.indicator, area=one.figure.area)
    return tuple((month, short_then(month, one)) for month in months)


def short_then(month: Figure, one: Lack) -> int:
    having, among = int(month.having or 0), month.among or 0
    if not one.judged or one.figure.target is None:
        return among - having
    return max(0, needed_of(one.figure.target, among) - having)


def steps_counted(view: View, one: Lack) -> Counted:
    """How many of the village wait for each step, most first among those that can be helped."""
    return tuple((step, step_count(view, one, step)) for step in steps(one.figure.indicator))


def step_count(view: View, one: Lack, step: Step) -> int:
    answer = everywhere(view).ask(*step.work.asked, by=("area",))
    area = one.figure.area
    return step.work.people(answer.one(each, area=area) for each in step.work.asked)


def away_of(view: View, one: Lack) -> int:
    whom = lacking(one.figure.indicator, "away")
    return int(everywhere(view).ask(whom, by=("area",)).one(whom, area=one.figure.area).having or 0)


def counts_away(one: Lack) -> bool:
    """Whether the share itself is about those away too."""
    return "'away'" in one.figure.indicator.population.where
