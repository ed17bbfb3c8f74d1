"""The map of a scene: a tile a village, an age, a target; in each a square as large as its people.

What stands on a wall is read by everybody, so a count of one to four is words, and no total on the
scene gives it back: the number beside a map is the sum of what its tiles print.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analytics.document import Column, Panel, Table, Tile, Tiles, View
from analytics.form.phrase import nobody
from analytics.form.theme import RAMPS, gap_class
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator

FEW = 5  # fewer people than these are said in words
MOST = 12  # tiles that are read from the last row
EVEN = 2  # the shade of squares that show no distance to a target
T = TypeVar("T")


@dataclass(frozen=True)
class Group:
    """Who stands in one tile. `count` is None where there is nobody to count; a `forecast` counts
    no people, and is printed however small."""

    name: str
    count: int | None
    under: str = ""
    shade: int = EVEN
    forecast: bool = False

    @property
    def shown(self) -> int:
        """What the tile prints, as far as it may be added up."""
        count = self.count or 0
        return count if self.forecast or count >= FEW else 0


def shown(groups: Iterable[Group]) -> int:
    return sum(one.shown for one in groups)


def hidden(groups: Iterable[Group]) -> bool:
    """Whether one of them says in words what would be a small number."""
    return any(one.count and not one.shown for one in groups)


def tiles_panel(
    view: View,
    title: str,
    groups: Sequence[Group],
    indicator: Indicator,
    *,
    none: str,
    few: str,
    key: str = "",
) -> Panel | None:
    """`none` and `few` stand for nobody and for fewer than five, `key` says what the shade does;
    one tile alone is no map."""
    if len(groups) < 2:
        return None
    tiles = tuple(
        Tile(one.name, one.shown, one.under, one.shade)
        if one.shown
        else Tile(one.name, None, said_of(view, one, none, few), one.shade)
        for one in groups
    )
    drawn = Tiles(tiles, max(one.people or 0 for one in tiles), RAMPS[indicator.subject])
    columns = (Column(title), Column(view.say("Số người"), "whole"), Column(""))
    rows = tuple((one.name, one.people, one.words) for one in tiles)
    return Panel("stage-tiles", title, key, Table(columns, rows), drawn=drawn)


def said_of(view: View, one: Group, none: str, few: str) -> str:
    if one.count is None:
        return nobody(view)
    return few if one.count else none


def village_groups(
    view: View, figures: Iterable[Figure], *, everybody: bool = False
) -> tuple[Group, ...]:
    """Who is missing in each village, in their order; of too many the furthest behind, the rest in
    one. `everybody`: who has it not, whatever the target."""
    names = areas_of(view.reader)
    told = [
        Group(names[one.area], lacking(one, everybody=everybody), shade=shade_of(one, everybody))
        for one in figures
        if one.area != "commune"
    ]
    if len(told) <= MOST:
        return tuple(told)
    ranked = sorted(told, key=lambda one: -(one.count or 0))
    kept, rest = ranked[: MOST - 1], ranked[MOST - 1 :]
    others = view.say("{count} khác", count=view.counted(len(rest), "village"))
    last = Group(others, sum(one.count or 0 for one in rest))
    return (*(one for one in told if one in kept), last)


def lacking(one: Figure, *, everybody: bool) -> int | None:
    if not everybody:
        return one.missing
    return None if not one.among else one.among - int(one.having or 0)


def shade_of(one: Figure, everybody: bool) -> int:
    """By points missing, from the counts themselves and not from the share as printed."""
    if not one.among or one.having is None:
        return 0
    goal = 100.0 if everybody or one.target is None else one.target.value
    return gap_class(goal - 100 * one.having / one.among)


def merged(counts: Iterable[tuple[T, int]]) -> list[tuple[tuple[T, ...], int]]:
    """Neighbours put together until none of them is so few that it must not be said; nobody is
    left out."""
    made: list[tuple[tuple[T, ...], int]] = [((key,), count) for key, count in counts if count]
    while len(made) > 1 and any(count < FEW for _, count in made):
        at = next(place for place, (_, count) in enumerate(made) if count < FEW)
        first = max(at - 1, 0)
        (keys, one), (others, other) = made[first : first + 2]
        made[first : first + 2] = [((*keys, *others), one + other)]
    return made
