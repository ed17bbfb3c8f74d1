"""A finding with its chart and its table."""

from dataclasses import dataclass
from typing import Any, Literal

from analytics.document.card import Status
from analytics.document.derived import Derived
from analytics.document.drawn import (
    Ages,
    Bars,
    Course,
    Days,
    Dots,
    Gaps,
    Radios,
    Said,
    Show,
    Stages,
    Strip,
    Way,
)
from analytics.document.duty import Decision, Duties
from analytics.document.table import Table
from analytics.document.tiles import Tiles

Few = Tiles | Said | Duties | Show | Radios | Days
Drawn = Few | Bars | Way | Dots | Stages | Ages | Course | Gaps | Strip
# Beside the one before it, under it in the same column, inside its card, or shut below its title.
Place = Literal["beside", "under", "inside", "folded"]


@dataclass(frozen=True)
class Panel:
    """`chart` names a spec of `form.chart`; `drawn` is made of words and boxes and is its own table
    on screen; without either the table is shown open.

    `more` is a second, longer table with its name: folded on screen, a sheet of its own on paper.
    `derived`: numbers of the title that the table holds in parts.
    `link` leads to the page that answers the next question: its words and its address.
    `how` it is read follows the subtitle: on paper at once, on screen on a press.
    `controls`: names of those of its page that stand in it.
    `notes` stand below the table on paper, a paragraph each.
    `decisions` are what is to be done about it, at its foot.
    `stands` is a verdict beside the title: how, and in which words.
    `span`: of the 24 columns of its row, and of its lines; none where the panels of a row share it
    by `width`. `grow`: its part of the height that a tall screen has to give.
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
    notes: tuple[str, ...] = ()
    drawn: Drawn | None = None
    place: Place = "beside"
    stands: tuple[Status, str] | None = None
    decisions: tuple[Decision, ...] = ()
    span: tuple[int, int] | None = None
    grow: float = 0
    how: str = ""
    controls: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """Subtitle and how it is read, for whoever has no fold."""
        return f"{self.subtitle} {self.how}".strip()
