"""A table of a page as the columns of a sheet: values by themselves, words in columns of their own.

A reader takes "> 36 tháng" and "59–133" in at a glance; a sheet that should compute cannot.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.document import Column, Table, View, number

NARROW, HEAD, WIDE = 8, 13, 60  # letters: the least, what a head may ask for, the most


@dataclass(frozen=True)
class Strip:
    """One column of a sheet: what it is called and its cells from top to bottom."""

    name: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        longest = max((len(one) for one in self.cells), default=0) + 2
        return min(WIDE, max(NARROW, longest, min(HEAD, len(self.name) + 2)))

    @property
    def numeric(self) -> bool:
        """Values, one under the other at the right; a column of names stands at the left."""
        return any(isinstance(one, number.Written) for one in self.cells)


def strips(table: Table, view: View) -> tuple[Strip, ...]:
    found: list[Strip] = []
    for place, column in enumerate(table.columns):
        cells = tuple(cell(row[place], column, view) for row in table.rows)
        alone = place == 0 or len(table.columns) == 2  # a name, or what a list says of it
        kept = alone and not column.parts
        found += [Strip(column.name, cells)] if kept else apart(column, cells, view)
    return tuple(found)


def cell(value: object, column: Column, view: View) -> str:
    if value is None or value == "":
        return number.ABSENT
    return number.as_kind(value, column.kind, view.language)


def apart(column: Column, cells: tuple[str, ...], view: View) -> Iterator[Strip]:
    """A strip a value; the words that are no value stand beside, where there are any."""
    several = [one for one in cells if isinstance(one, number.Several)]
    names = column.parts if several else ("",)
    columns = [tuple(part(one, at) for one in cells) for at in range(len(names))]
    for name, own in zip(names, columns, strict=True):
        values = [one for one in own if isinstance(one, number.Written)]
        kept = tuple(one if valued(one) else number.ABSENT for one in own) if values else own
        yield Strip(": ".join(filter(None, (column.name, name))), kept)
    if any(map(mixed, columns)):
        said, words = tuple(one if worded(one) else "" for one in cells), view.say("lời")
        yield Strip(f"{column.name}: {words}", said)


def part(words: str, at: int) -> str:
    return words.parts[at] if isinstance(words, number.Several) else words


def valued(words: str) -> bool:
    return isinstance(words, number.Written) or words == number.ABSENT


def worded(words: str) -> bool:
    """Whether a value of the cell can only be said."""
    if isinstance(words, number.Several):
        return not all(map(valued, words.parts))
    return not valued(words)


def mixed(cells: tuple[str, ...]) -> bool:
    values = any(isinstance(one, number.Written) for one in cells)
    return values and not all(map(valued, cells))
