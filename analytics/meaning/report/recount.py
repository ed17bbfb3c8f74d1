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
from analytics.meaning.catalogue import (
    BIRTHS,
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    CARD_EXPIRED,
    CARD_EXPIRING_60,
    CARD_MISSING_PRESENT,
    CARDS_ISSUED,
    DEATHS,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_ACTIVATIONS,
    EID_APPROVED,
    EID_MISSING_PRESENT,
    EID_SUBMITTED,
    HOUSEHOLDS,
    ID_NUMBER_NOTIFIED,
    MOVED_IN,
    MOVED_OUT,
    POPULATION_PRESENT,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    SHARE_AWAY,
    TEMPORARY_RESIDENTS,
    TURNED_14,
)
from analytics.meaning.changed import Change
from analytics.meaning.door import fact_rows
from analytics.meaning.due.demand import due_rows
from analytics.meaning.fair.deeds import Deeds
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.targets import target_on, targets_of
from analytics.words.month import shifted
from analytics.words.vocabulary import Cause

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


SHARES: dict[Indicator, tuple[Test, Test]] = {
    CARD_COVERAGE_REGISTERED: (carded, grown),
    CARD_COVERAGE_PRESENT: (carded, grown_here),
    EID_SUBMITTED: (submitted, grown_here),
    EID_APPROVED: (approved, grown_here),
    EID_ACTIVATED: (active, grown_here),
    EID_ACTIVATED_REGISTERED: (active, grown),
    SHARE_AWAY: (lambda row: row["residence"] == "away", registered),
    ID_NUMBER_NOTIFIED: (lambda row: bool(row["notified"]), registered),
}
COUNTS: dict[Indicator, tuple[Test, Test]] = {
    POPULATION_REGISTERED: (everyone, registered),
    POPULATION_PRESENT: (everyone, lambda row: row["residence"] == "present"),
    TEMPORARY_RESIDENTS: (everyone, lambda row: row["residence"] == "temporary"),
    RESIDENTS_AWAY: (everyone, lambda row: row["residence"] == "away"),
    CARD_MISSING_PRESENT: (no_card, grown_here),
    CARD_EXPIRED: (lambda row: row["card"] == "expired", registered),
    CARD_EXPIRING_60: (lambda row: row["card"] == "expiring", registered),
    EID_MISSING_PRESENT: (lambda row: not active(row), grown_here),
}
STAYED = {CARDS_ISSUED: (Cause.ISSUED, Cause.RENEWED), EID_ACTIVATIONS: (Cause.ACTIVATED,)}
ACTS = (
    *(Cause.ISSUED, Cause.RENEWED, Cause.SUBMITTED),
    *(Cause.APPROVED, Cause.ACTIVATED, Cause.NOTIFIED),
)
CAME = {BIRTHS: (Cause.BORN,), MOVED_IN: (Cause.MOVED_IN,), TURNED_14: (Cause.TURNED_14,)} | STAYED
WENT = {DEATHS: (Cause.DIED,), MOVED_OUT: (Cause.MOVED_OUT,)}
FLOWS = {**dict.fromkeys(CAME, "after"), **dict.fromkeys(WENT, "before")}
COUNTED = (*SHARES, *COUNTS, *FLOWS, HOUSEHOLDS)


@dataclass(frozen=True)
class Recount:
    """What one reader's files hold, each month read once."""

    reader: Reader
    cells: dict[date, tuple[Row, ...]] = field(default_factory=dict)
    moves: dict[date, tuple[Row, ...]] = field(default_factory=dict)
    sums: dict[tuple[Indicator, date], Sums] = field(default_factory=dict)

    def figure(self, indicator: Indicator, area: str, month: date, member: str = "") -> Figure:
        """Nobody counted is 0, as `ask` has it."""
        if (indicator, month) not in self.sums:
            self.sums[indicator, month] = self._summed(indicator, month)
        having, among = self.sums[indicator, month].get((area, member), [0, 0])
        target = target_on(targets_of(self.reader), indicator, month, area)
        own = among if indicator in SHARES else None
        return Figure(indicator, month, area, member, having, own, target=target)

    def bridge(self, indicator: Indicator, month: date) -> Bridge:
        """The commune between the month before and this one."""
        before = self.figure(indicator, WHOLE, shifted(month, -1))
        return bridge_of(
            before, self.figure(indicator, WHOLE, month), tuple(self._changes(indicator, month))
        )

    def deeds(self, indicator: Indicator, month: date) -> tuple[Deeds, ...]:
        """In the month, by village: who did it, of whom wherever they live."""
        having, among = SHARES[indicator]
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

    def _summed(self, indicator: Indicator, month: date) -> Sums:
        found: Sums = {}
        for row, having, among in self._counted(indicator, month):
            sexes = ("", row["sex"]) if "sex" in row else ("",)
            for place in ((area, sex) for area in (row["area"], WHOLE) for sex in sexes):
                held = found.setdefault(place, [0, 0])
                held[0] += having
                held[1] += among
        return found

    def _counted(self, indicator: Indicator, month: date) -> Iterator[tuple[Row, int, int]]:
        if indicator == HOUSEHOLDS:
            for row in self._rows("household", month):
                yield row, row[HOUSEHOLDS.unit], 0
        elif indicator in FLOWS:
            causes, side = (CAME | WENT)[indicator], f"residence_{FLOWS[indicator]}"
            for row in self._moves(month):
                if row["cause"] in causes and row[side] in ("present", "away"):
                    yield row, row["persons"], 0
        else:
            having, among = (SHARES | COUNTS)[indicator]
            for row in self._cells(month):
                if among(row):
                    yield row, row["persons"] if having(row) else 0, row["persons"]

    def _changes(self, indicator: Indicator, month: date) -> Iterator[Change]:
        having, among = SHARES[indicator]
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
