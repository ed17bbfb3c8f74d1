"""A chapter, and the page it becomes: cards and panels in reading order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from analytics.document.card import Card
from analytics.document.control import Control
from analytics.document.duty import Decision
from analytics.document.panel import Panel
from analytics.document.view import View
from analytics.words.text import Text


@dataclass(frozen=True)
class Page:
    """What a chapter becomes for one view; or a scene of the stage, which is a page with one panel.

    A scene has a `key`; `requests` are what is asked for, of whom, by when; `sentences` stand at
    the foot; `notes` are for whoever speaks; `village` marks a village's own scene.
    `how` the figures came about follows the lead, on screen on a press.
    `without`: names of controls that change nothing here.
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
    key: str = ""
    village: str = ""
    how: str = ""
    without: tuple[str, ...] = ()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(panel for row in self.rows for panel in row)


@dataclass(frozen=True)
class Chapter:
    """A page on screen, a section on paper.

    `detail`: opened from the first page of its place, to which it leads back. `parted`: on screen a
    reader fills something in between its head and its panels. `sentence`: its controls, each by its
    name in braces, said as one sentence. `folded`: names of those behind one button,
    because they are seldom used or the page draws them as well. `renamed`: keys of older addresses
    and what they are called today.
    """

    key: str
    title: Text
    url: str
    icon: str
    build: Callable[[View], Page]
    filters: tuple[str, ...] = ("area", "sex", "age_band")
    controls: tuple[Control, ...] = ()
    parted: bool = False
    detail: bool = False
    sentence: Text | None = None
    folded: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict, hash=False)

    def controls_for(self, role: str) -> tuple[Control, ...]:
        return tuple(one for one in self.controls if role != "village" or not one.whole)
