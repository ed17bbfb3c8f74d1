"""What happened, in order of date: a view of the dates in the register, never a second source.

Events of people while they are registered, up to the data date and sorted by date: a later data
date only appends rows. A card from before a person came is in `cards`, but is no event here.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from data.synthetic.days import T0, anniversary, day
from data.synthetic.rows import Rows, sorted_rows
from data.synthetic.tables import Coded, Table, Tables

TYPES = (
    *("born", "died", "moved_in", "moved_out", "temporary_began", "temporary_ended"),
    *("married", "divorced", "household_moved", "left", "returned", "turned_14"),
    *("card_issued", "card_renewed", "card_expired", "notified"),
    *("submitted", "approved", "rejected", "activated"),
)
_NEW_CARD = ("first", "14", "under14")  # the other reasons renew a card


@dataclass(frozen=True, slots=True)
class _Kind:
    """Events of one type: rows of people, days, and the words of the detail."""

    type: str
    person: np.ndarray
    day: np.ndarray
    detail: Coded | None = None

    def where(self, chosen: np.ndarray) -> "_Kind":
        rows = np.flatnonzero(chosen)
        detail = None if self.detail is None else self.detail.take(rows)
        return _Kind(self.type, self.person[rows], self.day[rows], detail)


def events(tables: Tables, as_of: date) -> Table:
    """Of tables cut at `as_of`. Birthdays and the ends of cards happen too, up to that day."""
    people, end = tables["residents"], day(as_of)
    rows = Rows(people["resident_id"])
    kinds = [*_residence(people), _birthdays(people, end), *_homes(tables, rows)]
    kinds += [*_absences(tables, rows), *_cards(tables, rows), *_accounts(tables, rows)]
    entry = people["entry_date"]
    dated = [k.where((k.day >= np.maximum(entry[k.person], T0)) & (k.day <= end)) for k in kinds]
    person = np.concatenate([kind.person for kind in dated])
    days = np.concatenate([kind.day for kind in dated])
    order = sorted_rows(days - T0, person)
    person = person[order]
    numbers = np.repeat([TYPES.index(kind.type) for kind in dated], [len(k.day) for k in dated])
    return {
        "resident_id": people["resident_id"][person],
        "date": days[order],
        "type": Coded(numbers.astype(np.int8)[order], TYPES),
        "village_id": people["village_id"].take(person),
        "detail": _details(dated).take(order),
    }


def _details(kinds: list[_Kind]) -> Coded:
    """The details of all kinds with one list of words."""
    words: dict[str, int] = {}
    codes = []
    for kind in kinds:
        if kind.detail is None:
            codes.append(np.full(len(kind.day), -1, dtype=np.int8))
            continue
        common = [words.setdefault(word, len(words)) for word in kind.detail.words]
        codes.append(np.array([*common, -1], dtype=np.int8)[kind.detail.codes])
    return Coded(np.concatenate(codes), tuple(words))


def _is(column: Coded, *words: str) -> np.ndarray:
    return np.array([word in words for word in (*column.words, None)])[column.codes]


def _residence(people: Table) -> list[_Kind]:
    came, left = people["entry_type"], people["exit_type"]
    rows = np.arange(len(came))
    entry = _Kind("", rows, people["entry_date"], came)
    gone = _Kind("", rows, people["exit_date"], left)

    def named(kind: _Kind, type_: str, *words: str) -> _Kind:
        some = kind.where(_is(kind.detail, *words))
        return _Kind(type_, some.person, some.day, some.detail if len(words) > 1 else None)

    return [
        named(entry, "born", "birth"),
        named(gone, "died", "death"),
        named(entry, "moved_in", "move_in", "marriage_in"),
        named(gone, "moved_out", "move_out"),
        named(entry, "temporary_began", "temporary"),
        named(gone, "temporary_ended", "temporary_end"),
    ]


def _homes(tables: Tables, rows: Rows) -> list[_Kind]:
    """Weddings and divorces count for both spouses."""
    wed, held = tables["marriages"], tables["household_membership"]
    both = rows.of(np.concatenate([wed["husband_id"], wed["wife_id"]]))
    ended = _Kind("divorced", both, np.tile(wed["to_date"], 2))
    member = rows.of(held["resident_id"])
    order = sorted_rows(member, held["from_date"])
    home = held["household_id"][order]
    moved = (home[1:] != home[:-1]) & (member[order][1:] == member[order][:-1])
    at = order[1:][moved]
    return [
        _Kind("married", both, np.tile(wed["from_date"], 2)),
        ended.where(np.tile(_is(wed["end_how"], "divorce"), 2)),
        _Kind("household_moved", member[at], held["from_date"][at], held["relation"].take(at)),
    ]


def _absences(tables: Tables, rows: Rows) -> list[_Kind]:
    """Who leaves the register while away did not return."""
    people, away = tables["residents"], tables["absences"]
    person = rows.of(away["resident_id"])
    back = _Kind("returned", person, away["to_date"], away["kind"])
    return [
        _Kind("left", person, away["from_date"], away["kind"]),
        back.where(away["to_date"] < people["exit_date"][person]),
    ]


def _birthdays(people: Table, end: int) -> _Kind:
    """Of permanent residents; only who can turn 14 in these years is asked."""
    born = people["birth_date"]
    near = np.flatnonzero((born > T0 - 15 * 366) & (born <= end - 14 * 365))
    here = _Kind("turned_14", near, anniversary(born[near], 14))
    stays = here.day < people["exit_date"][near]
    return here.where(stays & ~_is(people["residence"], "temporary")[near])


def _cards(tables: Tables, rows: Rows) -> list[_Kind]:
    """A card replaced before its end, or whose holder left, does not expire."""
    people, cards = tables["residents"], tables["cards"]
    person = rows.of(cards["resident_id"])
    new = _is(cards["reason"], *_NEW_CARD)
    first = _Kind("card_issued", person, cards["issue_date"], cards["kind"])
    again = _Kind("card_renewed", person, cards["issue_date"], cards["reason"])
    order = sorted_rows(person, cards["issue_date"])
    until = people["exit_date"][person]
    same = person[order][1:] == person[order][:-1]
    following = order[:-1][same]
    until[following] = np.minimum(until[following], cards["issue_date"][order[1:][same]])
    ended = _Kind("card_expired", person, cards["expiry_date"], cards["kind"])
    return [first.where(new), again.where(~new), ended.where(ended.day < until)]


def _accounts(tables: Tables, rows: Rows) -> list[_Kind]:
    given, told = tables["eid_accounts"], tables["notifications"]
    person = rows.of(given["resident_id"])
    level = Coded(given["level"] - 1, ("1", "2"))
    dossiers = [
        _Kind(state, person, given[f"{state}_date"], level)
        for state in ("submitted", "approved", "rejected", "activated")
    ]
    notices = rows.of(told["resident_id"])
    return [*dossiers, _Kind("notified", notices, told["notified_date"])]
