"""Why a share changed between two months: an exact bridge by cause, nothing left over.

Counts: stock(m1) - stock(m0) = sum of moves (design.md, section 2), each move judged by the
indicator's own conditions. Percentage points: the Shapley average over the two orders in which
numerator and denominator can change,

    points = 100 * (n * (D0 + D1) - d * (N0 + N1)) / (2 * D0 * D1)

for a cause that moved the numerator by n and the denominator by d. The parts add up to
N1/D1 - N0/D0 in exact fractions. The formula is linear in n and d: causes may be split or merged
without touching the others, which orders over the causes themselves would not allow; those would
also pass through months that never were (people leave before they have come) and divide by zero.

Areas are the only filter. An age filter would make every birthday a way in or out.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.meaning.answer import Answer, Figure, Provenance
from analytics.meaning.ask import ask
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.changed import Change, causes_of
from analytics.meaning.indicator import SHARE, Indicator
from analytics.meaning.question import Filters, Question, Reader
from analytics.words.errors import BadArgument
from analytics.words.month import month_key
from analytics.words.text import Text
from analytics.words.vocabulary import ADULT_CARD_AGE, CAUSES, Cause

AGED, UNTOLD = "aged", "untold"
BRIDGE_CAUSES = CAUSES | {
    AGED: Text("Thêm tuổi qua mốc"),
    UNTOLD: Text("Không tách được"),
}
PRECEDENCE = (
    *(Cause.DIED, Cause.MOVED_OUT, Cause.OPENED, Cause.BORN),
    *(Cause.MOVED_IN, Cause.LEFT, Cause.RETURNED, Cause.TURNED_14),
    *(Cause.ISSUED, Cause.RENEWED, Cause.SUBMITTED),
    *(Cause.APPROVED, Cause.ACTIVATED, Cause.NOTIFIED),
    *(Cause.DUE, Cause.EXPIRED, Cause.REJECTED, AGED, UNTOLD),
)


class NotAShare(BadArgument):
    template = Text(
        "Chỉ số “{fact}” không phải tỷ lệ nên không tách được nguyên nhân. Hãy chọn một tỷ lệ: "
        "{shares}."
    )

    @property
    def says(self) -> Text:
        shares = ", ".join(key for key, one in CATALOGUE.items() if one.kind == SHARE)
        return self.template.filled(fact=self.fact, shares=shares)


class SameMonth(BadArgument):
    template = Text("Hai tháng so sánh đều là “{fact}”. Hãy chọn hai tháng khác nhau.")


@dataclass(frozen=True)
class Part:
    """What one cause did. `having` tells the people who came or went with the state counted from
    those without it; None where people stayed and their state changed."""

    cause: str
    having: bool | None
    numerator: int
    denominator: int
    points: Fraction | None

    @property
    def persons(self) -> int:
        return max(abs(self.numerator), abs(self.denominator))


@dataclass(frozen=True)
class Bridge:
    """One area between two months. Points are None where either month had nobody to count."""

    first: Figure
    last: Figure
    parts: tuple[Part, ...]

    @property
    def area(self) -> str:
        return self.first.area

    @property
    def indicator(self) -> Indicator:
        return self.first.indicator

    @property
    def numerator(self) -> int:
        return int(self.last.having or 0) - int(self.first.having or 0)

    @property
    def denominator(self) -> int:
        return (self.last.among or 0) - (self.first.among or 0)

    @property
    def points(self) -> Fraction | None:
        before, after = share_of(self.first), share_of(self.last)
        return None if before is None or after is None else after - before


@dataclass(frozen=True)
class Bridges:
    """Villages in their order, then the commune, with where the figures come from."""

    areas: dict[str, str]
    bridges: tuple[Bridge, ...]
    provenance: Provenance

    def one(self, area: str) -> Bridge:
        [bridge] = [bridge for bridge in self.bridges if bridge.area == area]
        return bridge


def bridges(
    reader: Reader, indicator: Indicator, *, first: date, last: date, areas: tuple[str, ...] = ()
) -> Bridges:
    """The bridge of a share for every area the reader may see, or for the villages chosen.

    With `last` before `first` every part changes its sign. Raises NotAShare, SameMonth, and what
    `ask` raises: UnknownIndicator, UnknownMonth, UnknownArea.
    """
    if indicator.kind != SHARE:
        raise NotAShare(indicator.key)
    if first == last:
        raise SameMonth(month_key(first))
    before, after = (_stocks(reader, indicator, month, areas) for month in (first, last))
    changes = causes_of(reader, indicator, after=min(first, last), until=max(first, last))
    chosen = areas or tuple(before.areas)

    def own(area: str) -> Iterable[Change]:
        inside = chosen if area == "commune" else (area,)
        return (change for change in changes if change.area in inside)

    told = tuple(
        bridge_of(then, now, own(then.area), sign=1 if first < last else -1)
        for then, now in zip(before.figures, after.figures, strict=True)
    )
    return Bridges(before.areas, told, before.provenance)


def bridge_of(first: Figure, last: Figure, changes: Iterable[Change], *, sign: int = 1) -> Bridge:
    """The bridge of one area; `sign` is -1 when the months are read backwards."""
    numerators: Counter[tuple[str, bool | None]] = Counter()
    denominators: Counter[tuple[str, bool | None]] = Counter()
    for one in changes:
        kind = (one.cause, None if one.denominator == 0 else one.numerator != 0)
        numerators[kind] += sign * one.numerator * one.persons
        denominators[kind] += sign * one.denominator * one.persons
    bridge = Bridge(first, last, ())
    rest = _rest_cause(first.indicator), None
    numerators[rest] = bridge.numerator - numerators.total()
    denominators[rest] = bridge.denominator - denominators.total()
    parts = (
        Part(*kind, n, d, points(first, last, n, d))
        for kind, n in numerators.items()
        if (d := denominators[kind]) or n
    )
    return Bridge(first, last, tuple(sorted(parts, key=_order)))


def points(first: Figure, last: Figure, numerator: int, denominator: int) -> Fraction | None:
    """The percentage points of one cause: see the head of this file."""
    if not first.among or not last.among:
        return None
    havings = int(first.having or 0) + int(last.having or 0)
    steps = numerator * (first.among + last.among) - denominator * havings
    return Fraction(first.indicator.scale * steps, 2 * first.among * last.among)


def share_of(figure: Figure) -> Fraction | None:
    """The exact value of a share; None among nobody."""
    if not figure.among:
        return None
    return Fraction(figure.indicator.scale * int(figure.having or 0), figure.among)


def merged(cause: str, parts: Iterable[Part]) -> Part:
    """The sum of the parts of a cause."""
    own = [part for part in parts if part.cause == cause]
    known = [part.points for part in own if part.points is not None]
    return Part(
        cause,
        None,
        sum(part.numerator for part in own),
        sum(part.denominator for part in own),
        sum(known, Fraction(0)) if len(known) == len(own) else None,
    )


def _stocks(reader: Reader, indicator: Indicator, month: date, areas: tuple[str, ...]) -> Answer:
    return ask(Question((indicator,), month, ("area",), Filters(areas)), reader)


def _rest_cause(indicator: Indicator) -> str:
    """Birthdays other than the 14th leave no move: what moves do not tell of such a share is
    ageing. Of any other share it is a hole in the data, and shown as one."""
    conditions = f"{indicator.numerator} {indicator.denominator}"
    others = conditions.replace(f"age >= {ADULT_CARD_AGE}", "")
    return AGED if re.search(r"\bage\b", others) else UNTOLD


def _order(part: Part) -> tuple[int, bool, bool]:
    return PRECEDENCE.index(part.cause), part.having is None, part.having is False
