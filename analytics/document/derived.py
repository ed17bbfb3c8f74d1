"""Numbers of a title that no cell of its table holds: what they are made of, to be redone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# Of cells, added; of two cells or sums, the first less the second; of rows, by place, counted.
How = Literal["sum", "gap", "rows"]


@dataclass(frozen=True)
class Derived:
    """`value` as the title prints it, made of numbers that stand in the table as they are printed,
    or of rows that say one thing in one of their columns.

    A check can add them up again: a title cannot lean on a number nobody sees.
    """

    value: float
    how: How
    of: tuple[float, ...]

    @property
    def redone(self) -> float:
        if self.how == "rows":
            return len(set(self.of))
        return sum(self.of) if self.how == "sum" else self.of[0] - sum(self.of[1:])


def added(numbers: Iterable[float | None]) -> Derived:
    parts = tuple(one for one in numbers if one is not None)
    return Derived(sum(parts), "sum", parts)


def between(first: float, second: float, *, places: int = 1) -> Derived:
    """The difference as printed: it may be a last digit off the printed ends."""
    return Derived(round(first - second, places), "gap", (first, second))


def alike(rows: Iterable[int]) -> Derived:
    """How many rows say the same, named by their places in the table."""
    places = tuple(rows)
    return Derived(len(places), "rows", places)
