"""Targets that came with the edition or were entered by a chief, and the one in force.

The journal's key is indicator/area/due. Its value is a target, or `{"withdrawn": true}` for one
of the edition that shall not count, or None: nothing is entered any more.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from analytics.meaning.answer import Target
from analytics.meaning.catalogue import CATALOGUE, indicator_of
from analytics.meaning.door import entries_of, statistics_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.entry import Entry

KIND = "target"
WITHDRAWN = {"withdrawn": True}

Named = tuple[Indicator, Target]


def key_of(indicator: Indicator, area: str, due: date) -> str:
    return f"{indicator.key}/{area}/{due.isoformat()}"


@remembered(entries=True)
def targets_of(reader: Reader) -> tuple[Named, ...]:
    """Every target with its indicator, oldest first: the edition's and those a chief entered.

    Village police see the commune's and their own village's.
    """
    found = merged(edition_targets(reader), entries_of(reader, "target"))
    whose = ("commune", reader.area)
    return tuple(one for one in found if reader.role != "village" or one[1].area in whose)


@remembered()
def edition_targets(reader: Reader) -> tuple[Named, ...]:
    """Those that came with the edition, whatever was entered since."""
    rows = statistics_of(reader).rows(
        "select indicator, value, due, document_vi, document_en, standing, area, level, valid_from "
        "from target order by due, indicator, area"
    )
    return tuple((CATALOGUE[row[0]], Target(*row[1:])) for row in rows if row[0] in CATALOGUE)


def target_on(
    targets: Sequence[Named],
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


def merged(edition: Iterable[Named], entries: Iterable[Entry]) -> tuple[Named, ...]:
    """What was entered replaces the edition's row of the same indicator, area and date."""
    found = {key_of(name, one.area, one.due): (name, one) for name, one in edition}
    for key, entry in {one.key: one for one in entries}.items():
        if entry.new == WITHDRAWN:
            found.pop(key, None)
        elif entry.new is not None:
            found[key] = named(entry)
    return tuple(sorted(found.values(), key=lambda one: (one[1].due, one[0].key, one[1].area)))


def named(entry: Entry) -> Named:
    key, area, due = entry.key.split("/")
    told: dict[str, Any] = entry.new
    return indicator_of(key), Target(
        told["value"],
        date.fromisoformat(due),
        told["document_vi"],
        told["document_en"],
        "sourced",
        area=area,
        level=told["level"],
        valid_from=date.fromisoformat(told["valid_from"]),
        entered_by=entry.who,
        entered_at=entry.at,
    )
