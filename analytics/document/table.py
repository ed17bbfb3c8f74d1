"""Rows under columns, raw."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

# "precise": two decimals · "change": hundredths of a point, written +2,18 with two decimals ·
# "written": a figure with its unit · "verdict": glyph and word
Kind = Literal[
    "text", "whole", "percent", "decimal", "points", "precise", "change", "written", "verdict"
]


@dataclass(frozen=True)
class Column:
    """`parts` names the values of a cell that says several: a sheet gives each a column. `width`:
    its share of a line on paper."""

    name: str
    kind: Kind = "text"
    parts: tuple[str, ...] = ()
    width: float = 1.0


@dataclass(frozen=True)
class Table:
    """The numbers behind a chart, raw: each medium writes them its own way.

    `total`: the last row is the sum of those above. `empty` says why there are no rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: bool = False
    empty: str = ""


class Heads(NamedTuple):
    """Words over neighbouring columns of one kind."""

    kind: Kind
    words: tuple[str, ...]


def under(kind: Kind, *words: str) -> Heads:
    return Heads(kind, words)
