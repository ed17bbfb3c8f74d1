"""Laws that any sentence can be held to by itself: they need no figure to know it is wrong."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Law(NamedTuple):
    """`broken` gives the words that break it, or nothing."""

    key: str
    says: str
    broken: Callable[[str], str]


def _found(pattern: str, flags: int = 0) -> Callable[[str], str]:
    compiled = re.compile(pattern, flags)

    def broken(words: str) -> str:
        hit = compiled.search(words)
        return words[max(0, hit.start() - 12) : hit.end() + 12] if hit else ""

    return broken


# Not after or before a number, a bracket or a letter: there it joins the ends of a range.
DASH = _found(
    r"(?:^|(?<=[\s(/:]))[–—](?=$|[\s,;.:)/%])(?!\s[\w>])|(?:^|[,;:(]\s*)–\s"
    r"|–\s(?:người|thôn|tháng|điểm|thẻ|buổi|đã|tới)"
    r"|–\s(?:people|person|village|month|point|card|sitting|of )"
)
NOTHING = _found(
    r"\b(?:None|nan|NaN|null|inf|undefined)\b|(?<![\d.,])0/0(?![\d/])|\b0 of 0\b|\{\w*\}"
)
ONE = _found(
    r"(?<![\d.,/–+\u2212])(?<!of )1 (?:more )?(?:people|villages|months|sittings|targets|"
    r"persons|households|cards|dossiers|accounts|others|residents|officers|scenes|indicators|tasks|"
    r"days|requests|checks|values|states|points|figures|years|messages|results|changes)\b"
)
ONE_VERB = _found(r"(?:^|[;:.] )1 \w+ (?:are|have|do|were|need|exceed|expire|fall) \b")
MANY = _found(
    r"(?<![\d.,/])(?:[2-9]|\d{2,}) (?:person|village|sitting|household|resident)\b(?! \w+s\b)"
)
GAPS = _found(r"  |\s[,;.](?:\s|$)|\.\.(?!\.)|,,|;;|: *[;.]|\( *\)|^[,;:.]|[,;:] *$")
SIGN = _found(r"(?<![\d\w])[-\u2212]0(?:[.,]0+)?(?![\d.,])")

TEXT_LAWS = (
    Law("dash", "A sentence has a number where it needs one, never a dash", DASH),
    Law("nothing", "No sentence prints nothing: no 0/0, no brace, no word of the machine", NOTHING),
    Law("one", "One person is, two people are", lambda one: ONE(one) or ONE_VERB(one) or MANY(one)),
    Law("gaps", "No piece of a sentence is missing between its stops", GAPS),
    Law("sign", "Nought has no sign", SIGN),
)  # fmt: skip
