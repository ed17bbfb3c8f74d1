"""What is said in sentences, or shown small, where boxes and bars would say no more."""

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
