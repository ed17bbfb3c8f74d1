"""A finding with its chart and its table; a page is cards and panels in reading order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from analytics.meaning.answer import Answer
from analytics.meaning.ask import ask
from analytics.meaning.question import By, Filters, Question, Reader
from analytics.words.text import Language, Text

Status = Literal["reached", "waiting", "late", "none"]
# "precise": two decimals · "written": a figure with its unit · "verdict": glyph and word
Kind = Literal["text", "whole", "percent", "decimal", "points", "precise", "written", "verdict"]


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """The numbers behind a chart, raw: each medium writes them its own way."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Card:
    """One indicator at a glance: number, standing, parts, pace and the way it came."""

    name: str
    number: str
    detail: str
    hue: str
    status: Status = "none"
    status_word: str = ""
    trend: tuple[float | None, ...] = ()
    target: float | None = None
    target_label: str = ""


@dataclass(frozen=True)
class Panel:
    """`chart` names a spec of `form.chart`; without one the table is shown open.

    `more` is a second, longer table with its name: folded on screen, a sheet of its own on paper.
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


@dataclass(frozen=True)
class Page:
    """What a chapter becomes for one view."""

    finding: str
    lead: str
    cards: tuple[Card, ...] = ()
    rows: tuple[tuple[Panel, ...], ...] = ()


@dataclass(frozen=True)
class View:
    """One reader looking at one month through filters."""

    reader: Reader
    month: date
    where: Filters = field(default_factory=Filters)
    sentence: tuple[tuple[str, Any], ...] = ()

    @property
    def language(self) -> Language:
        return self.reader.language

    def say(self, vi: str, en: str) -> str:
        return vi if self.language == "vi" else en

    def ask(
        self, *keys: str, by: tuple[By, ...] = (), months_back: int = 0, dimension: str = ""
    ) -> Answer:
        question = Question(keys, self.month, by, self.where, months_back, dimension)
        return ask(question, self.reader)

    @property
    def total(self) -> str:
        """The area whose figure sums everything this reader looks at."""
        return self.reader.area if self.reader.role == "village" else "commune"


@dataclass(frozen=True)
class Chapter:
    """A page on screen, a section on paper."""

    key: str
    title: Text
    url: str
    icon: str
    build: Callable[[View], Page]
    filters: tuple[str, ...] = ("area", "sex", "age_band")
