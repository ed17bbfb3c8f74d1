"""The annex of a report: five tables, every number bound; words instead of rows without data."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.form.report.annex.fact import Piece, Sentence, fixed, told
from analytics.form.report.annex.teller import Teller
from analytics.words.text import Text


@dataclass(frozen=True)
class Annex:
    """A table of the annex. `widths` are shares; without rows `empty` says why."""

    number: int
    name: Text
    title: Sentence
    head: tuple[Sentence, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    widths: tuple[float, ...]
    notes: tuple[Sentence, ...] = ()
    empty: Sentence = ()

    @property
    def key(self) -> str:
        return f"annex-{self.number}"


FactOf = Callable[[Teller, str], Piece]


@dataclass(frozen=True)
class ByVillage:
    """A column of a table whose rows are villages: its words and the fact of one area.

    Words may name the age of {adult}, which is law and not a figure.
    """

    name: Text
    fact: FactOf
    width: float = 1.0

    def head(self, teller: Teller) -> Sentence:
        return told(teller.view, self.name, **LAW)


@dataclass(frozen=True)
class Form:
    """What a table by village is, before anybody looks at a month."""

    number: int
    name: Text
    columns: tuple[ByVillage, ...]
    notes: tuple[Text, ...] = ()


LAW: dict[str, Piece | Sentence] = {
    "adult": fixed("14", "law | adult_card_age"),
    "all": fixed("100%", "wording"),
    "days": fixed("60", "law | days before expiry"),
    "one": fixed("1", "wording"),
    "two": fixed("2", "wording"),
    "six": fixed("06", "Decision 06/QĐ-TTg"),
}
VILLAGE = Text("Thôn")
TOTAL = Text("Tổng cộng")
FIRST_WIDTH = 1.5


def by_village(teller: Teller, form: Form, *, empty: Sentence = ()) -> Annex:
    """A row a village and the total; without rows where `empty` says why there are none."""
    view = teller.view
    head = ((VILLAGE.in_(view.language),), *(one.head(teller) for one in form.columns))
    areas = () if empty else (*teller.areas, "commune")
    return Annex(
        form.number,
        form.name,
        titled(teller, form.number, form.name),
        head,
        tuple(_row(teller, form, area) for area in areas),
        (FIRST_WIDTH, *(one.width for one in form.columns)),
        () if empty else tuple(told(view, one, **LAW) for one in form.notes),
        empty,
    )


def titled(teller: Teller, number: int, name: Text) -> Sentence:
    return told(
        teller.view,
        "Biểu {number}. {name}, đến hết ngày {day}",
        number=fixed(str(number)),
        name=told(teller.view, name, **LAW),
        day=teller.day(teller.month, "month | last day"),
    )


def _row(teller: Teller, form: Form, area: str) -> tuple[Sentence, ...]:
    total = area == "commune"
    name = TOTAL.in_(teller.view.language) if total else teller.area(area)
    return ((name,), *((one.fact(teller, area),) for one in form.columns))
