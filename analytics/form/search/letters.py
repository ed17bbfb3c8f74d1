"""Words as a reader types them, and how well they fit what can be found.

What was typed has to be there; a tone, a hook or a capital that was not typed may be. Đ is D. The
rank of a fit is one that a reader can redo: words of the question that its name lacks, then words
of its name that nobody asked for.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import combining, normalize

WORD = re.compile(r"\d+(?:[/-]\d+)+|[^\W_]+")
HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")  # "e-ID" is typed as "eid"
TONES = "\u0300\u0301\u0303\u0309\u0323"
MANY = 3  # letters before an s that says more than one
MARKS = re.compile("[\u0300-\u036f]")
NUMBER = re.compile(r"(?:\d[\s.-]?){8}\d")


class Word(NamedTuple):
    """Its letters, the mark over each that makes it another letter, and its tone: wherever that
    is written, "hoà" is "hòa"."""

    bare: str
    shapes: str
    tone: str

    def begins(self, whole: "Word") -> bool:
        """Whoever is still typing has typed the beginning of a word."""
        free = zip(self.shapes, whole.shapes, strict=False)
        return (
            whole.bare.startswith(self.bare)
            and self.tone in ("", whole.tone)
            and all(own in (" ", other) for own, other in free)
        )

    def named(self, whole: "Word") -> bool:
        return len(self.bare) == len(whole.bare) and self.begins(whole)


Words = tuple[Word, ...]


def words_of(told: str) -> Words:
    joined = HYPHEN.sub("", normalize("NFC", told).casefold().replace("đ", "d"))
    return tuple(map(spelt, WORD.findall(joined)))


def spelt(word: str) -> Word:
    bare, shapes, tone = "", "", ""
    for one in normalize("NFD", word):
        if not combining(one):
            bare, shapes = bare + one, shapes + " "
        elif one in TONES:
            tone = one
        else:
            shapes = shapes[:-1] + one
    many = len(bare) > MANY and bare.endswith("s")  # "cards" asks for a card; no syllable ends so
    return Word(bare[:-1], shapes[:-1], tone) if many else Word(bare, shapes, tone)


def stretch(typed: Words, among: Words) -> int | None:
    """Where the words stand side by side, in their order; the last may still be typed."""
    for place in range(len(among) - len(typed) + 1):
        pairs = list(zip(typed, among[place:], strict=False))
        if all(own.named(word) for own, word in pairs[:-1]) and pairs[-1][0].begins(pairs[-1][1]):
            return place
    return None


def said_in(typed: Words, told: str) -> bool:
    """Side by side; most texts are seen at a glance to lack one of the words."""
    bare = MARKS.sub("", normalize("NFD", told.casefold().replace("đ", "d")))
    return all(own.bare in bare for own in typed) and stretch(typed, words_of(told)) is not None


def fit(typed: Words, name: Words, about: Words) -> tuple[int, int] | None:
    """How far from each other; None where a word stands in neither. What the name lacks has to
    stand in one stretch of what is told about it, lest words be picked from all over."""
    meets = {own: [one for one in name if own.named(one)] for own in typed}
    meets[typed[-1]] += [one for one in name if typed[-1].begins(one)]
    asked = [one for one in name if any(one in met for met in meets.values())]
    lacking = tuple(own for own in typed if not meets[own])
    if lacking and stretch(lacking, about) is None:
        return None
    return len(lacking), len(name) - len(asked)


def without(typed: Words, found: Words) -> Words | None:
    """The words but for one stretch of them and what joins it to them, "ở thôn 9"; None where it
    is not there whole."""
    for place in range(len(typed) - len(found) + 1):
        pairs = zip(typed[place:], found, strict=False)
        if all(own.named(word) for own, word in pairs):
            joined = place > 0 and any(typed[place - 1].named(one) for one in JOINING)
            return typed[: place - joined] + typed[place + len(found) :]
    return None


JOINING = words_of("ở tại của in of at")
# What makes a question of words and names nothing.
ASKING = words_of(
    "nào gì ai đâu nhất mấy thế vậy bao nhiêu có không đang là thì which what who where when how "
    "many most is are do does the a"
)


def named_in(typed: Words) -> Words:
    """What is asked about: the words but for those that only ask."""
    return tuple(own for own in typed if not any(own.named(one) for one in ASKING))


def of_a_person(told: str, names: Iterable[Words]) -> bool:
    """Nine digits in a row, or words in capitals as a name is written that begin none of ours."""
    if NUMBER.search(told):
        return True
    parts = told.split()
    if len(parts) < 2 or not all(one.isalpha() and one[0].isupper() for one in parts):
        return False
    typed = words_of(told)
    return not any(stretch(typed, name) == 0 for name in names)
