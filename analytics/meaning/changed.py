"""What moves did to a share: the indicator's own conditions, read before and after each move."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from analytics.meaning.door import anybody, sequence, statistics_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.population import PRESENT, REGISTERED
from analytics.meaning.question import Reader
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
    """Month by month, rows as `Change` has them."""
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
    group by month, area, cause, numerator, denominator
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
    return _changed(anybody(reader), indicator, after, until, sequence(reader))


@lru_cache(maxsize=512)
def _changed(
    reader: Reader, indicator: Indicator, after: date, until: date, _edition: int
) -> tuple[Change, ...]:
    found: Counter[tuple[str, str, int, int]] = Counter()
    for month, area, cause, numerator, denominator, persons in _monthly(
        reader, indicator, _edition
    ):
        if after < month <= until:
            found[area, cause, numerator, denominator] += persons
    return tuple(Change(*kind, persons) for kind, persons in sorted(found.items()))


@lru_cache(maxsize=64)
def _monthly(
    reader: Reader, indicator: Indicator, _edition: int
) -> tuple[tuple[date, str, str, int, int, int], ...]:
    """Of the whole history at once: every month that is looked at is in it."""
    return tuple(
        (row[0], row[1], row[2], row[3], row[4], row[5])
        for row in statistics_of(reader).rows(changes_sql(indicator))
    )


def everywhere(indicator: Indicator) -> Indicator:
    """The share among all registered people, at home or away."""
    here, anywhere = PRESENT.where, REGISTERED.where
    return replace(
        indicator,
        numerator=indicator.numerator.replace(here, anywhere),
        denominator=(indicator.denominator or "").replace(here, anywhere),
    )


def lacking_of(reader: Reader, indicator: Indicator, month: date) -> dict[str, int]:
    """By village, whom a share counts among and not in, at a month-end."""
    rows = statistics_of(reader).rows(
        f"""
        select area, cast(sum(persons) as bigint)
        from cell
        where month = $month and ({indicator.denominator}) and not ({indicator.numerator})
        group by area
        """,
        {"month": month},
    )
    return dict(rows)


Changes = tuple[tuple[date, str, str, str, int], ...]


def changes_of(reader: Reader, indicator: Indicator) -> tuple[Changes, Changes]:
    """Who stood where at each month-end, and who went from where to where, for one share.

    Rows of month, village, place before, place after, persons. A place is "outside" the
    population, or present or away with "_having" or "_not_yet" what the share counts; away people
    are judged as if they were home. In the first part both places are the same.
    """
    return _changes(anybody(reader), indicator, sequence(reader))


@lru_cache(maxsize=64)
def _changes(reader: Reader, indicator: Indicator, _edition: int) -> tuple[Changes, Changes]:
    indicator, statistics = indicator, statistics_of(reader)
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
