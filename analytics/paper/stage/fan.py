"""The fan on stage: the way here, the futures ahead, the date on the axis of months."""

from typing import Any

from analytics.document import Panel
from analytics.paper.stage.svg import (
    FOOT,
    GAP,
    Place,
    area,
    bar,
    dot,
    line,
    path,
    room,
    scale,
    svg,
    text,
)
from analytics.words.text import Language

APART = 36.0  # px between two labels of months at least
LINE = 54.0  # px a line of words takes


def fan(panel: Panel, language: Language, width: int, height: int) -> str:
    """Observed solid, futures as band and dots, need dashed, the interval on the axis of months."""
    options: dict[str, Any] = dict(panel.options)
    first, end = options["months"]
    x = scale(first, end, GAP, width - GAP)
    least, most = options["persons"]
    y = scale(least, most, height - FOOT, 0)
    rows, ground = panel.data, height - FOOT
    known = [(x(row["x"]), y(row["had"])) for row in rows if "had" in row]
    need = [(x(row["x"]), y(row["need"])) for row in rows if "need" in row]
    middle, low, high = (
        [(x(row["x"]), y(row[key])) for row in rows if key in row] for key in ("p50", "p10", "p90")
    )
    marks = [
        area(high, low, "fan"),
        path(need, "need"),
        path(middle, "ahead"),
        path(known, "way"),
        line(0, ground, width, ground, "axis"),
        *(dot(*one, "hue") for one in known[-1:]),
        month_labels(options, x, ground, width),
        words_of(rows, x, y),
        deadline(rows, x, y, ground),
        interval(rows, x, ground),
    ]
    return svg(panel, width, height, "".join(marks))


def month_labels(options: Any, x: Place, ground: float, width: int) -> str:
    """As many of the panel's ticks as have room, from the last backwards."""
    first, names = options["months"][0], options["names"]
    wide, shown, edge = room([names[0]]), [], width + APART
    for tick in reversed(options["ticks"]):
        at = x(tick)
        if at + wide / 2 + APART <= edge and at - wide / 2 >= 0:
            shown.append(text(at, ground + 46, names[tick - first], "middle", "soft"))
            edge = at - wide / 2
    return "".join(shown)


def words_of(rows: Any, x: Place, y: Place) -> str:
    """What is needed above its line, what there is now below its dot."""
    head, now = rows[0], next(row for row in rows if "now" in row)
    return text(x(head["x"]), y(head["need_at"]) - 20, head["need_words"], "bold") + text(
        x(now["x"]) + 6, y(now["now"]) + 58, now["now_words"], "bold", "halo"
    )


def deadline(rows: Any, x: Place, y: Place, ground: float) -> str:
    """The day the target is due: named at the foot, or at the top where today's number stands."""
    if "due" not in rows[0]:
        return ""
    now = next(y(row["now"]) for row in rows if "now" in row) + 58
    height = ground - 26 if ground - 26 - now > LINE else 40
    at = x(rows[0]["due"])
    side = ("end",) if rows[0]["due"] > (rows[0]["x"] + rows[-1]["x"]) / 2 else ()
    near = at - 14 if side else at + 14
    return line(at, 0, at, ground, "due") + text(near, height, rows[0]["due_words"].strip(), *side)


def interval(rows: Any, x: Place, ground: float) -> str:
    """Eight chances in ten, on the axis; the dot is the middle one."""
    head = rows[0]
    if "after_from" not in head:
        return ""
    marks = bar(x(head["after_from"]), x(head["after_to"]), ground, 18, "hue")
    half = head.get("after_half")
    return marks + (dot(x(half), ground, "ring", 15) if half is not None else "")
