"""The only door to a figure: a Question and a Reader in, an Answer out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.meaning.answer import Answer, Evidence, Figure, Provenance, Target
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.changed import Change, changes_sql
from analytics.meaning.compiled import HOUSEHOLD_KEYS, Compiled, compiled, members_of
from analytics.meaning.indicator import Fact, Indicator
from analytics.meaning.publication_shelf import Shelf
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.settings_target import merged
from analytics.store import journal
from analytics.store.edition import current_edition
from analytics.store.opened import Statistics
from analytics.store.published.shelf import Shelf as Published
from analytics.store.schema import FACT_COLUMNS
from analytics.words.entry import Entry
from analytics.words.errors import UnknownArea, UnknownMember, UnknownMonth
from analytics.words.month import month_key, shifted
from analytics.words.text import Text
from analytics.words.vocabulary import ADULT_CARD_AGE, AGE_BANDS, PROFILES, SEXES

Key = tuple[date, str, str]
DueRow = tuple[str, date, str, str, int]  # area, month due, kind, presence, persons


def ask(question: Question, reader: Reader) -> Answer:
    """The figures of a question. Nothing is cached across editions, entries, roles or areas."""
    key = _sequence(reader), journal.version(reader.store)
    return _answered(question, replace(reader, language="vi"), *key)


def months_of(reader: Reader) -> tuple[date, ...]:
    """The closed months of the edition this reader may see."""
    return _frame(reader.store, reader.role, reader.area, _sequence(reader))[0]


def areas_of(reader: Reader) -> dict[str, str]:
    """Village id to name, for the villages this reader may see."""
    return dict(_frame(reader.store, reader.role, reader.area, _sequence(reader))[1])


def provenance_of(reader: Reader) -> Provenance:
    edition = Statistics(reader.store, reader.role, reader.area).edition
    return Provenance(
        edition.sequence,
        edition.short_hash,
        edition.as_of,
        edition.origin == "synthetic",
        edition.source,
    )


def edition_origin(store: Path) -> str:
    """Asked at every request: reads the manifest only when it has changed."""
    return current_edition(store).origin


def targets_of(reader: Reader) -> tuple[tuple[str, Target], ...]:
    """Every target with its indicator, oldest first: the edition's and those a chief entered.

    Village police see the commune's and their own village's.
    """
    key = _sequence(reader), journal.version(reader.store)
    return _targets(replace(reader, language="vi"), *key)


def edition_targets(reader: Reader) -> tuple[tuple[str, Target], ...]:
    """Those that came with the edition, whatever was entered since."""
    return _edition_targets(replace(reader, language="vi"), _sequence(reader))


def entered(reader: Reader) -> int:
    """The number of the newest entry beside the edition: part of the key of every cache of what
    entries can change."""
    _sequence(reader)
    return journal.version(reader.store)


def entries_of(reader: Reader, kind: str = "") -> tuple[Entry, ...]:
    """What was entered beside the edition, oldest first."""
    _sequence(reader)
    return journal.entries(reader.store, kind)


def newest_of(reader: Reader, kind: str) -> dict[str, Any]:
    """The newest value of each key of a kind; None where it was withdrawn."""
    _sequence(reader)
    return journal.latest(reader.store, kind)


def enter(
    reader: Reader,
    kind: str,
    values: Mapping[str, Any],
    *,
    at: str,
    who: str,
    reason: str = "",
    seen: int | None = None,
) -> tuple[Entry, ...]:
    """Writes values beside the edition, all or none. Whoever calls says which roles may.

    `seen`: the newest entry of this kind that the writer knew; a newer one is an error.
    """
    _sequence(reader)
    return journal.append_all(
        reader.store, kind=kind, values=values, at=at, who=who, reason=reason, seen=seen
    )


def shelf_of(reader: Reader) -> Shelf:
    """The published months, for those who may read them."""
    return Published(reader.store, reader.role, reader.area)


def evidence_of(reader: Reader) -> tuple[Evidence, ...]:
    """What the edition says about its population, in the order published; empty for real data."""
    rows = Statistics(reader.store, reader.role, reader.area).rows(
        "select measure, label_vi, label_en, day, scope, value, bar, met, note_vi, note_en "
        "from evidence order by rowid"
    )
    return tuple(
        Evidence(measure, Text(vi, en), day, scope, value, bar, met, Text(note_vi, note_en))
        for measure, vi, en, day, scope, value, bar, met, note_vi, note_en in rows
    )


def causes_of(reader: Reader, key: str, *, after: date, until: date) -> tuple[Change, ...]:
    """What each cause did to a share in the months after one and until another, by village."""
    return _caused(replace(reader, language="vi"), key, after, until, _sequence(reader))


@lru_cache(maxsize=512)
def _caused(
    reader: Reader, key: str, after: date, until: date, _edition: int
) -> tuple[Change, ...]:
    statistics = Statistics(reader.store, reader.role, reader.area)
    rows = statistics.rows(changes_sql(indicator_of(key)), {"after": after, "until": until})
    return tuple(Change(*row) for row in rows)


def due_rows(reader: Reader, month: date) -> tuple[DueRow, ...]:
    """Who falls due in the 24 months after a closed month; only counts above nothing have a row."""
    if month not in months_of(reader):
        raise UnknownMonth(month_key(month))
    return _due(reader.store, reader.role, reader.area, month, _sequence(reader))


def target_on(
    targets: tuple[tuple[str, Target], ...], key: str, month: date, area: str = "commune"
) -> Target | None:
    """The target in force on a day: the next one due, or the last one once all are past.

    A village with targets of its own for an indicator follows these alone.
    """
    both = [one for name, one in targets if name == key and one.area in (area, "commune")]
    own = [one for one in both if one.area == area] or both
    return next((target for target in own if target.due >= month), own[-1] if own else None)


def _sequence(reader: Reader) -> int:
    return Statistics(reader.store, reader.role, reader.area).edition.sequence


@lru_cache(maxsize=64)
def _frame(
    store: Path, role: str, area: str, _edition: int
) -> tuple[tuple[date, ...], tuple[tuple[str, str], ...]]:
    statistics = Statistics(store, role, area)
    return statistics.months(), tuple(statistics.areas().items())


@lru_cache(maxsize=64)
def _due(store: Path, role: str, area: str, month: date, _edition: int) -> tuple[DueRow, ...]:
    rows = Statistics(store, role, area).rows(
        "select area, due_month, kind, presence, persons from due "
        "where month = $month order by all",
        {"month": month},
    )
    return tuple((row[0], row[1], row[2], row[3], row[4]) for row in rows)


@lru_cache(maxsize=64)
def _edition_targets(reader: Reader, _edition: int) -> tuple[tuple[str, Target], ...]:
    rows = Statistics(reader.store, reader.role, reader.area).rows(
        "select indicator, value, due, document_vi, document_en, standing, area, level "
        "from target order by due, indicator, area"
    )
    return tuple((row[0], Target(*row[1:])) for row in rows)


@lru_cache(maxsize=64)
def _targets(reader: Reader, _edition: int, _entered: int) -> tuple[tuple[str, Target], ...]:
    found = merged(edition_targets(reader), entries_of(reader, "target"))
    whose = ("commune", reader.area)
    return tuple(one for one in found if reader.role != "village" or one[1].area in whose)


@lru_cache(maxsize=2048)
def _answered(question: Question, reader: Reader, _edition: int, _entered: int) -> Answer:
    statistics = Statistics(reader.store, reader.role, reader.area)
    months, areas = months_of(reader), areas_of(reader)
    indicators = [indicator_of(key) for key in question.indicators]
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
    numbers = _numbers(statistics, question, indicators, tuple(asked))
    targets = targets_of(reader)
    whole = question.where.areas[0] if len(question.where.areas) == 1 else "commune"
    shown = _areas_shown(question, reader, areas)
    figures = tuple(
        Figure(
            indicator,
            month,
            area,
            member,
            *numbers[indicator.key].get((month, area, member), nothing(indicator, member)),
            target=target_on(targets, indicator.key, month, whole if area == "commune" else area),
        )
        for indicator in indicators
        for month in asked
        for area in shown
        for member in members_of(question, numbers[indicator.key])
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
    """The figure of an empty group: a count of nobody is 0, a share of nobody is no number."""
    if indicator.key in HOUSEHOLD_KEYS and member:
        return None, None  # a household has neither sex nor age
    if indicator.denominator is None:
        return (None, None) if indicator.kind == "level" else (0, None)
    return 0, 0


def _numbers(
    statistics: Statistics,
    question: Question,
    indicators: list[Indicator],
    months: tuple[date, ...],
) -> dict[str, dict[Key, tuple[float | None, int | None]]]:
    """Numerators and denominators by month, area and member: one statement a fact table."""
    found: dict[str, dict[Key, tuple[float | None, int | None]]] = {
        indicator.key: {} for indicator in indicators
    }
    if question.dimension and question.dimension not in (*PROFILES, "household_size"):
        raise UnknownMember(question.dimension)
    for query in compiled(question, indicators, months):
        _collect(query, statistics, found)
    if question.where.sexes or question.where.age_bands:
        for key in HOUSEHOLD_KEYS & found.keys():
            found[key] = dict.fromkeys(found[key], (None, None))
    return found


def _collect(
    query: Compiled,
    statistics: Statistics,
    found: dict[str, dict[Key, tuple[float | None, int | None]]],
) -> None:
    whole = statistics.scope.partition("/")[2] or "commune"
    for month, area, member, *values in statistics.rows(query.sql, query.values):
        key = (month, area or whole, str(member or ""))
        for indicator, (having, among) in zip(query.indicators, query.pairs(values), strict=True):
            found[indicator.key][key] = (having, among)


Changes = tuple[tuple[date, str, str, str, int], ...]


def changes_of(reader: Reader, key: str) -> tuple[Changes, Changes]:
    """Who stood where at each month-end, and who went from where to where, for one share.

    Rows of month, village, place before, place after, persons. A place is "outside" the
    population, or present or away with "_having" or "_not_yet" what the share counts; away people
    are judged as if they were home. In the first part both places are the same.
    """
    return _changes(reader.store, reader.role, reader.area, _sequence(reader), key)


@lru_cache(maxsize=64)
def _changes(store: Path, role: str, area: str, _edition: int, key: str) -> tuple[Changes, Changes]:
    indicator, statistics = indicator_of(key), Statistics(store, role, area)
    place = f"""
        select *, case when lived not in ('present', 'away') or not ({indicator.denominator})
                       then 'outside'
                       when {indicator.numerator} then lived || '_having'
                       else lived || '_not_yet' end as place
        from"""
    traits = "sex, card, eid, notified, age, residence as lived, 'present' as residence"
    stood = statistics.rows(f"""
        with placed as ({place} (select month, area, persons, {traits} from cell))
        select month, area, place, place, cast(sum(persons) as integer)
        from placed group by all order by all""")
    sides = ", ".join(
        f"""
        {side} as ({place} (select turn, month, area, persons, {traits} from (
            select turn, month, area, persons, sex, residence_{side} as residence,
                   card_{side} as card, eid_{side} as eid, notified_{side} as notified,
                   case when eligible_{side} then greatest(age, {ADULT_CARD_AGE})
                        else least(age, {ADULT_CARD_AGE - 1}) end as age
            from numbered)))"""
        for side in ("before", "after")
    )
    went = statistics.rows(f"""
        with numbered as (select *, row_number() over () as turn from move), {sides}
        select b.month, b.area, b.place, a.place, cast(sum(b.persons) as integer)
        from before b join after a on a.turn = b.turn
        where b.place <> a.place group by all order by all""")
    return tuple(stood), tuple(went)


def fact_rows(
    reader: Reader, table: Fact, *, after: date, until: date
) -> tuple[Mapping[str, Any], ...]:
    """Rows of a fact table as they lie there, for whoever counts a second time without SQL."""
    columns = FACT_COLUMNS[table]
    rows = Statistics(reader.store, reader.role, reader.area).rows(
        f"select {', '.join(columns)} from {table} where month > $after and month <= $until",
        {"after": after, "until": until},
    )
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)
