"""What is published of a month beside its counts: figures, their definitions, targets in force.

The figures themselves are part of the content. A published number is then read from a file,
never computed again: a later program, catalogue or library cannot change what was reported.
"""

from datetime import date

from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of, ask
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.indicator import Indicator, Population, kind_told
from analytics.meaning.question import Question, Reader
from analytics.meaning.targets import target_on, targets_of
from analytics.words.publication import Row, Sheet
from analytics.words.text import Given

FIGURE = ("indicator", "area", "numerator", "denominator")
INDICATOR = (
    *("indicator", "name_vi", "name_en", "definition_vi", "definition_en"),
    *("population", "population_vi", "population_en", "kind", "unit"),
    *("numerator", "denominator", "direction"),
)
TARGET = ("indicator", "area", "value", "due", "level", "document_vi", "document_en")


def said(reader: Reader, month: date) -> dict[str, Sheet]:
    return {
        "figure": figure_sheet(figures_now(reader, month)),
        "indicator": Sheet(INDICATOR, tuple(map(_defined, CATALOGUE.values()))),
        "target": Sheet(TARGET, tuple(sorted(_in_force(reader, month)))),
    }


def figures_now(reader: Reader, month: date) -> tuple[Figure, ...]:
    """Every indicator by village and in all, from the edition."""
    return ask(Question(tuple(CATALOGUE.values()), month, by=("area",)), reader).figures


def figure_sheet(figures: tuple[Figure, ...]) -> Sheet:
    rows = ((one.indicator.key, one.area, one.having, one.among) for one in figures)
    return Sheet(FIGURE, tuple(rows))


def figures_published(month: date, figure: Sheet, indicator: Sheet) -> tuple[Figure, ...]:
    """With the words and the unit they were published with."""
    defined = {row[0]: _indicator(row) for row in indicator.rows}
    return tuple(
        Figure(defined[key], month, area, "", None if having is None else float(having), among)
        for key, area, having, among in figure.rows
    )


def _defined(one: Indicator) -> Row:
    return (
        *(
            one.key,
            one.name.in_("vi"),
            one.name.in_("en"),
            one.definition.in_("vi"),
            one.definition.in_("en"),
        ),
        *(one.population.key, one.population.name.in_("vi"), one.population.name.in_("en")),
        *(one.kind.key, one.unit, one.numerator, one.denominator, one.direction),
    )


def _indicator(row: Row) -> Indicator:
    """The predicates stay words here: nobody counts with them again."""
    key, name_vi, name_en, vi, en, people, people_vi, people_en, kind, unit, *rest = row
    numerator, denominator, direction = rest
    return Indicator(
        key,
        Given(name_vi, name_en),
        Given(vi, en),
        Population(people, Given(people_vi, people_en), denominator or numerator),
        kind_told(kind, denominator),
        unit,
        numerator,
        denominator,
        direction,
    )


def _in_force(reader: Reader, month: date) -> set[Row]:
    """Who entered a target and when is not content: another machine would not know it."""
    targets = targets_of(reader)
    found = (
        (indicator.key, target_on(targets, indicator, month, area))
        for indicator in CATALOGUE.values()
        for area in ("commune", *areas_of(reader))
    )
    return {
        (key, one.area, one.value, one.due, one.level, one.document_vi, one.document_en)
        for key, one in found
        if one
    }
