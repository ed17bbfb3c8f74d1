"""Every indicator as tidy rows, for whoever computes on."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

from analytics.meaning.answer import Figure
from analytics.meaning.ask import ask
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.question import By, Question, Reader
from analytics.words.month import month_key

COLUMNS = (
    "month",
    "area",
    "member",
    "indicator",
    "numerator",
    "denominator",
    "value",
    "target",
    "unit",
)
MEMBERS: dict[str, tuple[By, ...]] = {
    "area": ("area",),
    "sex": ("area", "sex"),
    "age_band": ("area", "age_band"),
}


def tidy_rows(month: date, reader: Reader, *, by: str) -> Iterator[dict[str, object]]:
    answer = ask(Question(tuple(CATALOGUE.values()), month, by=MEMBERS[by]), reader)
    return (row(figure) for figure in answer.figures)


def row(figure: Figure) -> dict[str, object]:
    """Values unrounded: rounding is for people, and is done where they read."""
    return {
        "month": month_key(figure.month),
        "area": figure.area,
        "member": figure.member,
        "indicator": figure.indicator.key,
        "numerator": plain(figure.having),
        "denominator": figure.among,
        "value": plain(figure.value),
        "target": figure.target.value if figure.target else None,
        "unit": figure.indicator.unit,
    }


def plain(number: float | None) -> float | int | None:
    """Counts as whole numbers, wherever they came from."""
    return int(number) if number is not None and float(number).is_integer() else number


def as_csv(rows: Iterator[dict[str, object]], columns: tuple[str, ...] = COLUMNS) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def as_json(rows: Iterator[dict[str, object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
