"""Targets that came with the edition or were entered by a chief, and the one in force."""

from datetime import date
from functools import lru_cache

from analytics.meaning.answer import Target
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.door import anybody, entered, entries_of, sequence, statistics_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.settings.target import Named, merged


def targets_of(reader: Reader) -> tuple[Named, ...]:
    """Every target with its indicator, oldest first: the edition's and those a chief entered.

    Village police see the commune's and their own village's.
    """
    key = sequence(reader), entered(reader)
    return _targets(anybody(reader), *key)


def edition_targets(reader: Reader) -> tuple[Named, ...]:
    """Those that came with the edition, whatever was entered since."""
    return _edition_targets(anybody(reader), sequence(reader))


def target_on(
    targets: tuple[Named, ...],
    indicator: Indicator,
    month: date,
    area: str = "commune",
) -> Target | None:
    """The target in force on a day: the next one due, or the last one once all are past.

    A village with targets of its own for an indicator follows these alone; nobody follows a target
    before the day of its document.
    """
    both = [
        one
        for name, one in targets
        if name == indicator
        and one.area in (area, "commune")
        and (one.valid_from is None or one.valid_from <= month)
    ]
    own = [one for one in both if one.area == area] or both
    return next((target for target in own if target.due >= month), own[-1] if own else None)


@lru_cache(maxsize=64)
def _edition_targets(reader: Reader, _edition: int) -> tuple[Named, ...]:
    rows = statistics_of(reader).rows(
        "select indicator, value, due, document_vi, document_en, standing, area, level, valid_from "
        "from target order by due, indicator, area"
    )
    return tuple((CATALOGUE[row[0]], Target(*row[1:])) for row in rows if row[0] in CATALOGUE)


@lru_cache(maxsize=64)
def _targets(reader: Reader, _edition: int, _entered: int) -> tuple[Named, ...]:
    found = merged(edition_targets(reader), entries_of(reader, "target"))
    whose = ("commune", reader.area)
    return tuple(one for one in found if reader.role != "village" or one[1].area in whose)
