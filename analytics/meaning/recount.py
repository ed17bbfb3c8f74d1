"""The figures of a report counted a second time: raw rows, plain Python, no SQL of the catalogue.

The definitions are written again by hand on purpose. A figure is printed only where both ways
agree, so a slip in one of them stops the report instead of going out with it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.bridge import Bridge, bridge_of
from analytics.meaning.calendar import due_rows
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.changed import Change
from analytics.meaning.door import fact_rows
from analytics.meaning.fair.deeds import Deeds
from analytics.meaning.question import Reader
from analytics.meaning.targets import target_on, targets_of
from analytics.words.month import shifted

Row = Mapping[str, Any]
Test = Callable[[Row], bool]
Sums = dict[tuple[str, str], list[int]]  # area, sex -> having, among

WHOLE = "commune"
CARD_AGE = 14


def registered(row: Row) -> bool:
    return bool(row["residence"] in ("present", "away"))


def grown(row: Row) -> bool:
    return registered(row) and row["age"] >= CARD_AGE


def grown_here(row: Row) -> bool:
    return bool(row["residence"] == "present" and row["age"] >= CARD_AGE)


def carded(row: Row) -> bool:
    return bool(row["card"] == "valid" or row["card"] == "expiring")


def everyone(row: Row) -> bool:
    return True


def no_card(row: Row) -> bool:
    return bool(row["card"] == "none" or row["card"] == "expired")


def submitted(row: Row) -> bool:
    return bool(row["eid"] != "none")


def approved(row: Row) -> bool:
    return bool(row["eid"] == "approved" or row["eid"] == "activated")


def active(row: Row) -> bool:
    return bool(row["eid"] == "activated")


SHARES: dict[str, tuple[Test, Test]] = {
    "card_coverage_registered": (carded, grown),
    "card_coverage_present": (carded, grown_here),
    "eid_submitted": (submitted, grown_here),
    "eid_approved": (approved, grown_here),
    "eid_activated": (active, grown_here),
    "eid_activated_registered": (active, grown),
    "share_away": (lambda row: row["residence"] == "away", registered),
    "id_number_notified": (lambda row: bool(row["notified"]), registered),
}
COUNTS: dict[str, tuple[Test, Test]] = {
    "population_registered": (everyone, registered),
    "population_present": (everyone, lambda row: row["residence"] == "present"),
    "temporary_residents": (everyone, lambda row: row["residence"] == "temporary"),
    "residents_away": (everyone, lambda row: row["residence"] == "away"),
    "card_missing_present": (no_card, grown_here),
    "card_expired": (lambda row: row["card"] == "expired", registered),
    "card_expiring_60": (lambda row: row["card"] == "expiring", registered),
    "eid_missing_present": (lambda row: not active(row), grown_here),
}
STAYED = {"cards_issued": ("issued", "renewed"), "eid_activations": ("activated",)}
ACTS = ("issued", "renewed", "submitted", "approved", "activated", "notified")
CAME = {"births": ("born",), "moved_in": ("moved_in",), "turned_14": ("turned_14",)} | STAYED
WENT = {"deaths": ("died",), "moved_out": ("moved_out",)}
FLOWS = {**dict.fromkeys(CAME, "after"), **dict.fromkeys(WENT, "before")}
COUNTED = (*SHARES, *COUNTS, *FLOWS, "households")


@dataclass(frozen=True)
class Recount:
    """What one reader's files hold, each month read once."""

    reader: Reader
    cells: dict[date, tuple[Row, ...]] = field(default_factory=dict)
    moves: dict[date, tuple[Row, ...]] = field(default_factory=dict)
    sums: dict[tuple[str, date], Sums] = field(default_factory=dict)

    def figure(self, key: str, area: str, month: date, member: str = "") -> Figure:
        """Nobody counted is 0, as `ask` has it."""
        if (key, month) not in self.sums:
            self.sums[key, month] = self._summed(key, month)
        having, among = self.sums[key, month].get((area, member), [0, 0])
        target = target_on(targets_of(self.reader), key, month, area)
        own = among if key in SHARES else None
        return Figure(indicator_of(key), month, area, member, having, own, target=target)

    def bridge(self, key: str, month: date) -> Bridge:
        """The commune between the month before and this one."""
        before = self.figure(key, WHOLE, shifted(month, -1))
        return bridge_of(before, self.figure(key, WHOLE, month), tuple(self._changes(key, month)))

    def deeds(self, key: str, month: date) -> tuple[Deeds, ...]:
        """In the month, by village: who did it, of whom wherever they live."""
        having, among = SHARES[key]
        whom = grown if among is grown_here else among
        done, could = Counter[str](), Counter[str]()
        for row in self._cells(shifted(month, -1)):
            could[row["area"]] += row["persons"] if whom(row) and not having(row) else 0
        for move in self._moves(month):
            then, now = _side(move, "before"), _side(move, "after")
            lacked, lacks = (whom(one) and not having(one) for one in (then, now))
            area, persons = move["area"], move["persons"]
            could[area] += persons if lacks and not lacked else 0
            did = lacked and whom(now) and having(now) and move["cause"] in ACTS
            done[area] += persons if did else 0
        return tuple(Deeds(area, done[area], could[area]) for area in self.areas())

    def due(self, area: str, month: date, *, kinds: tuple[str, ...], months: int) -> int:
        """Who falls due in so many months after a closed one, away people included."""
        last = shifted(month, months)
        return sum(
            persons
            for village, due, kind, _, persons in due_rows(self.reader, month)
            if area in (village, WHOLE) and kind in kinds and due <= last
        )

    def areas(self) -> dict[str, str]:
        return areas_of(self.reader)

    def _summed(self, key: str, month: date) -> Sums:
        found: Sums = {}
        for row, having, among in self._counted(key, month):
            sexes = ("", row["sex"]) if "sex" in row else ("",)
            for place in ((area, sex) for area in (row["area"], WHOLE) for sex in sexes):
                held = found.setdefault(place, [0, 0])
                held[0] += having
                held[1] += among
        return found

    def _counted(self, key: str, month: date) -> Iterator[tuple[Row, int, int]]:
        if key == "households":
            for row in self._rows("household", month):
                yield row, row["households"], 0
        elif key in FLOWS:
            causes, side = (CAME | WENT)[key], f"residence_{FLOWS[key]}"
            for row in self._moves(month):
                if row["cause"] in causes and row[side] in ("present", "away"):
                    yield row, row["persons"], 0
        else:
            having, among = (SHARES | COUNTS)[key]
            for row in self._cells(month):
                if among(row):
                    yield row, row["persons"] if having(row) else 0, row["persons"]

    def _changes(self, key: str, month: date) -> Iterator[Change]:
        having, among = SHARES[key]
        steps: Counter[tuple[str, str, int, int]] = Counter()
        for move in self._moves(month):
            then, now = _side(move, "before"), _side(move, "after")
            inside = among(now) - among(then)
            counted = (among(now) and having(now)) - (among(then) and having(then))
            if inside or counted:
                steps[move["area"], move["cause"], counted, inside] += move["persons"]
        for (area, cause, counted, inside), persons in sorted(steps.items()):
            yield Change(area, cause, counted, inside, persons)

    def _cells(self, month: date) -> tuple[Row, ...]:
        if month not in self.cells:
            self.cells[month] = self._rows("cell", month)
        return self.cells[month]

    def _moves(self, month: date) -> tuple[Row, ...]:
        if month not in self.moves:
            self.moves[month] = self._rows("move", month)
        return self.moves[month]

    def _rows(self, table: Any, month: date) -> tuple[Row, ...]:
        return fact_rows(self.reader, table, after=shifted(month, -1), until=month)


def _side(move: Row, side: str) -> Row:
    """A move as a cell: under the card's age before a 14th birthday, of that age after it."""
    state = {name: move[f"{name}_{side}"] for name in ("residence", "card", "eid", "notified")}
    old = move[f"eligible_{side}"]
    age = max(move["age"], CARD_AGE) if old else min(move["age"], CARD_AGE - 1)
    return state | {"age": age, "sex": move["sex"]}
