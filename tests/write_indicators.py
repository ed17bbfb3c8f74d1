"""python -m tests.write_indicators: writes docs/indicators.md from the catalogue."""

from pathlib import Path

from analytics.form.chapters.dictionary import DIRECTIONS
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.indicator import Indicator
from analytics.words.text import LANGUAGES, Text
from analytics.words.vocabulary import UNITS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "indicators.md"
HEAD = """# Chỉ số · Indicators

Trang này do máy viết từ `analytics/meaning/catalogue.py`; đừng sửa tay.
This page is written from `analytics/meaning/catalogue.py`; do not edit it by hand:
`python -m tests.write_indicators`.

Số liệu của một tháng là trạng thái cuối ngày cuối cùng của tháng; `flow` là sự việc trong tháng.
The figure of a month is the state at the end of its last day; a `flow` counts events of the month.
"""
COLUMNS = (
    "Mã · Key",
    "Tên",
    "Name",
    "Định nghĩa",
    "Definition",
    "Tính trong · Population",
    "Đơn vị · Unit",
    "Loại · Kind",
    "Chiều · Direction",
)


def indicators_page() -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(row, CATALOGUE.values())]
    return HEAD + "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def row(one: Indicator) -> tuple[str, ...]:
    return (
        f"`{one.key}`",
        one.name.in_("vi"),
        one.name.in_("en"),
        one.definition.in_("vi"),
        one.definition.in_("en"),
        both(one.population.name),
        both(UNITS[one.unit]),
        one.kind.key,
        both(DIRECTIONS[one.direction]),
    )


def both(text: Text) -> str:
    return " · ".join(dict.fromkeys(map(text.in_, LANGUAGES)))


if __name__ == "__main__":
    PAGE.write_text(indicators_page(), encoding="utf-8")
