"""Work that can be given on a page, and work that was given, as far as it is shown."""

from dataclasses import dataclass
from datetime import date

from analytics.document.card import Status

Named = tuple[tuple[str, str], ...]  # a key and its words


@dataclass(frozen=True)
class Offer:
    """A chief may give this: to one of `whom`, by a day. `told` goes along unseen; `who` and `due`
    are proposals, the others name the fields and the button. No day is asked where there is no
    `due`."""

    key: str
    told: Named
    whom: Named
    who: str
    due: date | None
    give: str
    to_whom: str
    by: str
    by_when: str


@dataclass(frozen=True)
class Duty:
    """What was given, to whom and by when; how it stands; `ways` to close it for this reader.

    Where it can be closed only elsewhere, `link` leads there."""

    key: str
    status: Status
    standing: str
    words: str
    became: str = ""
    told: Named = ()
    ways: Named = ()
    link: tuple[str, str] | None = None


@dataclass(frozen=True)
class Duties:
    """One below the other."""

    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What must be done, how, and the page that answers: words and address of the link.

    `work` is its kind where it can be given to somebody, about `people` of `areas` (none: all of
    them); `who` and `due` are proposals, `proposal` says them. What cannot be given here is told
    by `elsewhere`: a sentence, then the words and address of the link.
    """

    status: Status
    title: str
    how: str
    link: tuple[str, str]
    work: str = ""
    areas: tuple[str, ...] = ()
    people: int = 0
    who: str = ""
    due: date | None = None
    proposal: str = ""
    offer: Offer | None = None
    elsewhere: tuple[str, tuple[str, str]] | None = None
    duties: tuple[Duty, ...] = ()
