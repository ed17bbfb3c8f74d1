"""What the address of a page says: read strictly from a link, leniently from what is remembered.

An address is complete: the month, the filters, the language and every control of the page stand in
it, also where nobody chose them, so that a link says the same next month and to every reader.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from analytics.document import Chapter, Choice, Control, Line, Several, Slider, View
from analytics.document.control import key_of
from analytics.document.link import AGE_KEY, AREA_KEY, FILTERS, LANGUAGE_KEY, LANGUAGES, MONTH_KEY
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.question import Filters, Reader
from analytics.words.errors import (
    NotYours,
    Unknown,
    UnknownArea,
    UnknownFilter,
    UnknownMember,
    UnknownMonth,
)
from analytics.words.month import month_key, parse_month
from analytics.words.text import HOME, Language, Text, proper
from analytics.words.vocabulary import AGE_BANDS, SEXES

Said = dict[str, tuple[str, ...]]
WHOLE, WHOLE_NAME = "commune", Text("Toàn xã")


class Refused(Exception):
    """What the address says at one key cannot be shown: `without` it the rest can."""

    def __init__(self, problem: Unknown, without: Said) -> None:
        super().__init__(str(problem))
        self.problem, self.without = problem, without


@dataclass(frozen=True)
class Reading:
    """How a word of the address that nobody knows is met: an asked one is refused, a remembered
    one gives way to the beginning."""

    said: Mapping[str, tuple[str, ...]]
    strict: bool

    def each(self, key: str, read: Callable[[str], Any]) -> tuple[Any, ...]:
        found = []
        for told in self.said.get(key, ()):
            try:
                found.append(read(told))
            except Unknown as problem:
                if self.strict:
                    raise Refused(problem, self.without(key, told)) from problem
        return tuple(dict.fromkeys(found))

    def one(self, key: str, read: Callable[[str], Any], otherwise: Any) -> Any:
        found = self.each(key, read)
        if len(found) > 1 and self.strict:
            told = self.said[key][-1]
            raise Refused(UnknownMember(told), self.without(key, told))
        return found[-1] if found else otherwise

    def without(self, key: str, told: str) -> Said:
        rest = {**self.said, key: tuple(one for one in self.said[key] if one != told)}
        return {name: values for name, values in rest.items() if values}


def sex_names() -> dict[str, Text]:
    return SEXES


def age_names() -> dict[str, Text]:
    return {key: proper(band.name) for key, band in AGE_BANDS.items()}


def area_names(reader: Reader) -> dict[str, Text]:
    return {area: proper(name) for area, name in areas_of(reader).items()}


def language_said(said: Mapping[str, tuple[str, ...]]) -> Language:
    """The language the address asks for, to say a refusal in; Vietnamese if it asks for none."""
    for told in said.get(LANGUAGE_KEY, ()):
        with suppress(UnknownMember):
            return key_of(told, LANGUAGES)
    return HOME


def view_said(
    chapter: Chapter, reader: Reader, said: Mapping[str, tuple[str, ...]], *, strict: bool
) -> View:
    """What a page shows to whom under these words. Strictly: or `Refused`."""
    known = chapter.renamed
    lines = {one.query for one in chapter.controls if isinstance(one, Line)}
    said = {
        known.get(key, key): one if key in lines else tuple(filter(None, one))
        for key, one in said.items()
        if key not in known or any(one)
    }
    reading = Reading(said, strict)
    reading.one(LANGUAGE_KEY, lambda told: key_of(told, LANGUAGES), "")
    month = reading.one(MONTH_KEY, lambda told: month_in(told, reader), months_of(reader)[-1])
    view = View(reader, month, filters_said(chapter, reader, reading))
    offered, hidden = chapter.controls_for(reader.role), {}
    for control in chapter.controls:
        found = read(control, view, reading)
        if control in offered:
            view = replace(view, told={**view.told, control.name: found})
        elif found != control.begins(view) and not isinstance(control, Line):
            hidden[control.query] = named(control, view, found)  # a line holds words, no figure
    if hidden and strict:
        rest = {key: words for key, words in said.items() if key not in hidden}
        raise Refused(NotYours("; ".join(hidden.values())), rest)
    return view


def named(control: Control, view: View, found: Any) -> str:
    """A choice this role is not offered would change figures; they are not shown without it."""
    names = control.options(view) if isinstance(control, Choice) else {}
    value = view.say(names[found]) if found in names else str(found)
    return f"{view.say(control.label).rstrip('?')}: {value}"


def older(chapter: Chapter, said: Mapping[str, tuple[str, ...]], view: View) -> tuple[str, ...]:
    """What a link written earlier says in another measure, and how it is read."""
    sliders = [one for one in chapter.controls_for(view.reader.role) if isinstance(one, Slider)]
    return tuple(
        f"“{one.query}={told}” → {view.say(one.label)}: {one.earlier[told]}{one.unit}"
        for one in sliders
        for told in said.get(one.query, ())
        if told in one.earlier
    )


def read(control: Control, view: View, reading: Reading) -> Any:
    def word(told: str) -> Any:
        if told == WHOLE and view.reader.role == "village":
            raise NotYours(view.say(WHOLE_NAME))
        return control.read(told, view)

    if isinstance(control, Several):
        return in_order(reading.each(control.query, word), control.options(view))
    return reading.one(control.query, word, control.begins(view))


def left_over(chapter: Chapter, said: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Keys of an address that say nothing to this page, as they were written."""
    own = {MONTH_KEY, LANGUAGE_KEY, *FILTERS.values(), *(one.query for one in chapter.controls)}
    own |= chapter.renamed.keys()
    return tuple(key for key in said if key not in own)


