"""What is said in sentences, shown small, or drawn as boxes and one line: no chart is needed."""

from dataclasses import dataclass
from typing import Literal

from analytics.document.card import Card, Status
from analytics.document.tiles import Tiles

Open = Literal["work", "rest", "shut"]  # what a day is for


@dataclass(frozen=True)
class Said:
    """A paragraph each, below the title."""

    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A scene in small: its number and sentence, what is asked for, of whom, by when. `place`: the
    key that opens it, or where it stands in the show."""

    place: str
    number: str
    sentence: str
    asked: tuple[str, ...] = ()
    hue: str = ""
    map: Tiles | None = None


@dataclass(frozen=True)
class Show:
    """Scenes in the order in which they are told; `small` ones are a line each."""

    scenes: tuple[Shown, ...]
    small: bool = False


@dataclass(frozen=True)
class Bar:
    """So many of each kind, from the foot up; a `strong` one is named in the title."""

    name: str
    parts: tuple[int, ...]
    label: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Bars:
    """Columns beside each other, in pixels so high; `looks`: the colour of each part."""

    bars: tuple[Bar, ...]
    looks: tuple[str, ...]
    height: int


@dataclass(frozen=True)
class Way:
    """One line through `values`, in pixels so high; its two ends are labelled and named below."""

    values: tuple[float, ...]
    labels: tuple[str, str]
    names: tuple[str, str]
    height: int


@dataclass(frozen=True)
class Dot:
    """One area on a scale of shares: its own target, what it still takes and when that is there.

    `share` and `target` are None where there is no such number; `pale`: it is not asked for.
    `to` is what a press asks for, as a query of this page; `chosen`: the page is about this area.
    """

    name: str
    share: float | None
    shown: str
    target: float | None
    people: str
    when: str
    status: Status = "none"
    to: str = ""
    chosen: bool = False
    pale: bool = False


@dataclass(frozen=True)
class Dots:
    """`low` and `high` are the ends of the scale, `goal` names the target line where there is one
    for all, `heads` stand over people and months."""

    dots: tuple[Dot, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    hue: str
    goal: tuple[float, str] | None
    heads: tuple[str, str]


@dataclass(frozen=True)
class Stage:
    """People at one step: how many as written, who they are, what is done for them."""

    people: int
    shown: str
    name: str
    todo: str


@dataclass(frozen=True)
class Stages:
    """The parts of a whole, one beside the other, each with the name of its colour."""

    stages: tuple[Stage, ...]
    looks: tuple[str, ...]


@dataclass(frozen=True)
class Ages:
    """Counts of ages side by side: name, count, count as written."""

    bars: tuple[tuple[str, int, str], ...]
    hue: str


@dataclass(frozen=True)
class Course:
    """How a count went, from nothing up; first and last are written beside it, months below."""

    counts: tuple[int, ...]
    ends: tuple[str, str]
    months: tuple[str, str]
    hue: str


@dataclass(frozen=True)
class Gap:
    """A target and the people missing to it, `before` a year ago; None where there is no number.

    `share` is the level, `goal` what is asked, `parts` who; `chip` and `ahead` are its verdict.
    """

    name: str
    share: str
    goal: str
    parts: str
    people: int | None
    before: int | None
    hue: str
    status: Status
    chip: str
    ahead: str
    link: str


@dataclass(frozen=True)
class Gaps:
    """One below the other on one scale of people, which ends at so many `steps` of so many."""

    rows: tuple[Gap, ...]
    step: int
    steps: int

    @property
    def top(self) -> int:
        return self.step * self.steps


@dataclass(frozen=True)
class Strip:
    """Cards of few words in one line. Their trends, if they have any, share a scale from nothing.

    `wide`: only where there is room to spare, for what stands elsewhere as well. `twin`: its table
    tells more and stands folded below it. `stacked`: one below the other.
    """

    cards: tuple[Card, ...]
    wide: bool = False
    twin: bool = False
    stacked: bool = False


@dataclass(frozen=True)
class Radio:
    """One of several ways: `count` is what it brings, `to` what a press asks of this page."""

    name: str
    count: str
    detail: str
    to: str
    chosen: bool = False


@dataclass(frozen=True)
class Radios:
    """Ways to choose from, one below the other or side by side."""

    label: str
    ways: tuple[Radio, ...]
    beside: bool = False


@dataclass(frozen=True)
class Sitting:
    """On the day at this place of the calendar; `strong`: after work. `words` say it in full."""

    place: int
    day: str
    people: str
    words: str
    strong: bool


@dataclass(frozen=True)
class Outings:
    """The sittings of a village, what they should bring (low, middle, high) and what it lacks."""

    village: str
    sittings: tuple[Sitting, ...]
    brings: tuple[float, float, float] | None
    gain: str
    needed: int | None
    lacks: str
    met: bool


@dataclass(frozen=True)
class Days:
    """Villages by days. `days`: as written, and whether people work, rest or offices are shut.

    What villages gain lies on one scale from nothing to `top`; `heads` stand over gains and needs.
    """

    month: str
    days: tuple[tuple[str, Open], ...]
    rows: tuple[Outings, ...]
    top: float
    hue: str
    heads: tuple[str, str]
