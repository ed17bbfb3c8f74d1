"""What the address of a page says: read strictly from a link, leniently from what is remembered.

An address is complete: the month, the filters, the language and every control of the page stand in
it, also where nobody chose them, so that a link says the same next month and to every reader.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from analytics.document import Chapter, Choice, Control, Line, Several, Slider, View
from analytics.document.control import key_of
from analytics.document.link import FILTERS, LANGUAGE_KEY, LANGUAGES, MONTH_KEY
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.question import Filters, Reader
from analytics.words.errors import (
    NotYours,
    OneTooMany,
    Unknown,
    UnknownArea,
    UnknownChoice,
    UnknownFilter,
    UnknownMonth,
    together,
)
from analytics.words.month import month_key, parse_month
from analytics.words.text import HOME, Language, Text, proper
from analytics.words.vocabulary import AGE_BANDS, SEXES

Said = dict[str, tuple[str, ...]]
WHOLE, WHOLE_NAME = "commune", Text("Toàn xã")
MONTH, TONGUE = Text("Tháng"), Text("Ngôn ngữ")
LABELS = {  # of the filters
    "area": Text("Thôn", context="several"),
    "sex": Text("Giới tính"),
    "age_band": Text("Nhóm tuổi"),
}


Met = tuple[str, str, Unknown]  # a key, its word and why it cannot be shown


class Refused(Exception):
    """Some of what the address says cannot be shown: `without` it the rest can."""

    def __init__(self, met: list[Met], without: Said) -> None:
        self.problem = together(problem for _, _, problem in met)
        self.several = len({(key, told) for key, told, _ in met}) > 1
        self.without = without
        super().__init__(self.problem.says.in_(HOME))


@dataclass(frozen=True)
class Reading:
    """How a word of the address that nobody knows is met: a remembered one gives way to the
    beginning; of those that are asked all are refused at once."""

    said: Mapping[str, tuple[str, ...]]
    strict: bool
    met: list[Met] = field(default_factory=list)

    def each(self, key: str, read: Callable[[str], Any]) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(found for _, found in self.known(key, read)))

    def one(self, key: str, label: Text, read: Callable[[str], Any], otherwise: Any) -> Any:
        """Of several that are asked the first, of several that are remembered the last."""
        known = self.known(key, read)
        if not known:
            return otherwise
        chosen = known[0 if self.strict else -1][1]
        for told, found in known:
            if found != chosen:
                self.refuse(key, told, OneTooMany(told, label))
        return chosen

    def known(self, key: str, read: Callable[[str], Any]) -> list[tuple[str, Any]]:
        found = []
        for told in self.said.get(key, ()):
            try:
                found.append((told, read(told)))
            except Unknown as problem:
                self.refuse(key, told, problem)
        return found

    def refuse(self, key: str, told: str, problem: Unknown) -> None:
        self.met.append((key, told, problem))

    def end(self) -> None:
        if self.met and self.strict:
            raise Refused(self.met, self.without())

    def without(self) -> Said:
        gone = {(key, told) for key, told, _ in self.met}
        rest = {
            key: tuple(one for one in words if (key, one) not in gone)
            for key, words in self.said.items()
        }
        return {key: words for key, words in rest.items() if words}


def sex_names() -> dict[str, Text]:
    return SEXES


def age_names() -> dict[str, Text]:
    return {key: proper(band.name) for key, band in AGE_BANDS.items()}


def area_names(reader: Reader) -> dict[str, Text]:
    return {area: proper(name) for area, name in areas_of(reader).items()}


def language_said(said: Mapping[str, tuple[str, ...]]) -> Language:
    """The language the address asks for, to say a refusal in; Vietnamese if it asks for none."""
    for told in said.get(LANGUAGE_KEY, ()):
        with suppress(UnknownChoice):
            return key_of(told, LANGUAGES, TONGUE)
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
    reading.one(LANGUAGE_KEY, TONGUE, lambda told: key_of(told, LANGUAGES, TONGUE), "")
    newest = months_of(reader)[-1]
    month = reading.one(MONTH_KEY, MONTH, lambda told: month_in(told, reader), newest)
    view = View(reader, month, filters_said(chapter, reader, reading))
    offered = chapter.controls_for(reader.role)
    for control in chapter.controls:
        found = read(control, view, reading)
        if control in offered:
            view = replace(view, told={**view.told, control.name: found})
        elif found != control.begins(view) and not isinstance(control, Line):
            for told in said[control.query]:  # a line holds words, no figure
                reading.refuse(control.query, told, NotYours(named(control, view, found)))
    reading.end()
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
    return reading.one(control.query, control.label, word, control.begins(view))


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

    def each(name: str, read: Callable[[str], str], listed: Iterable[str]) -> tuple[str, ...]:
        here = name in chapter.filters
        found = reading.each(FILTERS[name], read if here else partial(not_here, LABELS[name]))
        return in_order(found, listed)

    areas = each("area", lambda told: area_in(told, reader), areas_of(reader))
    return Filters(
        () if reader.role == "village" else areas,
        each("sex", sex_in, SEXES),
        each("age_band", age_in, AGE_BANDS),
    )


def not_here(label: Text, told: str) -> str:
    raise UnknownFilter(told, label)


def in_order(chosen: tuple[str, ...], listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in listed if one in chosen)


def area_in(told: str, reader: Reader) -> str:
    try:
        return key_of(told, area_names(reader), LABELS["area"])
    except UnknownChoice as problem:
        raise UnknownArea(told) from problem


def sex_in(told: str) -> str:
    return key_of(told, SEXES, LABELS["sex"])


def age_in(told: str) -> str:
    """A plus written into an address by hand arrives as a space."""
    plain = f"{told[:-1]}+" if told.endswith(" ") else told
    return key_of(plain, age_names(), LABELS["age_band"])


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
