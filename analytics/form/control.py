"""The controls of a page as data. What is chosen is the URL: shareable, and nothing personal.

`whole`: it moves an assumption about the whole commune, which one village's figures cannot answer;
village police are not shown it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.form.view import View
from analytics.words.text import Text


@dataclass(frozen=True)
class Choice:
    """One of a list; the URL holds the words the reader sees. `first`: the key to begin with."""

    name: str
    query: str
    label: Text
    options: Callable[[View], Mapping[str, Text]]
    first: Callable[[View], str] | None = None
    width: int = 200
    whole: bool = False

    def begins(self, view: View) -> str:
        return self.first(view) if self.first else next(iter(self.options(view)), "")


@dataclass(frozen=True)
class Number:
    """A whole number typed in."""

    name: str
    query: str
    label: Text
    least: int
    most: int
    first: int | Callable[[View], int]
    width: int = 190
    whole: bool = False

    def begins(self, view: View) -> int:
        return self.first(view) if callable(self.first) else self.first


@dataclass(frozen=True)
class Slider:
    """A whole number tried out."""

    name: str
    query: str
    label: Text
    least: int
    most: int
    first: int
    step: int = 1
    unit: str = ""
    width: int = 260
    whole: bool = False

    def begins(self, _view: View) -> int:
        return self.first


Control = Choice | Number | Slider
