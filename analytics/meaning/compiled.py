"""Questions as SQL: one statement a fact table, predicates from the catalogue, values bound."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.meaning.indicator import REGISTERED, Fact, Indicator
from analytics.meaning.question import By, Question
from analytics.words.vocabulary import AGE_BANDS, FIVE_YEAR_BANDS, HOME_SIZE, OLDEST, SEXES, Band

CELL = ("month", "area", "sex", "age_band")


def _band_case(bands: dict[str, Band]) -> str:
    whens = " ".join(f"when age <= {band.last} then '{band.key}'" for band in bands.values())
    return f"case {whens} end"


FIVE_YEARS = tuple(f"{sex}:{band}" for sex in SEXES for band in FIVE_YEAR_BANDS)
MEMBERS: dict[By, tuple[tuple[str, ...], str]] = {  # of a dimension, and the expression of one
    "sex": (tuple(SEXES), "sex"),
    "age_band": (tuple(AGE_BANDS), _band_case(AGE_BANDS)),
    "five_years": (FIVE_YEARS, f"sex || ':' || {_band_case(FIVE_YEAR_BANDS)}"),
    "age": (tuple(map(str, range(OLDEST + 1))), "cast(age as varchar)"),
}


@dataclass(frozen=True)
class Compiled:
    """A statement whose rows are month, area, member, then two columns an indicator."""

    sql: str
    values: dict[str, Any]
    indicators: tuple[Indicator, ...]

    def pairs(self, values: Sequence[Any]) -> Iterator[tuple[float | None, int | None]]:
        for place in range(0, len(values), 2):
            yield values[place], values[place + 1]


def members_of(
    question: Question, numbers: dict[tuple[date, str, str], Any], months: Sequence[date]
) -> tuple[str, ...]:
    """The members of the dimension asked, in the order of life; '' where there is none."""
    if "profile" in question.by:
        return tuple(dict.fromkeys(member for month, _, member in numbers if month in months))
    return next((members for by, (members, _) in MEMBERS.items() if by in question.by), ("",))


def compiled(question: Question, months: tuple[date, ...]) -> Iterator[Compiled]:
    """The statements that answer a question: one a fact, whatever it asks of it."""
    if "profile" in question.by:
        yield _profile(question, months)
        return
    for fact, statement in STATEMENTS.items():
        if own := tuple(one for one in question.indicators if one.fact == fact):
            yield statement(question, own, months)


def member_expression(question: Question) -> str:
    return next((words for by, (_, words) in MEMBERS.items() if by in question.by), "''")


def _grouping(question: Question) -> str:
    """Villages and their total in one statement: the total is a sum of the same rows."""
    both = ", (month, area, member)" if "area" in question.by else ""
    return f"grouping sets ((month, member){both})"


def _area_column(question: Question) -> str:
    return "area" if "area" in question.by else "cast(null as varchar)"


def _where(
    question: Question, months: tuple[date, ...], *, persons: bool = True
) -> tuple[str, dict[str, Any]]:
    clauses = ["month in $months"]
    values: dict[str, Any] = {"months": list(months)}
    if question.where.areas:
        clauses.append("area in $areas")
        values["areas"] = list(question.where.areas)
    if persons and question.where.sexes:
        clauses.append("sex in $sexes")
        values["sexes"] = list(question.where.sexes)
    if persons and question.where.age_bands:
        bands = (AGE_BANDS[key] for key in question.where.age_bands)
        ranges = " or ".join(f"age between {band.first} and {band.last}" for band in bands)
        clauses.append(f"({ranges})")
    return " and ".join(clauses), values


def every_sum(fact: str, predicates: Sequence[str]) -> str:
    """Persons of every month, area, sex and age band, a column for each predicate."""
    columns = ", ".join(
        f"cast(sum(case when {one} then persons else 0 end) as bigint) as p{place}"
        for place, one in enumerate(predicates)
    )
    return f"""
    select month, coalesce(area, '') as area, coalesce(sex, '') as sex,
           coalesce({_band_case(AGE_BANDS)}, '') as age_band, {columns}
    from {fact}
    group by all
    """


def _sums(
    question: Question, indicators: tuple[Indicator, ...], months: tuple[date, ...]
) -> Compiled:
    columns = ",\n           ".join(
        f"coalesce(sum(persons) filter (where {one.numerator}), 0), "
        + (
            f"coalesce(sum(persons) filter (where {one.denominator}), 0)"
            if one.denominator
            else "null"
        )
        for one in indicators
    )
    fact, (where, values) = indicators[0].fact, _where(question, months)
    sql = f"""
    with chosen as (select *, {member_expression(question)} as member from {fact} where {where})
    select month, {_area_column(question)} as area, member,
           {columns}
    from chosen
    group by {_grouping(question)}
    """
    return Compiled(sql, values, indicators)


def _median(
    question: Question, indicators: tuple[Indicator, ...], months: tuple[date, ...]
) -> Compiled:
    """The middle person by age; between two middle persons, half-way."""
    where, values = _where(question, months)
    sql = f"""
    with chosen as (
        select *, {member_expression(question)} as member
        from cell where {where} and ({REGISTERED.where})
    ),
    age_total as (
        select month, {_area_column(question)} as area, member, age, sum(persons) as persons
        from chosen
        group by {_grouping(question).replace(", member)", ", member, age)")}
    ),
    ranked as (
        select *, sum(persons) over w as up_to, sum(persons) over (
                   partition by month, area, member) as total
        from age_total
        window w as (partition by month, area, member order by age)
    )
    select month, area, member,
           (min(age) filter (where up_to * 2 >= total)
            + min(age) filter (where up_to * 2 > total)) / 2.0, null
    from ranked
    group by month, area, member
    """
    return Compiled(sql, values, indicators)


def _households(
    question: Question, indicators: tuple[Indicator, ...], months: tuple[date, ...]
) -> Compiled:
    where, values = _where(question, months, persons=False)
    columns = ", ".join(
        "sum(size * households), sum(households)" if one.denominator else "sum(households), null"
        for one in indicators
    )
    sql = f"""
    with chosen as (select *, '' as member from household where {where})
    select month, {_area_column(question)} as area, member, {columns}
    from chosen
    group by {_grouping(question)}
    """
    return Compiled(sql, values, indicators)


def _profile(question: Question, months: tuple[date, ...]) -> Compiled:
    """Persons by a personal trait; households by their size."""
    where, values = _where(question, months, persons=False)
    if question.dimension == HOME_SIZE:
        source, counted = "household", "household.households"
        member = "cast(least(size, 8) as varchar)"
    else:
        source, counted, member = "profile", "persons", "profile.member"
        where += " and dimension = $dimension"
        values["dimension"] = question.dimension
        if question.where.sexes:
            where += " and sex in $sexes"
            values["sexes"] = list(question.where.sexes)
        if question.where.age_bands:
            where += " and age_band in $bands"
            values["bands"] = list(question.where.age_bands)
    sql = f"""
    with chosen as (
        select month, area, {member} as member, {counted} as counted from {source} where {where}
    )
    select month, {_area_column(question)} as area, member, sum(counted), null
    from chosen
    group by {_grouping(question)}
    order by sum(counted) desc, member
    """
    return Compiled(sql, values, question.indicators)


Statement = Callable[[Question, tuple[Indicator, ...], tuple[date, ...]], Compiled]
STATEMENTS: dict[Fact, Statement] = {
    "cell": _sums,
    "move": _sums,
    "age": _median,
    "household": _households,
}
