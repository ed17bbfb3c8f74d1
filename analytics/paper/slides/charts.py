"""Charts on a slide: of months (futures, the way of a share, who falls due) and of rows."""

from dataclasses import replace
from datetime import date
from typing import Any, Literal

from analytics.document import Card, Panel, number
from analytics.form.html import Ends
from analytics.paper.office.drawing import TARGET, Drawing, Label, Series
from analytics.words.month import shifted
from analytics.words.text import Language, Text

NEED = 7  # months along: words above a first point would leave the chart
FREE = 23  # months along: words farther left would meet those
TODAY, DUE = Text("Đang có"), Text("Hạn")
RANGE = Text("Khoảng (cao trừ thấp)")
BASE, GAIN, LOSS = Text("Nền"), Text("Tăng"), Text("Giảm")
USUAL = Text("mức thường")
GAINED = Text("12 tháng")
STAR = "★ "  # not in Arial
SHORT = 0.15  # of the axis: a shorter bar has no room for its label
SHARE, PERSONS = Text("Tỷ lệ"), Text("Người đến hạn")


def fanned(panel: Panel, options: Any, language: Language) -> Drawing:
    """The way here, what is needed, the futures between a low and a high one."""
    rows, head = panel.data, panel.data[0]
    first = options["months"][0]
    names = tuple(options["names"][row["x"] - first] for row in rows)
    _, need, *_, low, middle, _ = (column.name for column in panel.table.columns)
    now = next(at for at, row in enumerate(rows) if "now" in row)
    said = (Label(now, rows[now]["now_words"].strip(), "b"),)
    wanted = [Label(NEED, head["need_words"].strip())]
    due = _due_at(rows)
    if due is not None:
        wanted.append(Label(max(due, FREE), head["due_words"].strip()))
    spot = tuple(row.get("need") if at == due else None for at, row in enumerate(rows))
    spots = (Series(DUE.in_(language), spot, "spot"),) if due is not None else ()
    lines = (
        Series(low, _column(rows, "p10"), "under"),
        Series(RANGE.in_(language), tuple(map(_range, rows)), "band"),
        Series(need, _column(rows, "need"), "need", tuple(wanted)),
        Series(middle, _column(rows, "p50"), "ahead"),
        Series(TODAY.in_(language), _column(rows, "had"), "way", said),
    )
    least, most = options["persons"]
    return Drawing("months", options["hue"], names, (*lines, *spots), least, most, every=12)


def trended(panel: Panel, options: Any, language: Language) -> Drawing:
    rows, last = panel.data, len(panel.data) - 1
    levels = tuple(row["value"] for row in rows)
    end = (Label(last, rows[last]["label"], _free(rows[last])),) if rows[last]["label"] else ()
    goals = tuple(row["target"] for row in rows)
    target = (Series(TARGET.in_(language), goals, "need"),) if any(goals) else ()
    series = (*target, Series(SHARE.in_(language), levels, "way", end))
    names = tuple(row["month"] for row in rows)
    return Drawing("months", options["hue"], names, series, 0, 110, every=12, percents=50)


def loaded(panel: Panel, options: Any, language: Language) -> Drawing:
    """People present who fall due, a column a month, against what a month can serve."""
    away = options["kinds"][-1]
    columns = {row["month"]: 0.0 for row in panel.data}
    for row in panel.data:
        columns[row["month"]] += row["persons"] if row["kind"] != away else 0
    values = tuple(columns.values())
    top = values.index(max(values))
    said = (Label(top, number.whole(values[top], language), "outEnd"),)
    series = [Series(PERSONS.in_(language), values, "bar", said)]
    level, words = panel.data[0]["capacity"], next((r["line"] for r in panel.data if r["line"]), "")
    if level is not None:
        series.append(Series(words, (level,) * len(values), "need", (Label(0, words, "t"),)))
    most = 1.2 * max(*values, level or 0, 1)
    return Drawing("months", "population", tuple(columns), tuple(series), 0, most, every=6)


def spark(one: Card, ends: Ends, month: date, language: Language) -> Drawing:
    """The way of two years under a number, its target dashed, on the scale of its row; names stay
    in its sheet."""
    back = range(1 - len(one.trend), 1)
    months = tuple(number.month_name(shifted(month, at), language) for at in back)
    goal = (one.target,) * len(one.trend)
    target = (Series(TARGET.in_(language), goal, "need"),) if one.target is not None else ()
    series = (*target, Series(SHARE.in_(language), one.trend, "way"))
    room = max(0.1 * (ends[1] - ends[0]), 0.5)
    least, most = ends[0] - room, ends[1] + room
    return Drawing("months", one.hue, months, series, least, most, every=0)


