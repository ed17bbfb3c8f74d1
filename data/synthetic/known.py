"""The tables as they were known at the end of a data date: the only place where it counts."""

from datetime import date
from typing import NamedTuple

import numpy as np

from data.synthetic.days import NEVER, day
from data.synthetic.rows import Rows, sorted_rows
from data.synthetic.tables import FIELDS, Coded, Column, Table, Tables, in_order, take


class Dated(NamedTuple):
    """A row is known from the first date; each later date comes with the words it decides."""

    begins: str
    later: dict[str, tuple[str, ...]]


DATED = {
    "residents": Dated("entry_date", {"exit_date": ("exit_type",)}),
    "households": Dated("formed_date", {"dissolved_date": ()}),
    "household_membership": Dated("from_date", {"to_date": ()}),
    "marriages": Dated("from_date", {"to_date": ("end_how",)}),
    "statuses": Dated("from_date", {}),
    "cards": Dated("issue_date", {}),  # expiry_date lies ahead: it is printed on the card
    "eid_accounts": Dated(
        "submitted_date",
        {"approved_date": (), "rejected_date": (), "activated_date": (), "locked_date": ()},
    ),
    "absences": Dated("from_date", {"to_date": ()}),
    "visits": Dated("from_date", {"to_date": ()}),
    "notifications": Dated("notified_date", {}),
}


def cut(tables: Tables, as_of: date) -> Tables:
    """Without anything that happens after `as_of`; `residents` shows what holds on that day.

    Cutting twice is cutting at the earlier day.
    """
    end = day(as_of)
    known = {
        name: _known(table, DATED[name], end) if name in DATED else dict(table)
        for name, table in tables.items()
    }
    people = Rows(known["residents"]["resident_id"])
    if len(known["residents"]["resident_id"]) < len(tables["residents"]["resident_id"]):
        known = {name: _of_known(table, people) for name, table in known.items()}
    known["residents"] |= _parents(known["residents"], people) | _shown(known, people)
    return {name: in_order(name, table) for name, table in known.items()}


def _known(table: Table, dated: Dated, end: int) -> Table:
    begun = table[dated.begins] <= end
    kept = dict(table) if begun.all() else take(table, np.flatnonzero(begun))
    for name, words in dated.later.items():
        ahead = kept[name] > end
        kept[name] = np.where(ahead, NEVER, kept[name])
        for word in words:
            told = kept[word]
            kept[word] = Coded(np.where(ahead, -1, told.codes), told.words)
    return kept


def _of_known(table: Table, people: Rows) -> Table:
    """Without the rows of people who come later and bring, say, a card issued years before."""
    for name in ("resident_id", "husband_id", "wife_id"):
        if name in table and not (there := people.known(table[name])).all():
            table = take(table, np.flatnonzero(there))
    return table


def _parents(residents: Table, people: Rows) -> Table:
    """A parent who registers only later is not known yet."""
    return {
        name: np.where(people.known(residents[name]), residents[name], -1)
        for name in ("father_id", "mother_id")
    }


def _shown(known: Tables, people: Rows) -> dict[str, Column]:
    """The last household, relation and statuses of everybody; for those who left, the last held."""
    count = len(known["residents"]["resident_id"])
    held, told = known["household_membership"], known["statuses"]
    member, last = _latest(people, held, np.ones(len(held["from_date"]), dtype=bool))
    household, relation = np.full(count, -1), np.full(count, -1, dtype=np.int8)
    household[member] = held["household_id"][last]
    relation[member] = held["relation"].codes[last]
    shown: dict[str, Column] = {
        "household_id": household,
        "relation": Coded(relation, held["relation"].words),
    }
    field, value = told["field"], told["value"]
    for name in FIELDS:
        member, last = _latest(people, told, field.codes == list(field.words).index(name))
        codes = np.full(count, -1, dtype=np.int16)
        codes[member] = value.codes[last]
        shown[name] = Coded(codes, value.words)
    return shown


def _latest(people: Rows, table: Table, among: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of people beside their rows in `table`, in order of date: the last one wins."""
    rows = np.flatnonzero(among)
    rows = rows[sorted_rows(table["from_date"][rows])]
    return people.of(table["resident_id"][rows]), rows
