"""What was typed, read: a place, a month, and what is wanted of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analytics.document import View
from analytics.document.number import named
from analytics.form.choices import places
from analytics.form.search.letters import Words, without, words_of
from analytics.meaning.ask import months_of
from analytics.meaning.due.demand import HORIZON
from analytics.meaning.question import Filters
from analytics.words.errors import UnknownMonth
from analytics.words.month import months_between, parse_month, shifted
from analytics.words.text import HOME, LANGUAGES, Text

WHOLE = "commune"
MONTH = Text("Tháng")


@dataclass(frozen=True)
class Asked:
    """`view`: the page the reader stands on, moved to the place and the month that were named.
    `ahead`: a month of the calendar, which has no figures yet. `words`: what is left."""

    view: View
    words: Words
    place: str = ""
    month: date | None = None
    ahead: date | None = None


def read(told: str, view: View) -> tuple[Asked, ...]:
    """One for each place that can be meant: without tones two villages may be alike."""
    return placed(dated(Asked(view, words_of(told))))


def dated(asked: Asked) -> Asked:
    view = asked.view
    months = months_of(view.reader)
    for place, word in enumerate(asked.words):
        month = month_in(word.bare)
        if month is None:
            continue
        before = asked.words[:place]
        named_so = (words_of(MONTH.in_(one)) for one in LANGUAGES)
        if before and any(before[-1].named(word) for [word] in named_so):
            before = before[:-1]
        left = replace(asked, words=before + asked.words[place + 1 :])
        if month in months:
            return replace(left, view=replace(view, month=month), month=month)
        if month in months_between(shifted(view.month, 1), shifted(view.month, HORIZON)):
            return replace(left, ahead=month)
    return asked


def month_in(word: str) -> date | None:
    """'1/2025' as well as '01/2025'."""
    try:
        return parse_month(word.zfill(7) if "/" in word else word)
    except UnknownMonth:
        return None


def placed(asked: Asked) -> tuple[Asked, ...]:
    """The longest name of a place that was typed whole, "ở" before it or not; without one the place
    stays."""
    view = asked.view
    ways = [
        (len(name), area, left)
        for area, told in places(view).items()
        for name in names_of(told)
        if (left := without(asked.words, name)) is not None
    ]
    longest = max((length for length, *_ in ways), default=0)
    meant = {area: left for length, area, left in ways if length == longest}
    return tuple(
        replace(asked, view=at(view, area), words=left, place=area) for area, left in meant.items()
    ) or (asked,)


def at(view: View, area: str) -> View:
    """Village police stand in their village without saying so."""
    own = area == WHOLE or view.reader.role == "village"
    where: Filters = replace(view.where, areas=() if own else (area,))
    return replace(view, where=where)


def names_of(place: Text) -> Iterator[Words]:
    """In every language, also with its own word for a village: 'thon 9', 'village 9'."""
    kind, *rest = words_of(place.in_(HOME))
    for language in LANGUAGES:
        yield words_of(place.in_(language))
        if (kind,) == words_of(named(1, "village", HOME)):
            yield (*words_of(named(1, "village", language)), *rest)
