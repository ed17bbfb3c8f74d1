"""What a native chart draws: categories and series, every value one of its scene's or report's own.

Labels are words from the one writer of numbers: a plain number format would follow the language of
the reader's computer. Writer prints such words in ink, which no bar lets be read: a report has a
pattern that names its language instead.
"""

from dataclasses import dataclass
from typing import Literal

# "mark": an empty box whose end is the target · "base": what a bar stands on, not drawn ·
# "band" on "under": the room between two lines · "spot": one point with its words
Look = Literal[
    "bar", "mark", "base", "gain", "loss", "band", "under", "way", "need", "ahead", "spot"
]
Kind = Literal["rows", "months"]
PLACES = 4  # of a value in the sheet behind a chart


@dataclass(frozen=True)
class Label:
    """Words at one point of a series: above, below, left or right of it, or inside its bar."""

    at: int
    words: str
    side: Literal["t", "b", "l", "r", "inEnd", "outEnd"] = "t"


@dataclass(frozen=True)
class Series:
    name: str
    exact: tuple[float | None, ...]
    look: Look
    labels: tuple[Label, ...] = ()
    pattern: str = ""  # every value by this number format: in its bar, or above one too low

    @property
    def values(self) -> tuple[float | None, ...]:
        """As they stand in the file: a sheet keeps no more than 15 digits, nobody reads so many."""
        return tuple(None if one is None else round(float(one), PLACES) for one in self.exact)


@dataclass(frozen=True)
class Drawing:
    """`every` is how many months lie between two names on the axis; nought names none. `percents`:
    how many lie between two lines of the grid; nought draws none."""

    kind: Kind
    hue: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    least: float
    most: float
    every: int = 1
    percents: int = 0
    legend: bool = False
