"""Villages against a target, ranked by persons missing, by percentage or by pace."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.document import Column, Panel, Table, View, added, number
from analytics.form.phrase import (
    NAMED,
    area_name,
    highest,
    lent_words,
    lowest,
    nobody,
    people,
    percent_of,
    small_words,
    standing,
    villages,
)
from analytics.form.theme import hue_of
from analytics.meaning.answer import EVERYBODY, Answer, Figure, Need, need
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator

PACE_MONTHS = 3


def by_missing(figures: tuple[Figure, ...]) -> list[Figure]:
    """Villages with most persons missing first; without a target, lowest share first."""
    return sorted(figures, key=need_of)


def need_of(one: Figure | Forecast) -> Need:
    return need(one.missing, one.having, one.among)


def pace(view: View, figure: Figure) -> float | None:
    """Persons a month, net, over the last three: None where the history is shorter."""
    series = view.ask(figure.indicator, by=("area",), months_back=PACE_MONTHS)
    months = series.of(figure.indicator, area=figure.area)
    if len(months) <= PACE_MONTHS:
        return None
    return ((figure.having or 0) - (months[0].having or 0)) / PACE_MONTHS


def village_panel(
    view: View,
    indicator: Indicator,
    *,
    second: Indicator | None = None,
) -> Panel:
    """Every village against the target, most persons missing first."""
    answer = view.ask(indicator, *([second] if second else []), by=("area",))
    figures = by_missing(villages_of(view, answer, indicator))
    whole = answer.of(indicator)[-1]  # the commune's target; a village may have its own
    named = {one.area for one in figures}
    others = tuple(one for one in answer.of(second) if one.area in named) if second else ()
    other = {one.area: number.share(one) for one in others}
    rows = tuple(
        {
            "name": answer.areas[one.area],
            "value": one.value,
            "second": other.get(one.area),
            "target": one.target.value if one.target and not view.by_person else None,
            "goal": max(one.target.value, one.value or 0) if one.target else one.value,
            "label": " · ".join(filter(None, (percent_of(view, one), standing(view, one)))),
        }
        for one in figures
    )
    shown = [value for one in figures for value in (one.value, other.get(one.area))]
    lowest = min((value for value in shown if value is not None), default=0.0)
    low = max(0, int((lowest - 5) // 10 * 10))
    return Panel(
        f"{indicator.key}-villages",
        village_title(view, figures, answer.areas),
        village_subtitle(view, figures, others, whole),
        figures_table(view, figures, answer.areas, other if second else None),
        "dots" if rows else "",
        rows,
        (
            ("hue", hue_of(indicator)),
            ("low", min(low, 90)),
            ("own_targets", len({row["target"] for row in rows}) > 1),
        ),
        height=34 * len(rows) + 34,
        width=2,
        derived=(added(one.missing for one in short_of(figures)[:NAMED]),),
    )


def villages_of(view: View, answer: Answer, indicator: Indicator) -> tuple[Figure, ...]:
    """Of the filtered all are counted who have not done it: no target is theirs alone."""
    told = (one for one in answer.of(indicator) if one.area != "commune")
    return tuple(for_everybody(one) if view.by_person else one for one in told)


def for_everybody(one: Figure) -> Figure:
    return replace(one, target=replace(one.target, value=EVERYBODY)) if one.target else one


def short_of(figures: list[Figure]) -> list[Figure]:
    return [one for one in figures if one.missing]


def village_title(view: View, figures: list[Figure], areas: dict[str, str]) -> str:
    """Names the villages that hold most of the gap: a statement the rows below prove."""
    if not figures:
        return view.say("Không có thôn nào khớp bộ lọc")
    there = [one for one in figures if not one.of_nobody]
    if not there:
        name = view.say(figures[0].indicator.name)
        return f"{name}: {nobody(view)}"
    if all(one.target is None for one in there):
        return spread_words(view, there, areas)
    lagging = short_of(there)
    if not lagging:
        return reached_words(view, there, areas)
    top = lagging[:NAMED]
    names = ", ".join(areas[one.area] for one in top)
    if view.by_person:
        return unjudged_words(view, lagging, names)
    missing = people(view, sum(one.missing or 0 for one in top))
    if len(lagging) == 1:
        return view.say("{names} chưa đạt, còn {missing}", names=names, missing=missing)
    count = villages(view, len(lagging))
    return view.say(
        "{count} chưa đạt; {names} còn {missing}", count=count, names=names, missing=missing
    )


def unjudged_words(view: View, lagging: list[Figure], names: str) -> str:
    missing = people(view, sum(one.missing or 0 for one in lagging[:NAMED]))
    if len(lagging) <= NAMED:
        return view.say("{names} còn {missing} trong nhóm", names=names, missing=missing)
    return view.say(
        "{count} còn người trong nhóm; {names} còn {missing}",
        count=villages(view, len(lagging)),
        missing=missing,
        names=names,
    )


def reached_words(view: View, there: list[Figure], areas: dict[str, str]) -> str:
    """Only of villages that have somebody and a target; one is named, not counted."""
    if view.by_person:
        return view.say("Không thôn nào còn người thiếu trong nhóm")
    if len(there) == 1:
        return view.say("{name} đã đạt chỉ tiêu", name=areas[there[0].area])
    if any(one.target is None for one in there):
        done = villages(view, sum(one.target is not None for one in there))
        return view.say("{done} có chỉ tiêu đã đạt", done=done)
    return view.say("Cả {there} thôn đã đạt chỉ tiêu", there=len(there))


def spread_words(view: View, there: list[Figure], areas: dict[str, str]) -> str:
    """Highest and lowest where no target is set: neither where all are alike."""
    shares = {areas[one.area]: one.value for one in there}
    words = {areas[one.area]: percent_of(view, one) for one in there}
    high, low = highest(shares), lowest(shares)
    if high is None or low is None:
        name, share = areas[there[0].area], percent_of(view, there[0])
        if len(there) == 1:
            return f"{name}: {share}"
        return view.say("Cả {there} thôn như nhau: {share}", there=len(there), share=share)
    best, worst = words[high.names[0]], words[low.names[0]]
    if not high.alone or not low.alone:
        return view.say(
            "Cao nhất: {highest} {best}; thấp nhất: {lowest} {worst}",
            highest=high.who(view),
            best=best,
            lowest=low.who(view),
            worst=worst,
        )
    return view.say(
        "{highest} {best} cao nhất; {lowest} {worst} thấp nhất",
        highest=high.who(view),
        best=best,
        lowest=low.who(view),
        worst=worst,
    )


def village_subtitle(
    view: View, figures: list[Figure], others: tuple[Figure, ...], whole: Figure
) -> str:
    target = None if view.by_person else whole.target
    if not figures:
        if whole.target:
            return view.say("Nới điều kiện lọc để thấy các thôn.")
        return view.say("Chưa giao chỉ tiêu nên chưa thôn nào thiếu.")
    population = view.say(figures[0].indicator.population.name)
    said = view.say("% trong {population}", population=population)
    if target:
        said += view.say(". Vạch đứng: chỉ tiêu {goal}", goal=view.goal(target.value))
        if own := [one for one in figures if one.target and one.target.value != target.value]:
            said += view.say("; {count} thôn có chỉ tiêu riêng", count=len(own))
        if len(figures) > 1 and (lent := lent_words(view, figures, whole.missing or 0)):
            total = people(view, sum(one.missing or 0 for one in figures))
            said += view.say("; các thôn thiếu cộng {total}, {lent}", total=total, lent=lent)
    if others:
        other = view.say(others[0].indicator.population.name)
        said += view.say(". Vòng tròn rỗng: trong {other}", other=other)
    return ". ".join(filter(None, (said, small_words(view, (*figures, *others)))))


def figures_table(
    view: View,
    figures: list[Figure],
    areas: dict[str, str],
    other: Mapping[str, float | None] | None = None,
) -> Table:
    columns = [
        Column(view.say("Thôn")),
        Column(view.say("Tử số"), "whole"),
        Column(view.say("Mẫu số"), "whole"),
        Column("%", "percent"),
        Column(view.say("Chỉ tiêu %"), "percent"),
        Column(view.say("Còn thiếu (người)"), "whole"),
    ]
    if other is not None:
        columns.append(Column(view.say("% / thường trú"), "percent"))
    return Table(
        tuple(columns),
        tuple(
            (
                area_name(view, one.area, areas),
                one.having,
                one.among,
                number.share(one),
                one.target.value if one.target and not view.by_person else None,
                one.missing,
                *([other.get(one.area)] if other is not None else []),
            )
            for one in figures
        ),
    )
