"""What moves did to a share: the indicator's own conditions, read before and after each move."""

from dataclasses import dataclass

from analytics.meaning.indicator import Indicator
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
    """Rows as `Change` has them, of the moves with $after < month <= $until."""
    return f"""
    with side as (
        {_side("before", -1)}
        union all
        {_side("after", 1)}
    ),
    step as (
        select area, cause, persons,
               coalesce(sum(sign) filter (where {indicator.numerator}), 0) as numerator,
               coalesce(sum(sign) filter (where {indicator.denominator}), 0) as denominator
        from side
        group by move, area, cause, persons
    )
    select area, cause, cast(numerator as integer), cast(denominator as integer),
           cast(sum(persons) as bigint)
    from step
    where numerator <> 0 or denominator <> 0
    group by area, cause, numerator, denominator
    order by area, cause, numerator, denominator
    """


def _side(side: str, sign: int) -> str:
    """One state of every move under the names of a cell.

    A move keeps one age, that of its day. Whoever turns 14 by it is 13 before and 14 after, so
    that reaching the age is a change with a cause of its own.
    """
    return f"""
        select rowid as move, area, cause, persons, {sign} as sign, sex,
               residence_{side} as residence, card_{side} as card, eid_{side} as eid,
               notified_{side} as notified,
               case when eligible_{side} then greatest(age, {ADULT_CARD_AGE})
                    else least(age, {ADULT_CARD_AGE - 1}) end as age
        from move
        where month > $after and month <= $until"""
