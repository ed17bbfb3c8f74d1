"""Panels that several chapters share: cards, villages against a target, heat, trends, steps."""

from analytics.form import number
from analytics.form.panel import Card, Column, Panel, Status, Table, View
from analytics.form.theme import HUES, gap_class
from analytics.meaning.answer import Answer, Figure
from analytics.meaning.catalogue import CATALOGUE, indicator_of
from analytics.words.month import shifted
from analytics.words.vocabulary import AGE_BANDS

SMALL = 30  # groups below this many persons are flagged: their shares jump with one person
HISTORY = 23  # months shown before the chosen one


def area_name(view: View, area: str, areas: dict[str, str]) -> str:
    if area != "commune":
        return areas[area]
    chosen = view.say("Các thôn đã chọn", "Chosen villages")
    return chosen if view.where.areas else view.say("Toàn xã", "Commune")


def status(view: View, figure: Figure) -> tuple[Status, str]:
    """Standing against the target on the day; no forecast is pretended here."""
    if figure.target is None or figure.reached is None:
        return "none", view.say("○ chưa giao chỉ tiêu", "○ no target")
    if figure.reached:
        return "reached", view.say("● đã đạt", "● reached")
    due = number.day(figure.target.due)
    if figure.target.due > figure.month:
        return "waiting", view.say(f"○ chưa đạt, hạn {due}", f"○ not yet, due {due}")
    if figure.target.due == figure.month:
        return "late", view.say("■ đến hạn, chưa đạt", "■ due, not reached")
    late = number.whole((figure.month - figure.target.due).days, view.language)
    return "late", view.say(f"■ quá hạn {late} ngày", f"■ {late} days overdue")


def people(view: View, count: float | None) -> str:
    """Persons in words, 'còn 12 người' style numbers without the verb."""
    written = number.whole(count, view.language)
    return view.say(f"{written} người", f"{written} " + ("person" if count == 1 else "people"))


def standing(view: View, figure: Figure) -> str:
    """What a village row says: 'còn 12 người' or 'đã đạt'."""
    if figure.missing is None:
        return ""
    if figure.missing == 0:
        return view.say("● đã đạt", "● reached")
    return view.say(f"còn {people(view, figure.missing)}", f"{people(view, figure.missing)} to go")


def percent_of(view: View, figure: Figure) -> str:
    return number.written(figure, view.language)


def share_card(view: View, key: str, *, name: str = "") -> Card:
    """A share with its parts, its target, the persons missing and its way over two years."""
    series = view.ask(key, months_back=HISTORY).of(key, area=view.total)
    now = series[-1]
    before = series[-2] if len(series) > 1 else None
    parts = view.say(
        f"{number.whole(now.having, view.language)}/{number.whole(now.among, view.language)} "
        f"{now.indicator.population.name.vi}",
        f"{number.whole(now.having, view.language)} of {number.whole(now.among, view.language)} "
        f"{now.indicator.population.name.en}",
    )
    if now.missing:
        parts += " · " + standing(view, now)
    if before and before.value is not None and now.value is not None:
        change = number.points(now.value - before.value, view.language)
        parts += " · " + view.say(f"{change} điểm % / tháng", f"{change} points / month")
    verdict, words = status(view, now)
    return Card(
        name or now.indicator.name.in_(view.language),
        percent_of(view, now),
        parts,
        HUES[now.indicator.subject],
        verdict,
        words,
        tuple(figure.value for figure in series),
        now.target.value if now.target else None,
        view.say("mục tiêu ", "target ") + number.goal(now.target.value, view.language)
        if now.target
        else "",
    )


def count_card(view: View, key: str, detail: str) -> Card:
    series = view.ask(key, months_back=HISTORY).of(key, area=view.total)
    indicator = series[-1].indicator
    return Card(
        indicator.name.in_(view.language),
        number.written(series[-1], view.language),
        detail,
        HUES[indicator.subject],
        trend=tuple(figure.value for figure in series),
    )


def by_missing(figures: tuple[Figure, ...]) -> list[Figure]:
    """Villages with most persons missing first; without a target, lowest share first."""
    return sorted(figures, key=lambda one: (-(one.missing or 0), one.value or 0))


def ranked(view: View, sort: str, figures: tuple[Figure, ...]) -> list[Figure]:
    """By people missing, by percentage (lowest first) or by the gain of three months."""
    if sort == "ty-le":
        return sorted(figures, key=lambda one: one.value or 0)
    if sort == "toc-do":
        return sorted(figures, key=lambda one: gain(view, one))
    return by_missing(figures)


