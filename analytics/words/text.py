"""Text in two languages, Vietnamese first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True)
class Text:
    """What a reader sees, in every language of the house."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en

    def filled(self, **facts: object) -> "Text":
        """The same text with the facts written into its braces, a text in its own language."""
        return Text(*(self.in_(one).format(**spoken(facts, one)) for one in LANGUAGES))


def spoken(facts: Mapping[str, object], language: Language) -> dict[str, object]:
    return {
        name: fact.in_(language) if isinstance(fact, Text) else fact for name, fact in facts.items()
    }


class Given(Text):
    """What the unit itself wrote in two languages: its name, a document, the words of a table."""


def proper(name: str) -> Text:
    """A name that is the same in every language."""
    return Given(name, name)


def later(write: Callable[[Language], str]) -> Text:
    """A number or a date, written when it is known who reads."""
    return Text(*(write(one) for one in LANGUAGES))
