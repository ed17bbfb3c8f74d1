"""The map of a scene as boxes on a canvas, and those as SVG: stage, page and slides draw the same.

Colours are classes, so that one drawing serves light, dark and print.
"""

from dataclasses import dataclass
from html import escape
from math import ceil, sqrt
from typing import Literal, NamedTuple

from analytics.document import Tile, Tiles, number
from analytics.document.tiles import DEEPEST
from analytics.form.theme import RAMPS
from analytics.words.text import Language

WIDE, TALL = 946, 582  # px of the map on a canvas of 1920 × 1080
GAP, PAD = 14, 16
NAME, SMALL, COUNT = 40, 40, 62  # px of its letters: 28 at 1366 is the least that is read
LETTER, DIGIT = 0.58, 0.64  # of its size: the widest a usual letter takes, and a bold digit
NARROW, SLIM = frozenset("iíìịỉĩjlItfr1.,:·–- "), 0.34
LARGEST = 200  # px of a square's side


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float


class Words(NamedTuple):
    """At `x` and the line `y` they stand on."""

    words: str
    x: float
    y: float
    size: float
    side: Literal["start", "middle", "end"] = "start"
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True)
class Placed:
    """A tile where it stands, its square and its words."""

    cell: Box
    square: Box | None
    fill: str
    words: tuple[Words, ...]


def columns_of(count: int) -> int:
    """Three stand in one row; else as many beside each other as below."""
    return 3 if count == 3 else max(1, min(4, ceil(sqrt(count))))


def placed(
    drawn: Tiles, language: Language, width: float = WIDE, height: float = TALL
) -> tuple[Placed, ...]:
    """Equal cells in reading order; few are hardly taller than wide, so that they stay tiles."""
    columns = columns_of(len(drawn.tiles))
    rows = ceil(len(drawn.tiles) / columns)
    wide = (width - GAP * (columns - 1)) / columns
    tall = min((height - GAP * (rows - 1)) / rows, 1.2 * wide)
    side = largest_side(drawn, wide, tall)
    return tuple(
        one_placed(
            one,
            drawn,
            Box(at % columns * (wide + GAP), at // columns * (tall + GAP), wide, tall),
            side,
            language,
        )
        for at, one in enumerate(drawn.tiles)
    )


def largest_side(drawn: Tiles, wide: float, tall: float) -> float:
    """Beside the longest words, else below the words."""
    told = [one for one in drawn.tiles if one.people is not None]
    longest = max((words_wide(one) for one in told), default=0)
    lines = 2.3 if any(one.words for one in told) else 1.1
    beside, below = wide - longest - 3 * PAD, tall - lines * NAME - 3 * PAD
    return min(LARGEST, max(min(beside, tall - 2 * PAD), below))


def words_wide(one: Tile) -> float:
    return max(wide(words) for words in (one.name, one.words))


def wide(words: str) -> float:
    """About the px they take, rather more."""
    slim = sum(letter in NARROW for letter in words)
    return NAME * (SLIM * slim + LETTER * (len(words) - slim))


def one_placed(one: Tile, drawn: Tiles, cell: Box, largest: float, language: Language) -> Placed:
    left, right = cell.left + PAD, cell.left + cell.width - PAD
    name = Words(one.name, left, cell.top + PAD + 0.8 * NAME, NAME, bold=True)
    if one.people is None:
        line = cell.top + cell.height / 2 + 0.8 * SMALL
        return Placed(cell, None, "", (name, Words(one.words, right, line, SMALL, "end", "ink2")))
    under = Words(one.words, left, cell.top + PAD + 2.05 * NAME, SMALL, ink="ink2")
    side = max(10.0, largest * sqrt(one.people / drawn.full))
    beside = right - largest >= left + words_wide(one) + PAD
    middle = cell.top + cell.height / 2 if beside else cell.top + cell.height - PAD - largest / 2
    said = number.whole(one.people, language)
    fits = DIGIT * SMALL * len(said) + 12 <= side
    if not fits and one.words:
        middle = cell.top + cell.height - PAD - max(side, 48) / 2  # below the words
    centre = right - (largest if fits else side) / 2
    square = Box(centre - side / 2, middle - side / 2, side, side)
    told = count_words(said, one.shade, square, middle)
    return Placed(
        cell, square, f"{drawn.ramp}{one.shade}", (name, *((under,) if one.words else ()), told)
    )


def count_words(said: str, shade: int, square: Box, middle: float) -> Words:
    """Inside its square where it fits, else at its left."""
    for size in (COUNT, 48, SMALL):
        if DIGIT * size * len(said) + 12 <= square.width:
            x, ink = square.left + square.width / 2, f"gap_ink{shade}"
            return Words(said, x, middle + 0.36 * size, size, "middle", ink, bold=True)
    return Words(said, square.left - 10, middle + 0.36 * 48, 48, "end", bold=True)


def map_svg(drawn: Tiles, title: str, language: Language, *, words: bool = True) -> str:
    """Read aloud as the list that it is; without `words` a picture for the eye alone."""
    told = placed(drawn, language)
    tall = max(one.cell.top + one.cell.height for one in told)
    said = ", ".join(spoken(one, language) for one in drawn.tiles)
    name = f'role="img" aria-label="{escape(f"{title}: {said}", quote=True)}" lang="{language}"'
    inside = "".join(marks(one, words=words) for one in told)
    heard = name if words else 'aria-hidden="true"'
    return f'<svg class="tiles" {heard} viewBox="0 0 {WIDE} {tall:.0f}">{inside}</svg>'


def spoken(one: Tile, language: Language) -> str:
    count = "" if one.people is None else number.whole(one.people, language)
    return " ".join(filter(None, (one.name, one.words, count)))


def marks(one: Placed, *, words: bool) -> str:
    square = rect(one.square, one.fill) if one.square else ""
    return rect(one.cell, "cell") + square + ("".join(map(text, one.words)) if words else "")


def rect(box: Box, kind: str) -> str:
    place = " ".join(
        f'{name}="{value:.1f}"'
        for name, value in zip(("x", "y", "width", "height"), box, strict=True)
    )
    return f'<rect {place} rx="6" class="{kind}"/>'


def text(one: Words) -> str:
    """A glyph of a verdict stays with its word."""
    kinds = " ".join(filter(None, (one.side, one.ink, "bold" if one.bold else "")))
    return (
        f'<text x="{one.x:.1f}" y="{one.y:.1f}" font-size="{one.size:g}" class="{kinds}">'
        f"{escape(one.words)}</text>"
    )


def shades() -> tuple[str, ...]:
    """The classes of squares: a shade of each subject."""
    return tuple(f"{ramp}{at}" for ramp in RAMPS.values() for at in range(DEEPEST + 1))
