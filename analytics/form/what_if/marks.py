"""The plane of the two fans, and their rows with the words on the row of their month."""

from datetime import date
from statistics import mean
from typing import Any

from analytics.document import number
from analytics.form.forecast_words import month_or_beyond
from analytics.form.theme import hue_of
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.words import goal_words
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.reach import needed_of
from analytics.words.month import month_of, shifted

PAST, BEYOND, FEWEST = 12, 3, 9  # months drawn behind, after the last date, ahead at least

CROWDED = 0.062  # of the plane: nearer to each other two words at its right would touch


def hue(told: Trial) -> str:
    return hue_of(told.scenario.state.indicator)


def last(told: Trial) -> int:
    """The last month drawn: by the deadline and the forecast without effort, never by the plan."""
    latest = told.scenario.before.reach[2]
    spoken = MONTHS if latest is None else ahead_of(told, latest)
    due = ahead_of(told, month_of(told.scenario.target.due))
    return max(FEWEST, min(max(spoken, due) + BEYOND, MONTHS))


def ahead_of(told: Trial, month: date) -> int:
    known = told.scenario.state.month
    return (month.year - known.year) * 12 + month.month - known.month


def past(told: Trial) -> list[int]:
    """People having it in the last year, this month at the end."""
    return [int(one) for one in told.scenario.own(told.scenario.state.having)[-PAST - 1 :]]


def frame(told: Trial) -> tuple[tuple[str, Any], ...]:
    """Bounds and names of the axes: the same wherever the sliders stand."""
    first, end = 1 - len(past(told)), last(told)
    month, language = told.scenario.state.month, told.view.language
    names = tuple(
        number.month_name(shifted(month, place), language) for place in range(first, end + 1)
    )
    step = 6 if end - first > 20 else 3
    ticks = tuple(
        place for place in range(first, end + 1) if shifted(month, place).month % step == 0
    )
    return (
        ("hue", hue(told)),
        ("months", (first, end)),
        ("names", names),
        ("ticks", ticks),
        ("persons", bounds(told)),
    )


def bounds(told: Trial) -> tuple[float, float]:
    """Everybody at the top, the lowest of past and forecast at the foot: words stand outside."""
    shown = told.scenario.before.fan[: last(told)]
    low = min(*past(told), *(one.p10 for one in shown), *(needed(told, one.among) for one in shown))
    high = max(*(one.among for one in shown), *(one.p90 for one in shown))
    reach = max(high - low, 10)
    return low - 0.03 * reach, high + 0.1 * reach


def needed_at(told: Trial, ahead: int) -> int:
    return needed(told, told.scenario.before.fan[ahead].among)


def needed(told: Trial, among: float) -> int:
    return int(needed_of(among, told.scenario.target.value))


def chart_rows(told: Trial) -> tuple[dict[str, Any], ...]:
    """A row a month; words and single marks stand on the row of their month."""
    known = past(told)
    among = told.scenario.own(told.scenario.state.among)[-PAST - 1 :]
    rows: list[dict[str, Any]] = [
        {"x": place - len(known) + 1, "had": having, "need": needed(told, float(people))}
        for place, (having, people) in enumerate(zip(known, among, strict=True))
    ]
    here = known[-1]
    rows[-1] |= {"now": here, "now_x": 0, "now_words": now_words(told, here)} | now_place(told)
    rows[-1] |= {name: here for name in ("b10", "b50", "b90", "p10", "p50", "p90")}
    rows += [ahead_row(told, place) for place in range(last(told))]
    rows[0] |= marks(told)
    rows[-1] |= ends(told)
    return tuple(rows)


def now_words(told: Trial, here: int) -> str:
    return told.view.say("nay {count}", count=here)


def now_place(told: Trial) -> dict[str, Any]:
    """Beside its rule, on the side where the deadline has none."""
    ahead = ahead_of(told, month_of(told.scenario.target.due)) > 0
    side, across = ("right", -6) if ahead else ("left", 6)
    return {"now_align": side, "now_dx": across}


def ahead_row(told: Trial, place: int) -> dict[str, Any]:
    less, more = told.scenario.before.fan[place], told.scenario.after.fan[place]
    row: dict[str, Any] = {"x": place + 1, "need": needed_at(told, place)}
    row |= {"b10": less.p10, "b50": less.p50, "b90": less.p90}
    row |= {"p10": more.p10, "p50": more.p50, "p90": more.p90}
    return row | ({"h10": more.p10, "h90": more.p90} if told.beyond else {})


def ends(told: Trial) -> dict[str, Any]:
    """To the right of the lines: what is needed then and the middle of both fans, one word where
    they are one, none nearer to another than a word is high."""
    view, place = told.view, last(told) - 1
    aim = needed_at(told, place)
    less, more = told.scenario.before.fan[place].p50, told.scenario.after.fan[place].p50
    words = {"need": view.say("{goal}: cần {aim}", goal=goal_words(told), aim=aim)}
    words |= {"before": view.say("không thêm {usual}", usual=less)}
    words |= {"after": view.say("có thêm {plan}", plan=more)} if more != less else {}
    low, high = bounds(told)
    ordered = sorted(words, key={"need": aim, "before": less, "after": more}.__getitem__)
    heights = [{"need": aim, "before": less, "after": more}[one] for one in ordered]
    placed = apart(heights, CROWDED * (high - low))
    found: dict[str, Any] = {f"{one}_words": said for one, said in words.items()}
    return found | {f"{one}_at": at for one, at in zip(ordered, placed, strict=True)}


def apart(heights: list[int], gap: float) -> list[float]:
    """The same from the lowest up, moved as little as leaves a gap between neighbours."""
    blocks: list[list[float]] = []
    for place, height in enumerate(heights):
        blocks.append([height - place * gap])
        while len(blocks) > 1 and mean(blocks[-2]) > mean(blocks[-1]):
            last_one = blocks.pop()
            blocks[-1] += last_one
    level = [mean(block) for block in blocks for _ in block]
    return [one + place * gap for place, one in enumerate(level)]


def marks(told: Trial) -> dict[str, Any]:
    """The deadline and the two intervals on the axis of months."""
    view, found = told.view, dict[str, Any]()
    due = ahead_of(told, month_of(told.scenario.target.due))
    first, end = 1 - len(past(told)), last(told)
    if first <= due <= end:
        words = number.day(told.scenario.target.due)
        found = {"due": due, "due_words": view.say("hạn {words}", words=words)}
    if told.scenario.standing.reached:
        return found
    before, after = told.scenario.before, told.scenario.after
    return (
        found
        | span(told, before, "before", view.say("không thêm "))
        | span(told, after, "after", view.say("có thêm "))
    )


def span(told: Trial, forecast: Forecast, name: str, head: str) -> dict[str, Any]:
    """From the tenth to the ninetieth of a hundred futures, to the edge where it goes on."""
    end = last(told)
    early, half, late = (None if one is None else ahead_of(told, one) for one in forecast.reach)
    words = head + month_or_beyond(told.view, forecast.reach[1])
    row: dict[str, Any] = {f"{name}_when": words}
    if early is not None and early <= end:
        row |= {f"{name}_from": early, f"{name}_to": end if late is None else min(late, end)}
    return row | ({f"{name}_half": half} if half is not None and half <= end else {})
