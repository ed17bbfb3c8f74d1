"""Cards: one indicator at a glance, with its parts, its pace and its way over two years."""

from analytics.document import Card, View, number
from analytics.form.bridge.words import change
from analytics.form.choices import with_targets
from analytics.form.phrase import counted_of, percent_of, small_words, standing
from analytics.form.theme import hue_of
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import Figure
from analytics.meaning.forecast.outlook import Forecast, forecasts, still_ahead
from analytics.meaning.indicator import FLOW, Indicator

HISTORY = 23  # months shown before the chosen one


def share_card(view: View, indicator: Indicator) -> Card:
    """A share with its parts, its target, the persons missing and its way over two years."""
    series = view.ask(indicator, months_back=HISTORY).of(indicator, area=view.total)
    now = series[-1]
    before = series[-2] if len(series) > 1 else None
    parts = parts_words(view, now)
    if before and before.value is not None and now.value is not None:
        moved = number.change(change(before, now), view.language)
        parts += " · " + view.say("{moved} điểm % / tháng", moved=moved)
    if star := small_words(view, (now,)):
        parts += " · " + star
    expected = expected_of(view, indicator)
    stands = verdict(view, expected or now)
    return Card(
        view.say(now.indicator.name),
        percent_of(view, now),
        parts,
        hue_of(now.indicator),
        outlook(view, expected) if expected else "",
        stands.status,
        stands.chip,
        tuple(figure.value for figure in series),
        now.target.value if now.target else None,
        aim(view, now),
    )


def aim(view: View, now: Figure) -> str:
    """'chỉ tiêu 85% đến 31/12/2024 · còn 18 người'; one sex or one age has no target."""
    if now.target is None or view.by_person:
        return ""
    goal, due = view.goal(now.target.value), now.target.due
    told = view.say("chỉ tiêu {goal} đến {due}", goal=goal, due=due)
    return " · ".join((told, standing(view, now))) if now.missing else told


def parts_words(view: View, now: Figure) -> str:
    """'1.944/2.980 người có mặt', or whom nobody belongs to."""
    population = view.say(now.indicator.population.name)
    if now.of_nobody:
        return view.say("không có ai là {population}", population=population)
    return view.say(
        "{having}/{among} {population}", having=now.having, among=now.among, population=population
    )


def expected_of(view: View, indicator: Indicator) -> Forecast | None:
    """The forecast of what the card shows: none without a target, none under a filter of persons,
    for who turns 14 would then leave one group for another."""
    where = view.where
    if (
        indicator not in with_targets(view)
        or where.sexes
        or where.age_bands
        or len(where.areas) > 1
    ):
        return None
    area = where.areas[0] if where.areas else view.total
    told = forecasts(view.reader, indicator, view.month)
    return next(one for one in told if one.area == area)


def outlook(view: View, expected: Forecast) -> str:
    """What is to be expected, in the words of the verdict, and the target that comes next."""
    parts = verdict(view, expected).ahead, following(view, expected)
    return "; ".join(filter(None, parts))


def following(view: View, expected: Forecast) -> str:
    """The next target where the one that stands has fallen due."""
    after = still_ahead(view.reader, expected.indicator, view.month, expected.area)
    if after.target == expected.target or after.target is None:
        return ""
    value, told = view.goal(after.target.value), verdict(view, after).told
    due = after.target.due
    return view.say("tiếp theo {value} đến {due}: {told}", value=value, due=due, told=told)


def count_card(view: View, indicator: Indicator, detail: str) -> Card:
    series = view.ask(indicator, months_back=HISTORY).of(indicator, area=view.total)
    indicator = series[-1].indicator
    if indicator.kind == FLOW:
        detail += f", {counted_of(view, indicator)}"
    return Card(
        view.say(indicator.name),
        number.written(series[-1], view.language),
        detail,
        hue_of(indicator),
        trend=tuple(figure.value for figure in series),
    )
