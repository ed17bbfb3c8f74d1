"""The charts of the stage: SVG by hand, drawn for 1920 px and read from the last row.

Colours are classes, so one drawing serves light, dark and print. Positions come from the panel's
own rows, the words too: nothing is computed here but places on the canvas.
"""

from collections.abc import Callable, Sequence
from html import escape

from analytics.document import Panel
from analytics.words.text import Text

Place = Callable[[float], float]
LETTER = 24.5  # px a letter of 42 px takes at most, in the mean of a word
GAP = 24.0
FOOT = 62  # px below a plot for the words of its axis
TARGET = Text("chỉ tiêu")


def text(x: float, y: float, words: str, *kinds: str) -> str:
    """`kinds`: "end" or "middle" to stand left of x or around it, then colour and weight."""
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{" ".join(kinds)}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def bar(x1: float, x2: float, y: float, height: float, kind: str) -> str:
    """Between two places, whichever is the left one; never thinner than two px."""
    left, wide = min(x1, x2), max(abs(x2 - x1), 2)
    return (
        f'<rect x="{left:.1f}" y="{y - height / 2:.1f}" width="{wide:.1f}" '
        f'height="{height:.1f}" rx="3" class="{kind}"/>'
    )


def dot(x: float, y: float, kind: str, radius: float = 13) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{kind}"/>'


def path(points: Sequence[tuple[float, float]], kind: str) -> str:
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{way}" class="{kind}"/>' if points else ""


def area(top: Sequence[tuple[float, float]], foot: Sequence[tuple[float, float]], kind: str) -> str:
    return path([*top, *reversed(foot)], kind)


def scale(low: float, high: float, start: float, end: float) -> Place:
    reach = (high - low) or 1.0
    return lambda value: start + (value - low) / reach * (end - start)


def standing(words: str) -> str:
    """The status colour of words that begin with a glyph: on text only, never on a mark."""
    return {"●": "reached", "▲": "near", "■": "late"}.get(words[:1], "none")


def room(words: Sequence[str], letter: float = LETTER) -> float:
    """The width the longest of them takes."""
    return letter * max((len(one) for one in words), default=0)


def svg(panel: Panel, width: int, height: int, marks: str) -> str:
    """The drawing speaks once, by its name; its table stands on the page it comes from."""
    hue = dict(panel.options).get("hue", "population")
    name = escape(f"{panel.title}. {panel.subtitle}", quote=True)
    return (
        f'<svg class="chart {hue}" role="img" aria-label="{name}" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}">{marks}</svg>'
    )
