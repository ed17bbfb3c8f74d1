"""Levels over time: one line with its target, or one small panel a village."""

from collections.abc import Sequence
from datetime import date

from analytics.document import Column, Derived, Panel, Table, View, between, number, under
from analytics.form.bridge.words import change, hundredths
from analytics.form.glance import HISTORY
from analytics.form.phrase import nobody, percent_of, small_words
from analytics.form.ranking import by_missing
from analytics.form.theme import hue_of
from analytics.meaning.answer import Answer, Figure
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted

ABOVE, BELOW = -12, 16  # px from a line to its name
CLEAR = 26  # px that a name between two lines needs
LINE = 15  # px from a name to the name above it
FRAME, TOP = 46, 105  # px of a chart beside its plot, which reaches so many per cent
NEAR = -8  # px from the line to its name in a small panel, where the value stands close above
BESIDE = -50  # px from the end to a name that stands left of the value


def ticks(months: list[str], language: str) -> tuple[str, ...]:
    """About six labels over any history, the last one always among them."""
    step = max(1, -(-len(months) // 6))
    return tuple(months[::-1][::step])


def trend_panel(
    view: View, indicator: Indicator, *, second: Indicator | None = None, height: int = 240
) -> Panel:
    """The level month by month, with the target that was in force."""
    answer = view.ask(indicator, *([second] if second else []), months_back=HISTORY)
    series = answer.of(indicator, area=view.total)
    other = answer.of(second, area=view.total) if second else ()
    names = [view.month_name(one.month) for one in series]
    named = line_names(view, series, other, (height - FRAME) / TOP)
    return Panel(
        f"{indicator.key}-trend",
        trend_title(view, series),
        view.say("% trong {name}, theo tháng", name=series[-1].indicator.population.name)
        + legend_words(view, (*series, *other[-1:])),
        trend_table(view, names, series),
        "trend" if any(one.value is not None for one in series) else "",
        trend_points(view, names, series, other, named),
        (("hue", hue_of(indicator)), ("ticks", ticks(names, view.language))),
        height=height,
        derived=year_gap(series),
    )


def trend_table(view: View, names: list[str], series: tuple[Figure, ...]) -> Table:
    """A month a row, with the two counts its share is made of."""
    return Table(
        view.columns(
            "Tháng", under("whole", "Tử số", "Mẫu số"), under("percent", "%", "Chỉ tiêu %")
        ),
        tuple(
            (name, one.having, one.among, number.share(one), one.target and one.target.value)
            for name, one in zip(names, series, strict=True)
        ),
    )


def trend_points(
    view: View,
    names: list[str],
    series: tuple[Figure, ...],
    other: tuple[Figure, ...],
    told: dict[str, object],
) -> tuple[dict[str, object], ...]:
    """The line's months; the last one carries the value and the names of the lines."""
    rows: list[dict[str, object]] = [
        {
            "month": name,
            "value": one.value,
            "second": other[place].value if other else None,
            "target": one.target.value if one.target else None,
            "end": None,
            "label": "",
        }
        for place, (name, one) in enumerate(zip(names, series, strict=True))
    ]
    end = {"end": series[-1].value, "label": percent_of(view, series[-1])}
    return (*rows[:-1], rows[-1] | end | told)


def line_names(
    view: View, series: tuple[Figure, ...], other: tuple[Figure, ...], scale: float
) -> dict[str, object]:
    """What the target and the thinner line are, at their last month and clear of every line;
    `scale`: px of a point."""
    now = series[-1]
    level, target = now.value or 0.0, now.target.value if now.target else None
    second = other[-1].value if other else None
    up = upward(level, target, second, scale)
    told: dict[str, object] = {"label_dy": BELOW if up is None else up}
    if now.target is not None:
        over = level >= now.target.value
        told["target_name"] = target_words(view, now.target.value)
        told["target_name_dy"] = BELOW if over else ABOVE
        told["target_name_dx"] = 0 if up is None or over else BESIDE
    if second is not None:
        who = view.say(other[-1].indicator.population.name)
        told["second_name"] = f"{percent_of(view, other[-1])} {who}"
        told["second_name_align"] = "right" if len(series) > 1 else "center"
        told["second_name_dy"] = aside(level, second, (*series, *other), scale)
    return told


def upward(level: float, target: float | None, second: float | None, scale: float) -> float | None:
    """How far above its line the value stands; None where there is room for it below."""
    if target is not None and level >= target:
        return ABOVE
    if level * scale >= CLEAR and (second is None or not 0 <= (level - second) * scale < CLEAR):
        return None
    lid = (target - level) * scale if target is not None else CLEAR
    return ABOVE - (lid if lid < CLEAR else 0)


def aside(level: float, second: float, lines: Sequence[Figure], scale: float) -> float:
    """The long name of the thinner line: below all that came before, where the plot has room."""
    if second > level or second * scale < CLEAR:
        return ABOVE - LINE - max(level - second, 0) * scale
    lowest = min((one.value for one in lines if one.value is not None), default=second)
    return min((second - lowest) * scale + BELOW, second * scale + ABOVE)


def target_words(view: View, target: float) -> str:
    return view.say("chỉ tiêu {goal}", goal=view.goal(target))


def year_gap(series: tuple[Figure, ...]) -> tuple[Derived, ...]:
    now, then = (hundredths(series[at]) for at in (-1, max(0, len(series) - 13)))
    return () if now is None or then is None else (between(now / 100, then / 100, places=2),)


def trend_title(view: View, series: tuple[Figure, ...]) -> str:
    now, then = series[-1], series[max(0, len(series) - 13)]
    if now.of_nobody:
        return f"{view.say(now.indicator.name)}: {nobody(view)}"
    if now.value is None or then.value is None or now is then:
        return f"{view.say(now.indicator.name)}: {percent_of(view, now)}"
    return view.say(
        "{name}: {share}, {moved} điểm % từ {since}",
        name=now.indicator.name,
        share=percent_of(view, now),
        moved=number.change(change(then, now), view.language),
        since=view.month_name(then.month),
    )


def multiples_panel(view: View, indicator: Indicator) -> Panel:
    """One small panel a village, on one scale, largest gap first."""
    answer = view.ask(indicator, by=("area",), months_back=HISTORY)
    latest = by_missing(
        tuple(one for one in answer.of(indicator, month=view.month) if one.area != "commune")
    )
    values = {(one.month, one.area): number.share(one) for one in answer.figures}
    columns = 3 if len(latest) > 1 else 1
    rows: list[dict[str, object]] = []
    for place, last in enumerate(latest):
        rows += _multiple(view, answer.of(indicator, area=last.area), place, columns, answer.areas)
    first = view.month_name(min(one.month for one in answer.figures))
    return Panel(
        f"{indicator.key}-multiples",
        spread_title(view, answer),
        view.say("% từ tháng {first}, mọi thôn cùng thang 0–100%", first=first)
        + legend_words(view, [one for one in answer.figures if one.area != "commune"]),
        Table(
            (
                Column(view.say("Tháng")),
                *(Column(answer.areas[one.area], "percent") for one in latest),
            ),
            tuple(
                (view.month_name(month), *(values[month, one.area] for one in latest))
                for month in dict.fromkeys(one.month for one in answer.figures)
            ),
        ),
        "multiples",
        tuple(rows),
        (
            ("hue", hue_of(indicator)),
            ("columns", columns),
            ("lines", -(-len(latest) // columns)),
        ),
        height=110 * -(-len(latest) // columns),
        width=2,
        derived=spreads(view, answer),
    )


def spreads(view: View, answer: Answer) -> tuple[Derived, ...]:
    """Highest less lowest, now and a year ago, as printed."""
    both = (levels(answer, month) for month in (view.month, shifted(view.month, -12)))
    ends = ([round(one, 1) for one in values] for values in both if len(values) > 1)
    return tuple(between(max(values), min(values)) for values in ends)


def legend_words(view: View, shown: Sequence[Figure]) -> str:
    """The dashed line where there is one, the star where somebody carries it."""
    dashed = any(one.target for one in shown)
    aim = view.say(". Nét đứt: chỉ tiêu") if dashed else ""
    star = small_words(view, shown)
    return aim + (f". {star}" if star else "")


def spread_title(view: View, answer: Answer) -> str:
    """How far apart the villages are, beside a year ago: are the last ones catching up?"""
    name = view.say(answer.figures[-1].indicator.name)
    there = levels(answer, view.month)
    if not there:
        return f"{name}: {nobody(view)}"
    now, then = (apart(answer, month) for month in (view.month, shifted(view.month, -12)))
    if now is None:
        return view.say("{name}: từng tháng", name=name)
    if not now:
        alike = next(one for one in villages_at(answer, view.month) if one.value == there[0])
        return view.say("Các thôn như nhau: {there}", there=percent_of(view, alike))
    shown = number.decimal(now, view.language)
    said = view.say("Thôn cao nhất và thấp nhất cách nhau {shown} điểm %", shown=shown)
    if then is None:
        return said
    return said + view.say("; một năm trước {before}", before=number.decimal(then, view.language))


def levels(answer: Answer, month: date) -> list[float]:
    return [one.value for one in villages_at(answer, month) if one.value is not None]


def villages_at(answer: Answer, month: date) -> list[Figure]:
    return [one for one in answer.figures if one.month == month and one.area != "commune"]


def apart(answer: Answer, month: date) -> float | None:
    """Points between the highest and the lowest village as printed; None with fewer than two."""
    values = [round(one, 1) for one in levels(answer, month)]
    return round(max(values) - min(values), 1) if len(values) > 1 else None


def _multiple(
    view: View, series: tuple[Figure, ...], place: int, columns: int, areas: dict[str, str]
) -> list[dict[str, object]]:
    left, bottom = 1.2 * (place % columns), -1.5 * (place // columns)
    steps, alone = max(1, len(series) - 1), len(series) == 1
    level = [None if one.value is None else bottom + one.value / 100 for one in series]
    return [
        {
            "panel": one.area,
            "name": areas[one.area],
            "x": left + step / steps,
            "y": level[step],
            "only": level[step] if alone else None,
            "aim": bottom + one.target.value / 100 if one.target else None,
            "floor": bottom,
            "head": bottom + 1.2 if step == 0 else None,
            "tail": bottom + 1.2 if step == len(series) - 1 and not alone else None,
            "title": areas[one.area] + (f" · {percent_of(view, one)}" if alone else "")
            if step == 0
            else "",
            "label": percent_of(view, one) if step == len(series) - 1 else "",
        }
        | (aim_name(view, one, bottom) if step == len(series) - 1 and not place else {})
        for step, one in enumerate(series)
    ]


def aim_name(view: View, now: Figure, bottom: float) -> dict[str, object]:
    """The dashed line by its name, once: it is the same in every small panel."""
    if now.target is None:
        return {}
    over = now.value is not None and now.value >= now.target.value
    words = target_words(view, now.target.value)
    at = bottom + now.target.value / 100
    return {"aim_at": at, "aim_name": words, "aim_name_dy": BELOW if over else NEAR}
