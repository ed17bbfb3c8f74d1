"""The only way to a figure: a Question and a Reader in, an Answer out."""

from dataclasses import replace
from datetime import date
from itertools import product

from analytics.meaning.answer import Answer, Evidence, Figure, Provenance
from analytics.meaning.compiled import Compiled, compiled, members_of
from analytics.meaning.cube import numbers_of, summed
from analytics.meaning.door import statistics_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.targets import target_on, targets_of
from analytics.words.errors import UnknownArea, UnknownMember, UnknownMonth
from analytics.words.month import month_key, shifted
from analytics.words.text import Given
from analytics.words.vocabulary import AGE_BANDS, SEXES, TRAITS

Key = tuple[date, str, str]
Numbers = dict[Indicator, dict[Key, tuple[float | None, int | None]]]


@remembered()
def months_of(reader: Reader) -> tuple[date, ...]:
    """The closed months of the edition this reader may see."""
    return statistics_of(reader).months()


def areas_of(reader: Reader) -> dict[str, str]:
    """Village id to name, for the villages this reader may see."""
    return dict(_areas(reader))


@remembered()
def _areas(reader: Reader) -> dict[str, str]:
    return statistics_of(reader).areas()


def provenance_of(reader: Reader) -> Provenance:
    edition = statistics_of(reader).edition
    return Provenance(
        edition.sequence,
        edition.short_hash,
        edition.as_of,
        edition.since,
        edition.origin == "synthetic",
        edition.source,
    )


@remembered(entries=True)
def ask(question: Question, reader: Reader) -> Answer:
    """The figures of a question."""
    months, areas = months_of(reader), areas_of(reader)
    check(question.where, areas)
    if question.month not in months:
        raise UnknownMonth(month_key(question.month))
    asked = [
        month
        for month in (
            shifted(question.month, -back) for back in range(question.months_back, -1, -1)
        )
        if month in months
    ]
    numbers = _numbers(reader, question, tuple(asked))
    aimed = targets_of(reader)
    targets = {one: [each for each in aimed if each[0] == one] for one in question.indicators}
    whole = question.where.areas[0] if len(question.where.areas) == 1 else "commune"
    shown = _areas_shown(question, reader, areas)
    aims = {
        told: target_on(targets[told[0]], *told[:2], whole if told[2] == "commune" else told[2])
        for told in product(question.indicators, asked, shown)
    }
    figures = tuple(
        Figure(
            indicator,
            month,
            area,
            member,
            *numbers[indicator].get((month, area, member), nothing(indicator, member)),
            target=aims[indicator, month, area],
        )
        for indicator in question.indicators
        for month in asked
        for area in shown
        for member in members_of(question, numbers[indicator], asked)
    )
    return Answer(figures, provenance_of(reader), areas)


def check(where: Filters, areas: dict[str, str]) -> None:
    """A filter value that is in no list is an error, never an empty answer."""
    for area in where.areas:
        if area not in areas:
            raise UnknownArea(area)
    for sex in where.sexes:
        if sex not in SEXES:
            raise UnknownMember(sex)
    for band in where.age_bands:
        if band not in AGE_BANDS:
            raise UnknownMember(band)


def _areas_shown(question: Question, reader: Reader, areas: dict[str, str]) -> tuple[str, ...]:
    """Villages when asked by area, then the total; village police have no commune total."""
    villages = question.where.areas or tuple(areas)
    if reader.role == "village":
        return (reader.area,)
    return (*villages, "commune") if "area" in question.by else ("commune",)


def nothing(indicator: Indicator, member: str) -> tuple[float | None, int | None]:
    """The figure of an empty group."""
    if indicator.fact == "household" and member:
        return None, None  # a household has neither sex nor age
    return indicator.kind.nobody


def _numbers(
    reader: Reader,
    question: Question,
    months: tuple[date, ...],
) -> Numbers:
    """Numerators and denominators by month, area and member."""
    if question.dimension and question.dimension not in TRAITS:
        raise UnknownMember(question.dimension)
    sums = [one for one in question.indicators if summed(question, one)]
    found = {one: numbers_of(reader, one, question, months) for one in sums}
    apart = tuple(one for one in question.indicators if one not in found)
    return found | (_apart(reader, timeless(question, apart)) if apart else {})


def timeless(question: Question, indicators: tuple[Indicator, ...]) -> Question:
    """The same asked of no month: what is read for one serves every other."""
    return replace(question, indicators=indicators, month=date.max, months_back=0)


@remembered()
def _apart(reader: Reader, question: Question) -> Numbers:
    """What is no sum of persons: one statement a fact table, for every month at once."""
    found: Numbers = {indicator: {} for indicator in question.indicators}
    for query in compiled(question, months_of(reader)):
        _collect(query, reader, found)
    if question.where.sexes or question.where.age_bands:
        for one in found:
            if one.fact == "household":
                found[one] = dict.fromkeys(found[one], (None, None))
    return found


def _collect(
    query: Compiled,
    reader: Reader,
    found: Numbers,
) -> None:
    statistics = statistics_of(reader)
    whole = reader.area if reader.role == "village" else "commune"
    for month, area, member, *values in statistics.rows(query.sql, query.values):
        key = (month, area or whole, str(member or ""))
        for indicator, (having, among) in zip(query.indicators, query.pairs(values), strict=True):
            found[indicator][key] = (having, among)


def evidence_of(reader: Reader) -> tuple[Evidence, ...]:
    """What the edition says about its population, in the order published; empty for real data."""
    rows = statistics_of(reader).rows(
        "select measure, label_vi, label_en, day, scope, value, bar, met, note_vi, note_en "
        "from evidence order by rowid"
    )
    return tuple(
        Evidence(measure, Given(vi, en), day, scope, value, bar, met, Given(note_vi, note_en))
        for measure, vi, en, day, scope, value, bar, met, note_vi, note_en in rows
    )
