"""Targets that a chief entered, laid over those that came with the edition.

The journal's key is indicator/area/due. Its value is a target, or `{"withdrawn": true}` for one
of the edition that shall not count, or None: nothing is entered any more.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from analytics.meaning.answer import Target
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.indicator import Indicator
from analytics.words.entry import Entry

KIND = "target"
WITHDRAWN = {"withdrawn": True}

Named = tuple[Indicator, Target]


def key_of(indicator: Indicator, area: str, due: date) -> str:
    return f"{indicator.key}/{area}/{due.isoformat()}"


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
