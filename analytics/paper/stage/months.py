"""Who falls due, month by month, on stage: columns against what a month can serve."""

from analytics.document import Panel, number
from analytics.paper.stage.svg import FOOT, GAP, line, scale, svg, text
from analytics.words.text import Language

EVERY = 6  # months between two names on the axis


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
