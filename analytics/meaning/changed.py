"""What moves did to a share: the indicator's own conditions, read before and after each move."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from analytics.meaning.door import statistics_of
from analytics.meaning.indicator import PRESENT, REGISTERED, Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.vocabulary import ADULT_CARD_AGE


@dataclass(frozen=True)
class Change:
    """Persons whom one cause moved alike: each adds these steps (-1, 0, 1) to both sums."""

    area: str
    cause: str
    numerator: int
    denominator: int
    persons: int


def changes_sql(indicator: Indicator) -> str:
    """Rows of month, then as `Change` has them."""
    return f"""
    with side as (
        {_side("before", -1)}
        union all
        {_side("after", 1)}
    ),
    step as (
        select month, area, cause, persons,
               coalesce(sum(sign) filter (where {indicator.numerator}), 0) as numerator,
               coalesce(sum(sign) filter (where {indicator.denominator}), 0) as denominator
        from side
        group by move, month, area, cause, persons
    )
    select month, area, cause, cast(numerator as integer), cast(denominator as integer),
           cast(sum(persons) as bigint)
    from step
    where numerator <> 0 or denominator <> 0
    group by all
    order by all
    """


def _side(side: str, sign: int) -> str:
    """One state of every move under the names of a cell.

    A move keeps one age, that of its day. Whoever turns 14 by it is 13 before and 14 after, so
    that reaching the age is a change with a cause of its own.
    """
    return f"""
        select rowid as move, month, area, cause, persons, {sign} as sign, sex,
               residence_{side} as residence, card_{side} as card, eid_{side} as eid,
               notified_{side} as notified,
               case when eligible_{side} then greatest(age, {ADULT_CARD_AGE})
                    else least(age, {ADULT_CARD_AGE - 1}) end as age
        from move"""


def causes_of(
    reader: Reader, indicator: Indicator, *, after: date, until: date
) -> tuple[Change, ...]:
    """What each cause did to a share in the months after one and until another, by village."""
    return changed(reader, indicator, after=after, until=until)


def changed(
    reader: Reader, indicator: Indicator, *, after: date, until: date
) -> tuple[Change, ...]:
    """The same of a share that need not stand in the catalogue."""
    found: Counter[tuple[str, str, int, int]] = Counter()
    for month, rows in _changed(reader, changes_sql(indicator)).items():
        if after < month <= until:
            for area, cause, numerator, denominator, persons in rows:
                found[area, cause, numerator, denominator] += persons
    return tuple(Change(*kind, persons) for kind, persons in sorted(found.items()))


@remembered()
def _changed(reader: Reader, sql: str) -> Mapping[date, list[tuple[Any, ...]]]:
    """Every month at once: one takes as long to look for as all."""
    rows = statistics_of(reader).rows(sql)
    return {month: [row[1:] for row in own] for month, own in groupby(rows, itemgetter(0))}


def everywhere(indicator: Indicator) -> Indicator:
    """The share among all registered people, at home or away."""
    here, anywhere = PRESENT.where, REGISTERED.where
    return replace(
        indicator,
        numerator=indicator.numerator.replace(here, anywhere),
        denominator=(indicator.denominator or "").replace(here, anywhere),
    )


def lacking_of(reader: Reader, indicator: Indicator, month: date) -> Mapping[str, int]:
    """By village, whom a share counts among and not in, at a month-end."""
    lacking = f"({indicator.denominator}) and not ({indicator.numerator})"
    return _counted(reader, lacking).get(month, {})


@remembered()
def _counted(reader: Reader, condition: str) -> Mapping[date, Mapping[str, int]]:
    rows = statistics_of(reader).rows(f"""
        select month, area, cast(sum(persons) as bigint)
        from cell where {condition} group by all order by all""")
    return {
        month: {area: persons for _, area, persons in own}
        for month, own in groupby(rows, itemgetter(0))
    }


Changes = tuple[tuple[date, str, str, str, int], ...]


@remembered()
def changes_of(reader: Reader, indicator: Indicator) -> tuple[Changes, Changes]:
    """Who stood where at each month-end, and who went from where to where, for one share.

    Rows of month, village, place before, place after, persons. A place is "outside" the
    population, or present or away with "_having" or "_not_yet" what the share counts; away people
    are judged as if they were home. In the first part both places are the same.
    """
    statistics = statistics_of(reader)
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
