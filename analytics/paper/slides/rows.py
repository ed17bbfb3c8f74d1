"""Charts of rows: villages against a target, causes of a change, deeds of a year."""

from dataclasses import replace
from typing import Any, Literal

from analytics.document import Panel, number
from analytics.paper.office.drawing import TARGET, Drawing, Label, Series
from analytics.words.text import Language, Text

BASE, GAIN, LOSS = Text("Nền"), Text("Tăng"), Text("Giảm")
SHARE, USUAL = Text("Tỷ lệ"), Text("mức thường")
GAINED = Text("12 tháng")
STAR = "★ "  # not in Arial
SHORT = 0.15  # of the axis: a shorter bar has no room for its label
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
