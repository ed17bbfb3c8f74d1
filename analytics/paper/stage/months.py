"""Charts of months on stage: a share with its target, the line under a number, who falls due."""

from typing import Any

from analytics.document import Card, Panel, number
from analytics.form.html import Ends
from analytics.paper.stage.svg import (
    FOOT,
    GAP,
    TARGET,
    Place,
    dot,
    line,
    path,
    room,
    scale,
    svg,
    text,
)
from analytics.words.text import Language

EVERY = 6  # months between two names on the axis


def trend(panel: Panel, language: Language, width: int, height: int) -> str:
    """The level by month with the target in force as a dashed step."""
    rows = panel.data
    left, right = room(["100%"]) + GAP, width - room([rows[-1]["label"]]) - 2 * GAP
    x = scale(0, len(rows) - 1, left, right)
    y = scale(0, 105, height - FOOT, 20)
    levels = [(x(at), y(row["value"])) for at, row in enumerate(rows) if row["value"] is not None]
    goals = [(at, row["target"]) for at, row in enumerate(rows) if row["target"] is not None]
    marks = (
        levels_axis(y, left, right, language),
        path(steps(goals, x, y), "need"),
        aim(rows[-1], x(len(rows) - 1), y, language),
        path(levels, "way"),
        last(levels, rows[-1]["label"]),
        text(left, height - 14, rows[0]["month"], "soft"),
        text(right, height - 14, rows[-1]["month"], "end", "soft"),
    )
    return svg(panel, width, height, "".join(marks))


def levels_axis(y: Place, left: float, right: float, language: Language) -> str:
    grid = (line(left, y(one), right, y(one), "grid") for one in (0, 50, 100))
    words = (
        text(left - 14, y(one) + 13, number.goal(one, language), "end", "soft")
        for one in (0, 50, 100)
    )
    return "".join((*grid, *words))


def aim(row: Any, right: float, y: Place, language: Language) -> str:
    """The target in force by its name, on the side of its line away from the level."""
    goal, level = row["target"], row["value"]
    if goal is None:
        return ""
    words = f"{TARGET.in_(language)} {number.goal(goal, language)}"
    over = level is None or level < goal
    return text(right, y(goal) + (-16 if over else 44), words, "end", "soft")


def last(levels: list[tuple[float, float]], words: str) -> str:
    """The newest level with its figure; nothing where there is none."""
    return "".join(dot(x, y, "hue") + text(x + 22, y + 14, words, "bold") for x, y in levels[-1:])


def steps(goals: list[tuple[int, float]], x: Place, y: Place) -> list[tuple[float, float]]:
    """A target holds until the next one: level, then upright."""
    made: list[tuple[float, float]] = []
    for at, goal in goals:
        if made:
            made.append((x(at), made[-1][1]))
        made.append((x(at), y(goal)))
    return made


def spark(told: Card, ends: Ends) -> str:
    """The way of two years under a number, with its target dashed, on the scale of its row."""
    values, target, hue = told.trend, told.target, told.hue
    wide, tall = 520, 190
    if len([one for one in values if one is not None]) < 2:
        return ""
    x, y = scale(0, len(values) - 1, 8, wide - 16), scale(*ends, tall - 14, 14)
    points = [(x(at), y(one)) for at, one in enumerate(values) if one is not None]
    goal = line(0, y(target), wide, y(target), "need") if target is not None else ""
    return (
        f'<svg class="chart spark {hue}" aria-hidden="true" width="{wide}" height="{tall}" '
        f'viewBox="0 0 {wide} {tall}">{goal}{path(points, "way")}'
        f"{dot(*points[-1], 'hue', 11)}</svg>"
    )


def load(panel: Panel, language: Language, width: int, height: int) -> str:
    """People present only, as a month serves them; the fullest month with its number."""
    columns, limit = loads(panel), capacity(panel)
    top = 1.16 * max([1, *columns.values(), *limit])
    wide, y = (width - GAP) / len(columns), scale(0, top, height - FOOT, 0)
    fullest = max(columns, key=lambda one: columns[one])
    marks = [line(0, y(0), width, y(0), "axis")]
    for place, (month, persons) in enumerate(columns.items()):
        at = GAP / 2 + wide * (place + 0.5)
        marks.append(column(at, wide, y(persons), y(0)))
        if month == fullest:
            words = number.whole(persons, language)
            marks.append(text(at, y(persons) - 14, words, "middle", "bold"))
        if place % EVERY == EVERY // 2:
            marks.append(text(at, y(0) + 48, month, "middle", "soft"))
    marks += [line(0, y(one), width, y(one), "goal") for one in limit]
    return svg(panel, width, height, "".join(marks))


def column(at: float, wide: float, top: float, foot: float) -> str:
    return (
        f'<rect x="{at - 0.38 * wide:.1f}" y="{top:.1f}" width="{0.76 * wide:.1f}" '
        f'height="{foot - top:.1f}" class="hue"/>'
    )


def loads(panel: Panel) -> dict[str, int]:
    """Persons by month, those away left out as on the page."""
    away = dict(panel.options)["kinds"][-1]
    found: dict[str, int] = {}
    for row in panel.data:
        persons = row["persons"] if row["kind"] != away else 0
        found[row["month"]] = found.get(row["month"], 0) + persons
    return found


def capacity(panel: Panel) -> list[float]:
    return [row["capacity"] for row in panel.data[:1] if row["capacity"] is not None]
