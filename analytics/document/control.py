"""The controls of a page as data. What is chosen is the URL: shareable, and nothing personal.

A value stands in the address by its key, the same in every language; addresses written earlier hold
the words a reader saw, and these are still understood.

`whole`: it moves an assumption about the whole commune, which one village's figures cannot answer;
village police are not shown it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from analytics.document.view import View
from analytics.words.errors import NotInRange, NotOnStep, TooLong, UnknownChoice
from analytics.words.text import LANGUAGES, Text

LONGEST = 40  # letters of a line


def key_of(told: str, words: Mapping[str, Text], label: Text) -> str:
    """The key that is told, by itself or in the words of any language."""
    if told in words:
        return told
    for key, text in words.items():
        if told in map(text.in_, LANGUAGES):
            return key
    raise UnknownChoice(told, label)


def whole(told: str, label: Text, least: int, most: int, step: int = 1) -> int:
    plain = told.isascii() and told.isdigit() and len(told) < 9
    if plain and int(told) in range(least, most + 1, step):
        return int(told)
    if step > 1:
        raise NotOnStep(told, label, least=least, most=most, step=step)
    raise NotInRange(told, label, least=least, most=most)


@dataclass(frozen=True)
class Choice:
    """One of a list. `first`: the key to begin with. `tabs`: shown side by side in this order, each
    key with its name and what stands beside it."""

    name: str
    query: str
    label: Text
    options: Callable[[View], Mapping[str, Text]]
    first: Callable[[View], str] | None = None
    width: int = 200
    whole: bool = False
    tabs: Callable[[View], Mapping[str, tuple[str, str]]] | None = None

    def begins(self, view: View) -> str:
        return self.first(view) if self.first else next(iter(self.options(view)), "")

    def read(self, told: str, view: View) -> str:
        """Where nothing can be chosen, the beginning is all there is."""
        words = self.options(view)
        return key_of(told, words, self.label) if words or told != self.begins(view) else told


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

    def read(self, told: str, _view: View) -> int:
        return whole(told, self.label, self.least, self.most)


@dataclass(frozen=True)
class Slider:
    """A whole number tried out. `earlier`: what older links say in another measure, and where that
    lies on this one."""

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
    earlier: Mapping[str, int] = field(default_factory=dict, hash=False)

    def begins(self, _view: View) -> int:
        return self.first

    def read(self, told: str, _view: View) -> int:
        if told in self.earlier:
            return self.earlier[told]
        return whole(told, self.label, self.least, self.most, self.step)


@dataclass(frozen=True)
class Several:
    """Some of a list; none of it means all of it, and stands in no address."""

    name: str
    query: str
    label: Text
    options: Callable[[View], Mapping[str, Text]]
    width: int = 200
    whole: bool = False

    def begins(self, _view: View) -> tuple[str, ...]:
        return ()

    def read(self, told: str, view: View) -> str:
        return key_of(told, self.options(view), self.label)


@dataclass(frozen=True)
class Line:
    """Words typed in; whoever uses them says what is wrong with them. Not for names of persons."""

    name: str
    query: str
    label: Text
    first: Callable[[View], str]
    width: int = 190
    whole: bool = False

    def begins(self, view: View) -> str:
        return self.first(view)

    def read(self, told: str, _view: View) -> str:
        if len(told) > LONGEST:
            raise TooLong(told, self.label, most=LONGEST)
        return told


Control = Choice | Number | Slider | Several | Line
