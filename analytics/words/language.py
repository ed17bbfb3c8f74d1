"""The languages of the house: Vietnamese in the code, each other one a catalogue beside it.

A catalogue is a gettext file, `data/languages/en.po`; it is read as it lies there, so that nobody
has to compile it. Words that a catalogue lacks are said in Vietnamese.
"""

import io
from collections.abc import Mapping
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
