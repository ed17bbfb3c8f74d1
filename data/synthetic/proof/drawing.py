"""Small charts as SVG text: the same counts give the same bytes, and no library is asked."""

from dataclasses import dataclass, field
from html import escape

from analytics.words.text import Given

INK, FAINT, GRID = "#1f2933", "#6b7280", "#d9dee3"
BLUE, ORANGE, GREEN, GREY = "#1d5fa8", "#c2570c", "#2f7d4f", "#8a94a0"
_HEAD, _MARGIN = 56, 16  # room for the two lines of the title; where they begin
_FONT = "font-family='Segoe UI, Helvetica, Arial, sans-serif'"


@dataclass
class Panel:
    """A rectangle with its own two scales; `left`, `top` place it in the picture."""

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    parts: list[str] = field(default_factory=list)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * self.width, self.top + (1 - up) * self.height

    def line(
        self, points: list[tuple[float, float]], colour: str, *, width: float = 2, dash: str = ""
    ) -> None:
        path = " ".join("{:.1f},{:.1f}".format(*self.at(x, y)) for x, y in points)
        dashed = f" stroke-dasharray='{dash}'" if dash else ""
        self.parts.append(
            f"<polyline points='{path}' fill='none' stroke='{colour}' "
            f"stroke-width='{width}'{dashed}/>"
        )

    def bar(self, x: tuple[float, float], y: tuple[float, float], colour: str) -> None:
        ends = zip(self.at(x[0], y[0]), self.at(x[1], y[1]), strict=True)
        (left, right), (top, bottom) = map(sorted, ends)
        self.parts.append(
            f"<rect x='{left:.1f}' y='{top:.1f}' width='{right - left:.1f}' "
            f"height='{bottom - top:.1f}' fill='{colour}'/>"
        )

    def dot(self, x: float, y: float, colour: str) -> None:
        across, down = self.at(x, y)
        self.parts.append(f"<circle cx='{across:.1f}' cy='{down:.1f}' r='3' fill='{colour}'/>")

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: str = "middle",
        colour: str = FAINT,
        dx: float = 0,
        dy: float = 0,
    ) -> None:
        across, down = self.at(x, y)
        self.parts.append(label(across + dx, down + dy, words, anchor=anchor, colour=colour))

    def grid(self, values: dict[float, str]) -> None:
        """Horizontal lines with their names on the left."""
        for y, name in values.items():
            self.line([(self.x[0], y), (self.x[1], y)], GRID, width=1)
            self.text(self.x[0], y, name, anchor="end", dx=-6, dy=4)

    def under(self, values: dict[float, str]) -> None:
        """Names below the panel."""
        for x, name in values.items():
            self.text(x, self.y[0], name, dy=16)


def label(
    x: float, y: float, words: str, *, anchor: str = "start", colour: str = INK, size: int = 12
) -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' fill='{colour}' "
        f"{_FONT}>{escape(words)}</text>"
    )


def key(x: float, y: float, entries: list[tuple[str, str]]) -> str:
    """Coloured squares with their names, one under the other."""
    return "".join(
        f"<rect x='{x}' y='{y + 18 * at - 10}' width='12' height='12' fill='{colour}'/>"
        + label(x + 18, y + 18 * at, name)
        for at, (colour, name) in enumerate(entries)
    )


def picture(width: float, height: float, title: Given, panels: list[Panel], *more: str) -> str:
    """The whole file: the finding on top in two languages, below it what shows it."""
    body = "\n".join([*(part for panel in panels for part in panel.parts), *more])
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {height + _HEAD:g}' "
        f"role='img'>\n<title>{escape(title.vi)} · {escape(title.en)}</title>\n"
        f"<rect width='100%' height='100%' fill='white'/>\n"
        f"<g font-weight='bold'>{label(_MARGIN, 24, title.vi, size=15)}</g>\n"
        f"{label(_MARGIN, 44, title.en, colour=FAINT, size=13)}\n"
        f"<g transform='translate(0 {_HEAD})'>\n{body}\n</g>\n</svg>\n"
    )