def month_in(told: str, reader: Reader) -> Any:
    month = parse_month(told)
    if month not in months_of(reader):
        raise UnknownMonth(told)
    return month


def filters_said(chapter: Chapter, reader: Reader, reading: Reading) -> Filters:
    """Village police look at their own village with or without its name."""
    areas = reading.each(AREA_KEY, lambda told: area_in(told, reader))
    told = {
        "areas": () if reader.role == "village" else in_order(areas, areas_of(reader)),
        "sexes": in_order(reading.each(FILTERS["sex"], lambda told: key_of(told, SEXES)), SEXES),
        "age_bands": in_order(reading.each(AGE_KEY, age_in), AGE_BANDS),
    }
    for name, field in zip(FILTERS, told, strict=True):
        if name not in chapter.filters:
            reading.each(FILTERS[name], not_here)
            told[field] = ()
    return Filters(**told)


def not_here(told: str) -> str:
    raise UnknownFilter(told)


def in_order(chosen: tuple[str, ...], listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in listed if one in chosen)


def area_in(told: str, reader: Reader) -> str:
    try:
        return key_of(told, area_names(reader))
    except UnknownMember as problem:
        raise UnknownArea(told) from problem


def age_in(told: str) -> str:
    """A plus written into an address by hand arrives as a space."""
    return key_of(f"{told[:-1]}+" if told.endswith(" ") else told, age_names())


def said_of(chapter: Chapter, view: View) -> Said:
    """The complete address of a view. A filter that holds nobody back is not written; the village
    of its police is, so that a reader of the whole opens what they saw."""
    own = (view.reader.area,) if view.reader.role == "village" else view.where.areas
    where = {"area": own, "sex": view.where.sexes, "age_band": view.where.age_bands}
    said: Said = {MONTH_KEY: (month_key(view.month),)}
    said |= {FILTERS[name]: where[name] for name in chapter.filters if where[name]}
    said |= {LANGUAGE_KEY: (view.language,)}
    return said | {
        one.query: words
        for one in chapter.controls_for(view.reader.role)
        if (words := words_of(view.chosen(one)))
    }


def words_of(value: Any) -> tuple[str, ...]:
    """As it stands in an address; a list that holds nothing back does not."""
    return value if isinstance(value, tuple) else (str(value),)


def begun(chapter: Chapter, view: View) -> frozenset[str]:
    """Controls that stand where they begin: they follow when something else is chosen."""
    return frozenset(one.query for one in chapter.controls if view.chosen(one) == one.begins(view))