def gain(view: View, figure: Figure) -> float:
    """Points won in three months: the slowest village comes first."""
    series = view.ask(figure.indicator.key, by=("area",), months_back=3)
    then = series.of(figure.indicator.key, area=figure.area)[0]
    return (figure.value or 0) - (then.value or 0)


def village_panel(
    view: View,
    key: str,
    *,
    second: str = "",
    panel: str = "",
    only: tuple[str, ...] = (),
    sort: str = "thieu",
) -> Panel:
    """Every village against the target, most persons missing first."""
    answer = view.ask(key, *([second] if second else []), by=("area",))
    figures = ranked(
        view,
        sort,
        tuple(
            one
            for one in answer.of(key)
            if one.area != "commune" and (not only or one.area in only)
        ),
    )
    target = figures[0].target if figures else None
    other = {one.area: one.value for one in answer.of(second)} if second else {}
    rows = tuple(
        {
            "name": answer.areas[one.area],
            "value": one.value,
            "second": other.get(one.area),
            "target": target.value if target else None,
            "goal": max(target.value, one.value or 0) if target else one.value,
            "label": " · ".join(filter(None, (percent_of(view, one), standing(view, one)))),
        }
        for one in figures
    )
    lowest = min(
        [row[part] for row in rows for part in ("value", "second") if row[part] is not None]  # type: ignore[type-var]
        or [0.0]
    )
    low = max(0, int((float(lowest or 0) - 5) // 10 * 10))
    return Panel(
        panel or f"{key}-villages",
        village_title(view, figures, answer.areas),
        village_subtitle(view, figures, second),
        figures_table(view, figures, answer.areas, other if second else None),
        "dots" if rows else "",
        rows,
        (("hue", HUES[indicator_of(key).subject]), ("low", min(low, 90))),
        height=34 * len(rows) + 34,
        width=2,
    )


def village_title(view: View, figures: list[Figure], areas: dict[str, str]) -> str:
    """Names the villages that hold most of the gap: a statement the rows below prove."""
    lagging = [one for one in figures if one.missing]
    if not figures:
        return view.say("Không có thôn nào khớp bộ lọc", "No village matches the filter")
    if figures[0].target is None:
        return view.say(
            f"{areas[figures[-1].area]} cao nhất, {areas[figures[0].area]} thấp nhất",
            f"{areas[figures[-1].area]} is highest, {areas[figures[0].area]} lowest",
        )
    if not lagging:
        return view.say(
            f"Cả {len(figures)} thôn đã đạt mục tiêu", f"All {len(figures)} villages have reached"
        )
    top = lagging[:3]
    names = ", ".join(areas[one.area] for one in top)
    missing = people(view, sum(one.missing or 0 for one in top))
    return view.say(
        f"{len(lagging)} thôn chưa đạt; {names} còn {missing}",
        f"{len(lagging)} villages short; {names}: {missing} to go",
    )


def village_subtitle(view: View, figures: list[Figure], second: str) -> str:
    if not figures:
        return view.say("Nới điều kiện lọc để thấy các thôn.", "Loosen the filter.")
    population = figures[0].indicator.population.name.in_(view.language)
    said = view.say(f"% trong {population}", f"% of {population}")
    if figures[0].target:
        goal = number.goal(figures[0].target.value, view.language)
        said += view.say(f". Vạch đứng: mục tiêu {goal}", f". Upright line: target {goal}")
    if second:
        other = indicator_of(second).population.name.in_(view.language)
        said += view.say(f". Vòng tròn rỗng: trong {other}", f". Ring: among {other}")
    return said


def figures_table(
    view: View,
    figures: list[Figure],
    areas: dict[str, str],
    other: dict[str, float | None] | None = None,
) -> Table:
    columns = [
        Column(view.say("Thôn", "Village")),
        Column(view.say("Tử số", "Numerator"), "whole"),
        Column(view.say("Mẫu số", "Denominator"), "whole"),
        Column("%", "percent"),
        Column(view.say("Mục tiêu %", "Target %"), "percent"),
        Column(view.say("Còn thiếu (người)", "Missing (people)"), "whole"),
    ]
    if other is not None:
        columns.append(Column(view.say("% / thường trú", "% / registered"), "percent"))
    return Table(
        tuple(columns),
        tuple(
            (
                area_name(view, one.area, areas),
                one.having,
                one.among,
                one.value,
                one.target.value if one.target else None,
                one.missing,
                *([other.get(one.area)] if other is not None else []),
            )
            for one in figures
        ),
    )


def heat_panel(view: View, key: str) -> Panel:
    """Age by village, shaded by the points missing; groups under 30 persons are marked."""
    answer = view.ask(key, by=("area", "age_band"))
    bands = [
        band
        for band in AGE_BANDS
        if AGE_BANDS[band].first >= 14
        and (not view.where.age_bands or band in view.where.age_bands)
    ]
    alone = len(view.where.areas) == 1  # the total of one village is the village
    figures = [
        one
        for one in answer.of(key)
        if one.member in bands and not (alone and one.area == "commune")
    ]
    rows = []
    for one in figures:
        goal = one.target.value if one.target else 100.0
        shade = gap_class(goal - one.value) if one.value is not None else 0
        star = "*" if one.among and one.among < SMALL else ""
        rows.append(
            {
                "name": area_name(view, one.area, answer.areas),
                "band": AGE_BANDS[one.member].name,
                "gap": shade,
                "ink": f"i{shade}",
                "label": percent_of(view, one).removesuffix("%") + star if one.among else "",
            }
        )
    areas = list(dict.fromkeys(row["name"] for row in rows))
    names = [AGE_BANDS[band].name for band in bands]
    goal_words = (
        number.goal(figures[0].target.value, view.language)
        if figures and figures[0].target
        else "100%"
    )
    return Panel(
        f"{key}-heat",
        heat_title(view, figures, bands),
        view.say(
            f"Số trong ô: % đạt. Màu: điểm % còn thiếu tới {goal_words}. "
            f"Dấu *: nhóm dưới {SMALL} người",
            f"Number: % reached. Shade: points short of {goal_words}. "
            f"Star: groups under {SMALL} people",
        ),
        Table(
            (Column(view.say("Thôn", "Village")), *(Column(name, "percent") for name in names)),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(one.value for one in figures if one.area == area),
                )
                for area in dict.fromkeys(one.area for one in figures)
            ),
        ),
        "heat",
        tuple(rows),
        (("bands", tuple(names)),),
        height=34 * len(areas) + 34,
        width=2,
        legend=(
            ("gap0", view.say("đã đạt", "reached")),
            ("gap1", view.say("thiếu đến 5 điểm %", "up to 5 points short")),
            ("gap2", "5–10"),
            ("gap3", "10–20"),
            ("gap4", view.say("trên 20", "over 20")),
        ),
    )


