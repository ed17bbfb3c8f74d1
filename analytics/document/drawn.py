"""What is said in sentences, shown small, or drawn as boxes and one line: no chart is needed."""

from dataclasses import dataclass

from analytics.document.tiles import Tiles


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
    """So many, `pale` of them in a paler part at the end; a `strong` one is named in the title."""

    name: str
    count: int
    pale: int = 0
    label: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Bars:
    """Columns beside each other, in pixels so high."""

    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True)
class Way:
    """One line through `values`, in pixels so high; its two ends are labelled and named below."""

    values: tuple[float, ...]
    labels: tuple[str, str]
    names: tuple[str, str]
    height: int
