"""What moves did to a share: the indicator's own conditions, read before and after each move."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from analytics.meaning.catalogue import rising
from analytics.meaning.door import statistics_of
from analytics.meaning.indicator import PRESENT, REGISTERED, Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.vocabulary import ADULT_CARD_AGE

Share = tuple[str, str]  # the conditions of its numerator and of its denominator
Shares = tuple[Share, ...]
Rows = tuple[tuple[Any, ...], ...]
Changes = tuple[tuple[date, str, str, str, int], ...]
PLACES = ("outside", "present_not_yet", "present_having", "away_not_yet", "away_having")


@dataclass(frozen=True)
class Change:
    """Persons whom one cause moved alike: each adds these steps (-1, 0, 1) to both sums."""

    area: str
    cause: str
    numerator: int
    denominator: int
    persons: int


def causes_of(
    reader: Reader, indicator: Indicator, *, after: date, until: date
) -> tuple[Change, ...]:
    """What each cause did to a share in the months after one and until another, by village.

    It need not stand in the catalogue.
    """
    share, found = share_of(indicator), Counter[tuple[str, str, int, int]]()
    for month, rows in _changed(reader, _asked_with(share, everywhere))[share].items():
        if after < month <= until:
            for area, cause, numerator, denominator, persons in rows:
                found[area, cause, numerator, denominator] += persons
    return tuple(Change(*kind, persons) for kind, persons in sorted(found.items()))


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
    share = share_of(indicator)
    return _lacking(reader, _asked_with(share, everywhere))[share].get(month, {})


def changes_of(reader: Reader, indicator: Indicator) -> tuple[Changes, Changes]:
    """Who stood where at each month-end, and who went from where to where, for one share.

    Rows of month, village, place before, place after, persons. A place is "outside" the
    population, or present or away with "_having" or "_not_yet" what the share counts; away people
    are judged as if they were home. In the first part both places are the same.
    """
    share = share_of(indicator)
    shares = _asked_with(share, replace)
    return _stood(reader, shares)[share], _went(reader, shares)[share]


def share_of(indicator: Indicator) -> Share:
    return indicator.numerator, indicator.denominator or ""


def _asked_with(share: Share, of: Callable[[Indicator], Indicator]) -> Shares:
    """One statement answers for all shares a month is told by: it takes no longer than two."""
    shares = tuple(dict.fromkeys(share_of(of(one)) for one in rising()))
    return shares if share in shares else (share,)


@remembered()
def _changed(reader: Reader, shares: Shares) -> Mapping[Share, Mapping[date, Rows]]:
    """Every month at once, rows as `Change` has them: one takes as long to look for as all."""
    asked = _conditions(shares)
    steps = ", ".join(f"a.c{at} - b.c{at} as c{at}" for at in range(len(asked)))

    def part(share: Share) -> str:
        numerator, denominator = (f"c{asked.index(one)}" for one in share)
        return f"""month, area, cause, {numerator}, {denominator}, cast(sum(persons) as bigint)
            from step where {numerator} <> 0 or {denominator} <> 0"""

    found = _each(
        reader,
        shares,
        f"""b as ({_judged(shares, _side("before"))}), a as ({_judged(shares, _side("after"))}),
            step as materialized (
                select b.month, b.area, b.cause, {steps}, sum(b.persons) as persons
                from b join a using (turn) group by all)""",
        part,
    )
    return {share: _by_month(rows) for share, rows in found.items()}


def _side(side: str) -> str:
    """One state of every move under the names of a cell.

    A move keeps one age, that of its day. Whoever turns 14 by it is 13 before and 14 after, so
    that reaching the age is a change with a cause of its own.
    """
    return f"""
        select rowid as turn, month, area, cause, persons, sex,
               residence_{side} as residence, card_{side} as card, eid_{side} as eid,
               notified_{side} as notified,
               case when eligible_{side} then greatest(age, {ADULT_CARD_AGE})
                    else least(age, {ADULT_CARD_AGE - 1}) end as age
        from move"""


@remembered()
def _lacking(reader: Reader, shares: Shares) -> Mapping[Share, Mapping[date, dict[str, int]]]:
    sums = ", ".join(
        f"cast(sum(persons) filter (where ({among}) and not ({having})) as bigint)"
        for having, among in shares
    )
    rows = statistics_of(reader).rows(f"select month, area, {sums} from cell group by all")
    found: dict[Share, dict[date, dict[str, int]]] = {share: {} for share in shares}
    for month, area, *persons in rows:
        for share, count in zip(shares, persons, strict=True):
            if count:
                found[share].setdefault(month, {})[area] = count
    return found


@remembered()
def _stood(reader: Reader, shares: Shares) -> Mapping[Share, Changes]:
    places = ", ".join(f"p{at}" for at in range(len(shares)))
    found = _each(
        reader,
        shares,
        f"""placed as materialized (
                select month, area, {places}, sum(persons) as persons
                from ({_placed(shares, "select * from cell")}) group by all)""",
        lambda share: (
            f"""month, area, p{shares.index(share)}, p{shares.index(share)},
            cast(sum(persons) as integer) from placed"""
        ),
    )
    return {share: _named(rows) for share, rows in found.items()}


@remembered()
def _went(reader: Reader, shares: Shares) -> Mapping[Share, Changes]:
    places = ", ".join(f"b.p{at} as b{at}, a.p{at} as a{at}" for at in range(len(shares)))

    def part(share: Share) -> str:
        at = shares.index(share)
        return f"""month, area, b{at}, a{at}, cast(sum(persons) as integer)
            from step where b{at} <> a{at}"""

    found = _each(
        reader,
        shares,
        f"""b as ({_placed(shares, _side("before"))}), a as ({_placed(shares, _side("after"))}),
            step as materialized (
                select b.month, b.area, {places}, sum(b.persons) as persons
                from b join a using (turn) group by all)""",
        part,
    )
    return {share: _named(rows) for share, rows in found.items()}


def _conditions(shares: Shares) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(shares)))


def _judged(shares: Shares, rows: str) -> str:
    """Each row with every condition as 0 or 1."""
    told = (f"cast({one} as tinyint) as c{at}" for at, one in enumerate(_conditions(shares)))
    return f"select *, {', '.join(told)} from ({rows})"


def _placed(shares: Shares, rows: str) -> str:
    """Where each row stands in each share, as the number of its place, as if whoever is away were
    home."""
    asked = _conditions(shares)
    places = ", ".join(
        f"case when first = 0 or c{asked.index(among)} = 0 then 0 "
        f"else first + c{asked.index(having)} end as p{at}"
        for at, (having, among) in enumerate(shares)
    )
    first = "case residence when 'present' then 1 when 'away' then 3 else 0 end"
    home = f"select *, {first} as first from ({rows})"
    home = f"select * replace ('present' as residence) from ({home})"
    return f"select *, {places} from ({_judged(shares, home)})"


def _each(
    reader: Reader, shares: Shares, before: str, part: Callable[[Share], str]
) -> Mapping[Share, Rows]:
    """The rows of each share, in one statement."""
    parts = (f"(select {at}, {part(one)} group by all)" for at, one in enumerate(shares))
    rows = statistics_of(reader).rows(f"with {before} {' union all '.join(parts)}")
    found: dict[Share, list[tuple[Any, ...]]] = {share: [] for share in shares}
    for row in rows:
        found[shares[row[0]]].append(row[1:])
    return {share: tuple(own) for share, own in found.items()}


def _named(rows: Rows) -> Changes:
    return tuple(
        (month, area, PLACES[old], PLACES[new], persons) for month, area, old, new, persons in rows
    )


def _by_month(rows: Rows) -> Mapping[date, Rows]:
    found: dict[date, list[tuple[Any, ...]]] = {}
    for month, *row in rows:
        found.setdefault(month, []).append(tuple(row))
    return {month: tuple(own) for month, own in found.items()}
