"""What a reader sees: words of the code in Vietnamese, said in the reader's language.

The other languages are catalogues beside the code, gettext files like `data/languages/en.po`, read
as they lie there, so that nobody has to compile them. What a catalogue lacks is said in Vietnamese.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from functools import cache
from gettext import GNUTranslations, NullTranslations

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from analytics.words.settings import CATALOGUES

Language = str
HOME = "vi"
LANGUAGES = (HOME, *sorted(one.stem for one in CATALOGUES.glob("*.po")))
MANY = 2  # a number whose form is that of most: where there is no number, or no whole one


@cache
def messages(language: str) -> NullTranslations:
    """What a language says, by the Vietnamese words."""
    if language not in LANGUAGES[1:]:
        return NullTranslations()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        told = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, told)
    compiled.seek(0)
    return GNUTranslations(compiled)


def worded(
    words: str,
    language: Language,
    facts: Mapping[str, object],
    *,
    context: str = "",
    n: float | None = None,
) -> str:
    """The words in a language, the facts in the places of their braces. `n`: the number that the
    form of the sentence hangs on."""
    if language != HOME and words:
        words = _translated(words, language, context, n)
    return words.format_map(facts) if facts else words


def _translated(words: str, language: Language, context: str, n: float | None) -> str:
    told = messages(language)
    if n is None:
        return told.pgettext(context, words) if context else told.gettext(words)
    count = int(n) if n == int(n) else MANY
    if context:
        return told.npgettext(context, words, words, count)
    return told.ngettext(words, words, count)


@dataclass(frozen=True)
class Text:
    """Words that are said later, with the facts for their braces. `context` tells apart what the
    same Vietnamese words mean in two places, where another language has two words for it."""

    said: str
    _: KW_ONLY
    context: str = ""
    facts: tuple[tuple[str, object], ...] = ()

    def in_(self, language: Language) -> str:
        return worded(self.said, language, spoken(dict(self.facts), language), context=self.context)

    def filled(self, **facts: object) -> "Text":
        """The same text with facts for its braces."""
        return replace(self, facts=(*self.facts, *facts.items()))


def spoken(facts: Mapping[str, object], language: Language) -> Mapping[str, object]:
    """A fact that is a text is said in the same language."""
    if not any(isinstance(fact, Text) for fact in facts.values()):
        return facts
    return {
        name: fact.in_(language) if isinstance(fact, Text) else fact for name, fact in facts.items()
    }


@dataclass(frozen=True)
class Given(Text):
    """What the unit itself wrote in two languages: its name, a document, the words of a table. A
    third reader sees the Vietnamese."""

    en: str

    @property
    def vi(self) -> str:
        return self.said

    def in_(self, language: Language) -> str:
        words, facts = self.en if language == "en" else self.said, dict(self.facts)
        return words.format_map(spoken(facts, language)) if facts else words


@dataclass(frozen=True)
class Noun(Text):
    """What is counted; its form may hang on the number."""

    context: str = "counted"

    def beside(self, count: float | None, language: Language) -> str:
        n = MANY if count is None else count
        return worded(self.said, language, {}, context=self.context, n=n)


@dataclass(frozen=True)
class Later(Text):
    """A number or a date, written when it is known who reads."""

    write: Callable[[Language], str]

    def in_(self, language: Language) -> str:
        return self.write(language)


def proper(name: str) -> Text:
    """A name that is the same in every language."""
    return Given(name, name)


def later(write: Callable[[Language], str]) -> Text:
    return Later("", write)


def joined(between: str, texts: Iterable[Text]) -> Text:
    told = tuple(texts)
    return later(lambda language: between.join(one.in_(language) for one in told))
