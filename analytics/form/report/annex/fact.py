"""A number of a report bound to what it says: indicator, area, month, which of its numbers.

A sentence is pieces: words without any digit, and facts. A digit among plain words is a number
that nothing stands behind; the check of a report refuses it.
"""

from dataclasses import dataclass
from datetime import date
from string import Formatter

from analytics.document import Kind, View, number
from analytics.meaning.answer import Figure
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key
from analytics.words.text import Text


@dataclass(frozen=True)
class Fact:
    """`words` as a reader sees it, `value` the same number for a cell of a sheet or a chart."""

    claim: str
    words: str
    value: float | None = None
    kind: Kind = "text"


Piece = str | Fact
Sentence = tuple[Piece, ...]


def told(view: View, words: str | Text, /, **facts: Piece | Sentence) -> Sentence:
    """The sentence in the reader's language, with its facts in the places of the braces."""
    pieces: list[Piece] = []
    said = view.say(words) if isinstance(words, str) else words.in_(view.language)
    for plain_words, name, _, _ in Formatter().parse(said):
        if plain_words:
            pieces.append(plain_words)
        if name is not None:
            fact = facts[name]
            pieces += fact if isinstance(fact, tuple) else (fact,)
    return tuple(pieces)


def plain(sentence: Sentence) -> str:
    return "".join(one if isinstance(one, str) else one.words for one in sentence)


def joined(sentences: list[Sentence], between: str = " ") -> Sentence:
    """One after the other; the empty ones leave no gap."""
    pieces: list[Piece] = []
    for sentence in filter(None, sentences):
        if pieces:
            pieces.append(between)
        pieces += sentence
    return tuple(pieces)


def fixed(words: str, source: str = "wording") -> Fact:
    """Words that carry digits and no figure: a document, a rule, the name of a village."""
    return Fact(source, words)


def claim(whom: Indicator | str, area: str, month: date, what: str) -> str:
    """What a number speaks of, as a file tells it: an indicator by its key, or another thing."""
    key = whom.key if isinstance(whom, Indicator) else whom
    return f"{key} | {area} | {month_key(month)} | {what}"


def figure_fact(view: View, figure: Figure, *, what: str = "value") -> Fact:
    """The figure itself, as `number.written` has it."""
    percent = figure.indicator.unit == "percent"
    words = number.written(figure, view.language)
    key = figure.indicator.key + (f":{figure.member}" if figure.member else "")
    return Fact(
        claim(key, figure.area, figure.month, what),
        words,
        number.read(words, view.language),
        "percent" if percent else "whole",
    )


def whole_fact(
    view: View,
    whom: Indicator | str,
    area: str,
    month: date,
    what: str,
    count: float | None,
) -> Fact:
    words = number.whole(count, view.language)
    return Fact(claim(whom, area, month, what), words, number.read(words, view.language), "whole")
