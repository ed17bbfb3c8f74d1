"""A sentence that remembers what it is made of: words without any digit, and facts.

A digit among plain words is a number that nothing stands behind; the check of a paper refuses it.
"""

from collections.abc import Iterable
from string import Formatter
from typing import Self

from analytics.document.view import View
from analytics.words.text import Text


class Sentence(str):
    """Reads as words wherever words are read; a check asks for its `pieces`."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, *parts: str) -> Self:
        kept = tuple(piece for part in parts for piece in pieces(part))
        made = cls("".join(kept))
        made.pieces = kept
        return made


def pieces(words: str) -> tuple[str, ...]:
    """Facts and plain words, in reading order."""
    if isinstance(words, Sentence):
        return words.pieces
    return (words,) if words else ()


def told(view: View, words: str | Text, /, **facts: str) -> Sentence:
    """The sentence in the reader's language, with its facts in the places of the braces."""
    said = view.say(words) if isinstance(words, str) else words.in_(view.language)
    return Sentence.of(
        *(
            part
            for plain, name, _, _ in Formatter().parse(said)
            for part in (plain, facts[name] if name is not None else "")
        )
    )


def joined(sentences: Iterable[str], between: str = " ") -> Sentence:
    """One after the other; the empty ones leave no gap."""
    kept = [part for one in sentences if one for part in (between, one)]
    return Sentence.of(*kept[1:])