def heat_title(view: View, figures: list[Figure], bands: list[str]) -> str:
    """The age group that is worst over all villages looked at."""
    total = figures[-1].area if figures else ""
    totals = [one for one in figures if one.area == total and one.value is not None]
    if not totals:
        return view.say("Không có nhóm tuổi nào khớp bộ lọc", "No age group matches the filter")
    worst = min(totals, key=lambda one: one.value or 0)
    name = AGE_BANDS[worst.member].name
    return view.say(
        f"Nhóm {name} tuổi thấp nhất: {percent_of(view, worst)}",
        f"Ages {name} are lowest: {percent_of(view, worst)}",
    )


def ticks(months: list[str], language: str) -> tuple[str, ...]:
    """About six labels over any history, the last one always among them."""
    step = max(1, -(-len(months) // 6))
    return tuple(months[::-1][::step])


def trend_panel(view: View, key: str, *, second: str = "", height: int = 240) -> Panel:
    """The level month by month, with the target that was in force."""
    answer = view.ask(key, *([second] if second else []), months_back=HISTORY)
    series = answer.of(key, area=view.total)
    other = answer.of(second, area=view.total) if second else ()
    names = [number.month_name(one.month, view.language) for one in series]
    rows = tuple(
        {
            "month": name,
            "value": one.value,
            "second": other[place].value if second else None,
            "target": one.target.value if one.target else None,
            "end": one.value if place == len(series) - 1 else None,
            "label": percent_of(view, one) if place == len(series) - 1 else "",
        }
        for place, (name, one) in enumerate(zip(names, series, strict=True))
    )
    return Panel(
        f"{key}-trend",
        trend_title(view, series),
        view.say(
            f"% trong {series[-1].indicator.population.name.vi}, theo tháng. Nét đứt: mục tiêu",
            f"% of {series[-1].indicator.population.name.en}, by month. Dashed: target",
        ),
        Table(
            (
                Column(view.say("Tháng", "Month")),
                Column(view.say("Tử số", "Numerator"), "whole"),
                Column(view.say("Mẫu số", "Denominator"), "whole"),
                Column("%", "percent"),
                Column(view.say("Mục tiêu %", "Target %"), "percent"),
            ),
            tuple(
                (name, one.having, one.among, one.value, one.target.value if one.target else None)
                for name, one in zip(names, series, strict=True)
            ),
        ),
        "trend",
        rows,
        (
            ("hue", HUES[indicator_of(key).subject]),
            ("ticks", ticks(names, view.language)),
        ),
        height=height,
    )


def trend_title(view: View, series: tuple[Figure, ...]) -> str:
    now, then = series[-1], series[max(0, len(series) - 13)]
    if now.value is None or then.value is None or now is then:
        return now.indicator.name.in_(view.language)
    change = number.points(now.value - then.value, view.language)
    since = number.month_name(then.month, view.language)
    name = now.indicator.name
    return view.say(
        f"{name.vi}: {percent_of(view, now)}, {change} điểm % từ {since}",
        f"{name.en}: {percent_of(view, now)}, {change} points since {since}",
    )


def multiples_panel(view: View, key: str) -> Panel:
    """One small panel a village, on one scale, largest gap first."""
    answer = view.ask(key, by=("area",), months_back=HISTORY)
    latest = by_missing(
        tuple(one for one in answer.of(key, month=view.month) if one.area != "commune")
    )
    values = {(one.month, one.area): one.value for one in answer.figures}
    columns = 3 if len(latest) > 1 else 1
    rows: list[dict[str, object]] = []
    for place, last in enumerate(latest):
        rows += _multiple(view, answer.of(key, area=last.area), place, columns, answer.areas)
    first = number.month_name(shifted(view.month, -HISTORY), view.language)
    return Panel(
        f"{key}-multiples",
        most_improved(view, answer, key),
        view.say(
            f"% từ tháng {first}, mọi thôn cùng thang 0–100%. Nét đứt: mục tiêu",
            f"% since {first}, one scale of 0–100% for all. Dashed: target",
        ),
        Table(
            (
                Column(view.say("Tháng", "Month")),
                *(Column(answer.areas[one.area], "percent") for one in latest),
            ),
            tuple(
                (
                    number.month_name(month, view.language),
                    *(values[month, one.area] for one in latest),
                )
                for month in dict.fromkeys(one.month for one in answer.figures)
            ),
        ),
        "multiples",
        tuple(rows),
        (
            ("hue", HUES[indicator_of(key).subject]),
            ("columns", columns),
            ("lines", -(-len(latest) // columns)),
        ),
        height=110 * -(-len(latest) // columns),
        width=2,
    )


def most_improved(view: View, answer: Answer, key: str) -> str:
    """The village that won most points over a year: merit belongs to villages, not to persons."""
    gains: list[tuple[float, str]] = []
    for area in answer.areas:
        series = [one.value for one in answer.of(key, area=area)[-13:]]
        if len(series) > 1 and series[0] is not None and series[-1] is not None:
            gains.append((series[-1] - series[0], answer.areas[area]))
    if not gains:
        return CATALOGUE[key].name.in_(view.language)
    points, name = max(gains)
    written = number.points(points, view.language)
    return view.say(
        f"{name} tiến nhanh nhất 12 tháng: {written} điểm %",
        f"{name} gained most in 12 months: {written} points",
    )


def _multiple(
    view: View, series: tuple[Figure, ...], place: int, columns: int, areas: dict[str, str]
) -> list[dict[str, object]]:
    left, bottom = 1.2 * (place % columns), -1.5 * (place // columns)
    steps = max(1, len(series) - 1)
    return [
        {
            "panel": one.area,
            "x": left + step / steps,
            "y": bottom + (one.value or 0) / 100,
            "aim": bottom + one.target.value / 100 if one.target else None,
            "floor": bottom,
            "head": bottom + 1.2 if step == 0 else None,
            "tail": bottom + 1.2 if step == len(series) - 1 else None,
            "title": areas[one.area] if step == 0 else "",
            "label": percent_of(view, one) if step == len(series) - 1 else "",
        }
        for step, one in enumerate(series)
    ]


def month_word(view: View) -> str:
    return number.month_name(view.month, view.language)
