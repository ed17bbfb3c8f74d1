"""The tile map: an equal cell for each area, in it a square as large as its people are many."""

from dataclasses import dataclass

DEEPEST = 4  # shades run from 0, nothing to do here


@dataclass(frozen=True)
class Tile:
    """One area. `people` is None where there is no such number; `words` say how deep the shade is.

    `to` is what a press asks for, as a query of this page; `chosen`: the page is about this area.
    """

    name: str
    people: int | None
    words: str = ""
    shade: int = 0
    to: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Tiles:
    """`full`: so many people fill a cell. It is a round number, so that the months keep one scale.

    `ramp` names the shades of the subject. `months` are earlier maps of the same cells, each with
    its name, on a scale of their own that does not move: `most` people fill a cell then.
    """

    tiles: tuple[Tile, ...]
    full: int
    ramp: str
    months: tuple[tuple[str, tuple[Tile, ...]], ...] = ()
    most: int = 1
