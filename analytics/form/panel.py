"""A finding with its chart and its table; a page is cards and panels in reading order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from analytics.form.control import Control
from analytics.form.derived import Derived
from analytics.form.view import View
from analytics.words.text import Text

Status = Literal["reached", "near", "waiting", "late", "none"]
# "precise": two decimals · "change": hundredths of a point, written +2,18 with two decimals ·
# "written": a figure with its unit · "verdict": glyph and word
Kind = Literal[
    "text", "whole", "percent", "decimal", "points", "precise", "change", "written", "verdict"
]


@dataclass(frozen=True)
class Column:
    """`parts` names the values of a cell that says several: a sheet gives each a column."""

    name: str
    kind: Kind = "text"
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """The numbers behind a chart, raw: each medium writes them its own way."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Card:
    """One indicator at a glance: number, standing, parts, pace, outlook and the way it came."""

    name: str
    number: str
    detail: str = ""
    hue: str = ""
    outlook: str = ""
    status: Status = "none"
    status_word: str = ""
    trend: tuple[float | None, ...] = ()
    target: float | None = None
    target_label: str = ""


@dataclass(frozen=True)
class Panel:
    """`chart` names a spec of `form.chart`; without one the table is shown open.

    `more` is a second, longer table with its name: folded on screen, a sheet of its own on paper.
    `derived`: numbers of the title that the table holds in parts.
    `link` leads to the page that answers the next question: its words and its address.
    """

    key: str
    title: str
    subtitle: str
    table: Table
    chart: str = ""
    data: tuple[dict[str, Any], ...] = ()
    options: tuple[tuple[str, Any], ...] = ()
    height: int = 300
    width: int = 1
    legend: tuple[tuple[str, str], ...] = ()
    more: tuple[str, Table] | None = None
    link: tuple[str, str] | None = None
    derived: tuple[Derived, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What must be decided, why, and the page that answers: words and address of the link."""

    status: Status
    title: str
    detail: str
    link: tuple[str, str]


@dataclass(frozen=True)
class Page:
    """What a chapter becomes for one view; or a scene of the stage, which is a page with one panel.

    A scene has a `key`; `requests` are what is asked for: what, how much, who answers for it;
    `sentences` stand below; `notes` are for whoever speaks; `village` marks a village's own scene;
    `tries` are the page as it would be with none, one, two … sittings a week more.
    """

    finding: str
    lead: str = ""
    cards: tuple[Card, ...] = ()
    rows: tuple[tuple[Panel, ...], ...] = ()
    decisions: tuple[Decision, ...] = ()
    decided_for: str = ""  # of whom the decisions are, where that is not whom the page is about
    requests: tuple[Card, ...] = ()
    sentences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tries: tuple["Page", ...] = ()
    key: str = ""
    village: str = ""

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for row in self.rows for panel in row)

    @property
    def chart(self) -> Panel | None:
        """What is drawn of a scene."""
        return next((one for one in self.panels if one.chart), None)

    @property
    def table(self) -> Table | None:
        """What is shown open, where nothing is drawn."""
        return next((one.table for one in self.panels if not one.chart), None)


@dataclass(frozen=True)
class Chapter:
    """A page on screen, a section on paper.

    `parted`: on screen a reader fills something in between its head and its panels.
    """

    key: str
    title: Text
    url: str
    icon: str
    build: Callable[[View], Page]
    filters: tuple[str, ...] = ("area", "sex", "age_band")
    controls: tuple[Control, ...] = ()
    parted: bool = False

    def controls_for(self, role: str) -> tuple[Control, ...]:
        return tuple(one for one in self.controls if role != "village" or not one.whole)
