"""What a native chart draws: columns by month and the target above them, every value the report's
own. Values are printed by a pattern that names its language: a plain number format would follow
that of the reader's computer.
"""

from dataclasses import dataclass
from typing import Literal

Look = Literal["bar", "need"]
PLACES = 4  # of a value in the sheet behind a chart


@dataclass(frozen=True)
class Series:
    """`pattern`: every value by this number format, in its bar or above one too low."""

    name: str
    exact: tuple[float | None, ...]
    look: Look
    pattern: str = ""

    @property
    def values(self) -> tuple[float | None, ...]:
        """As they stand in the file: a sheet keeps no more than 15 digits, nobody reads so many."""
        return tuple(None if one is None else round(float(one), PLACES) for one in self.exact)


@dataclass(frozen=True)
class Drawing:
    """`percents`: how many lie between two lines of the grid."""

    hue: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    least: float
    most: float
    percents: int