def sparks(one: Card) -> bool:
    return sum(value is not None for value in one.trend) > 1


def _free(row: Any) -> Literal["t", "b"]:
    """On the side away from the line of the target."""
    return "b" if row["target"] is not None and row["value"] < row["target"] else "t"


def _range(row: Any) -> float | None:
    """An area stands on the one below it, so the sheet holds the height of the band."""
    return row["p90"] - row["p10"] if "p90" in row else None


def _column(rows: Any, key: str) -> tuple[float | None, ...]:
    return tuple(row.get(key) for row in rows)


def _due_at(rows: Any) -> int | None:
    """Where the day the target is due lies among the months; None when it lies beyond them."""
    due = rows[0].get("due")
    return next((at for at, row in enumerate(rows) if due is not None and row["x"] == due), None)


PARTS: tuple[tuple[Text, Literal["gain", "loss"]], ...] = ((GAIN, "gain"), (LOSS, "loss"))


def ranked(panel: Panel, options: Any, language: Language) -> Drawing:
    """Villages with what is missing beside the name; the box ends at the target."""
    rows = panel.data
    names = tuple(f"{row['name']}   {row['stands']}" for row in rows)
    values = tuple(row["value"] for row in rows)
    marks = _marks(rows, "target", _target_name(rows, language))
    words = tuple(row.get("level", "") for row in rows)
    bars = Series(SHARE.in_(language), values, "bar", _ends(values, words, 100))
    return Drawing("rows", options["hue"], names, (bars, *marks), 0, 100, legend=bool(marks))


def gained(panel: Panel, options: Any, language: Language) -> Drawing:
    """What a village did of what it could; the box ends at what is usual for its size."""
    rows = panel.data
    names = tuple(f"{row['name']}   {row['stands'].removeprefix(STAR)}".strip() for row in rows)
    values = tuple(row["rate"] for row in rows)
    marks = _marks(rows, "usual", USUAL.in_(language))
    ends = [*values, *(row["usual"] or 0.0 for row in rows), 0.0]
    least, most = min(ends), max(ends) or 1.0
    labels = _ends(values, tuple(row["label"] for row in rows), most - least)
    bars = Series(GAINED.in_(language), values, "bar", labels)
    return Drawing("rows", options["hue"], names, (bars, *marks), least, most, legend=bool(marks))


def bridged(panel: Panel, options: Any, language: Language) -> Drawing:
    """From one share to the other; each bar stands where the one before it ended."""
    rows = panel.data
    names = tuple(f"{row['name']}   {row['label']}" for row in rows)
    base = tuple(min(row["from"], row["to"]) for row in rows)
    ends = tuple(Label(at, "●", "inEnd") for at, row in enumerate(rows) if row["kind"] == "share")
    parts = (
        Series(name.in_(language), tuple(_part(row, kind) for row in rows), kind)
        for name, kind in PARTS
    )
    series = (Series(BASE.in_(language), base, "base", ends), *parts)
    return Drawing("rows", options["hue"], names, series, options["low"], options["high"])


def beside_names(drawing: Drawing) -> Drawing:
    """Words of bars moved to their names: Writer prints them in ink, which no bar lets be read."""
    bars = drawing.series[0]
    if drawing.kind != "rows" or bars.look != "bar":
        return drawing
    words = {one.at: one.words for one in bars.labels}
    names = tuple(f"{name}   {words.get(at, '')}" for at, name in enumerate(drawing.categories))
    series = (replace(bars, labels=()), *drawing.series[1:])
    return replace(drawing, categories=names, series=series)


def _part(row: Any, kind: str) -> float | None:
    return round(abs(row["to"] - row["from"]), 2) if row["kind"] == kind else None


def _marks(rows: Any, key: str, name: str) -> tuple[Series, ...]:
    values = tuple(row[key] for row in rows)
    return (Series(name, values, "mark"),) if any(one is not None for one in values) else ()


def _target_name(rows: Any, language: Language) -> str:
    """With its value where one target holds for all."""
    found = {row["target"] for row in rows}
    goal = number.goal(found.pop(), language) if len(found) == 1 and None not in found else ""
    return f"{TARGET.in_(language)} {goal}".strip()


def _ends(
    values: tuple[float | None, ...], words: tuple[str, ...], room: float
) -> tuple[Label, ...]:
    """All inside their bars, or all beyond them as soon as one is too short."""
    short = any(value is not None and abs(value) <= SHORT * room for value in values)
    return tuple(
        Label(at, said, "outEnd" if short else "inEnd")
        for at, (value, said) in enumerate(zip(values, words, strict=True))
        if value is not None and said
    )
