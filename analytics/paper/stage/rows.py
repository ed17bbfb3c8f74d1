"""Charts of rows: villages against a target, causes of a change, deeds of a year."""

from typing import Any

from analytics.document import Panel, number
from analytics.paper.stage.svg import (
    FOOT,
    GAP,
    LETTER,
    TARGET,
    Place,
    bar,
    dot,
    line,
    room,
    scale,
    standing,
    svg,
    text,
)
from analytics.words.text import Language

HEAD = 64  # px above the rows for the target's name
LEVEL = 176.0  # px the level takes beside its dot


def ranking(panel: Panel, language: Language, width: int, height: int) -> str:
    """Dot, target line and the grey gap between them; level at the dot, standing at the right."""
    options: dict[str, Any] = dict(panel.options)
    left, right = sides(panel, "name", "stands", width)
    x = scale(options["low"], 100, left + LEVEL, right - LEVEL)
    _, middle = rows_of(panel, height)
    foot = height - FOOT
    goal = next((row["target"] for row in panel.data if row["target"] is not None), None)
    marks = [axis(x, [*range(options["low"], 101, 20)], foot, language)]
    if goal is not None:
        marks.append(line(x(goal), HEAD - 8, x(goal), foot, "goal"))
        words = f"{TARGET.in_(language)} {number.goal(goal, language)}"
        marks.append(text(x(goal), HEAD - 22, words, "middle", "bold"))
    for place, row in enumerate(panel.data):
        marks.append(ranked_row(row, x, middle(place), left, right))
    return svg(panel, width, height, "".join(marks))


def ranked_row(row: Any, x: Place, y: float, left: float, right: float) -> str:
    """Where there is nothing to measure the row keeps its name and says so."""
    head = text(left, y + 15, row["name"], "end")
    stands = text(right + GAP, y + 15, row["stands"], "bold", standing(row["stands"]))
    if row["value"] is None:
        return head + stands
    at, short = x(row["value"]), row["goal"] > row["value"]
    level = (
        text(at - 26, y + 15, row["level"], "end", "bold")
        if short
        else text(at + 26, y + 15, row["level"], "bold")
    )
    gap = bar(at, x(row["goal"]), y, 16, "gap") if short else ""
    return head + gap + dot(at, y, "hue") + level + stands


def waterfall(panel: Panel, language: Language, width: int, height: int) -> str:
    """From one month's share to the other's, a bar a cause: gains filled, losses hollow."""
    options: dict[str, Any] = dict(panel.options)
    left, right = sides(panel, "name", "label", width)
    x = scale(options["low"], options["high"], left + GAP, right - GAP)
    step, middle = rows_of(panel, height, head=0)
    ticks = [options["ticks"][0], options["ticks"][-1]]
    marks = [axis(x, ticks, height - FOOT, language)]
    for place, row in enumerate(panel.data):
        y = middle(place)
        drawn = (
            dot(x(row["from"]), y, "hue")
            if row["kind"] == "share"
            else bar(x(row["from"]), x(row["to"]), y, 0.6 * step, row["kind"])
        )
        link = line(x(row["to"]), y, x(row["to"]), y + step, "rule") if row["next"] else ""
        name, words = (
            text(left, y + 14, row["name"], "end"),
            text(right + GAP, y + 14, row["label"], "bold"),
        )
        marks.append(link + drawn + name + words)
    return svg(panel, width, height, "".join(marks))


def gains(panel: Panel, language: Language, width: int, height: int) -> str:
    """What each village did of what it could, with the stroke of what is usual for its size."""
    left, right = sides(panel, "name", "stands", width)
    values = [0.0, *(row["rate"] for row in panel.data), *usual(panel)]
    label = room([row["label"] for row in panel.data])
    x = scale(min(values), max(values), left + GAP, right - label - 2 * GAP)
    step, middle = rows_of(panel, height, head=0, foot=0)
    marks = [line(x(0), 0, x(0), height, "axis")]
    for place, row in enumerate(panel.data):
        y = middle(place)
        marks.append(text(left, y + 15, row["name"], "end"))
        marks.append(bar(x(0), x(row["rate"]), y, 0.56 * step, "hue"))
        if row["usual"] is not None:
            marks.append(
                line(x(row["usual"]), y - 0.4 * step, x(row["usual"]), y + 0.4 * step, "goal")
            )
        marks.append(gained_words(row, x, y))
        marks.append(text(right + GAP, y + 15, row["stands"]))
    return svg(panel, width, height, "".join(marks))


def gained_words(row: Any, x: Place, y: float) -> str:
    """At the end of its own bar: inside it, or beyond it where it is too short for words.

    Beside the stroke of what is usual it would read as the value of the stroke."""
    zero, end, wide = x(0), x(row["rate"]), room([row["label"]]) + 2 * GAP
    stroke = zero if row["usual"] is None else x(row["usual"])
    if end - zero > wide and not end - wide < stroke < end:
        return text(end - GAP, y + 15, row["label"], "end", "bold", "inside")
    return text(max(end, zero) + GAP, y + 15, row["label"], "bold", "halo")


def usual(panel: Panel) -> list[float]:
    return [row["usual"] for row in panel.data if row["usual"] is not None]


def sides(panel: Panel, first: str, last: str, width: int) -> tuple[float, float]:
    """Where the names end and where the words at the right begin."""
    names, words = ([str(row[key]) for row in panel.data] for key in (first, last))
    return min(room(names), 0.34 * width), width - max(room(words), 4 * LETTER) - GAP


def rows_of(panel: Panel, height: int, head: int = HEAD, foot: int = FOOT) -> tuple[float, Place]:
    """The height of a row, never so tall that few rows fall apart, and where the n-th stands."""
    step = min(92.0, (height - head - foot) / max(len(panel.data), 1))
    return step, lambda place: head + step * (place + 0.5)


def axis(x: Place, ticks: list[float], y: float, language: Language) -> str:
    words = [number.goal(one, language) for one in ticks]
    labels = (
        text(x(at), y + 48, said, "middle", "soft") for at, said in zip(ticks, words, strict=True)
    )
    grid = (line(x(at), 0, x(at), y, "grid") for at in ticks)
    return "".join((*grid, *labels))
