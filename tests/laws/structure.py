"""Laws that hold a sentence against the figures beside it, or asked again."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from analytics.document import Card, Panel, Table, View
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.question import Reader
from analytics.meaning.targets import target_on, targets_of
from tests.laws.cells import (
    DIGIT,
    NUMERIC,
    WHOLES,
    columns_of,
    holds,
    missing_place,
    numbers_in,
    parts,
    rounded,
    verdict_place,
    whole_row,
)
from tests.laws.said import Said


class Structure(NamedTuple):
    """`broken` gives what is wrong with a sentence, seen by this reader, or nothing."""

    key: str
    says: str
    broken: Callable[[View, Said], str]


AWAY = {"Đang vắng", "Away"}  # counted beside the villages, not one of them
MOST = re.compile(
    r"\b(?:cao|thấp|già|trẻ|nhiều|xa|chậm|nhanh|đông|lớn|khả năng) nhất\b"
    r"|\b(?:(?<!at )most|highest|lowest|oldest|youngest|furthest|fullest|largest|least likely)\b",
    re.I,
)
TIED = re.compile(r"(\d+) (?:thôn|tháng|nhóm)|(\d+) (?:villages|months|groups|age groups)")
NET = re.compile(
    r"đã bù|tính chung|\bnet\b|as one"
)  # a row of the whole that is not a sum is called so
ASKED = re.compile(r"^\W*(?:Thôn nào|Which village)")  # a heading that asks, and claims nothing
SPREAD = re.compile(r"[Cc]ao nhất và thấp nhất cách nhau (?!0[,.]0)|Highest and lowest (?!.* 0\.0)")
ALL = re.compile(r"\b[Cc]ả (\d+) thôn|\b[Aa]ll (\d+) villages")
OF = re.compile(r"(?<![\d.,])(\d+)(?:/| of )(\d+) (?:thôn|villages)")
REACHED = re.compile(r"đã đạt|reached")
EVERY = re.compile(r"mọi thôn đã đạt|every village has reached")
ABOVE = re.compile(r"thôn khác vượt|other villages are \d+ above")
STANDS = re.compile(
    r"đã đạt|chưa đạt|● Đạt|vượt (?:mục|chỉ) tiêu|[Tt]hôn khác vượt"
    r"|[Tt]rễ hạn|quá hạn|Khó kịp|Kịp hạn"
    r"|● Met|overdue|above target|On time|(?:is|are|has|have|target|targets|●) reached|short of"
)
# Say nothing of a target in force; the table of the verdicts explains words and judges nobody.
UNTOLD = re.compile(r"fair|proof|due|scorecard|setup|method|plan-|^verdicts\.")


def labels(table: Table) -> list[str]:
    return [str(row[0]) for row in parts(table)]


def named(words: str, names: list[str]) -> list[str]:
    return [
        name
        for name in dict.fromkeys(names)
        if name and re.search(rf"(?<![\w–]){re.escape(name)}(?![\w–])", words, re.I)
    ]


def clauses(words: str) -> Iterator[str]:
    """The pieces that hold a superlative each."""
    for piece in words.split(";"):
        if len(MOST.findall(piece)) > 1:
            yield from (one for one in piece.split(",") if MOST.search(one))
        elif MOST.search(piece):
            yield piece


def unproved_most(view: View, said: Said) -> str:
    """A superlative names rows, or columns, that stand strictly above or below all others."""
    if not said.titled or said.table is None:
        return ""
    table = said.table
    for clause in clauses(said.words):
        if SPREAD.search(clause) or ASKED.search(
            clause
        ):  # names nobody; its number is the gap, which is not nought
            continue
        near = clause if named(clause, _every_label(table)) else said.words
        rows, columns = named(near, labels(table)), named(near, [c.name for c in table.columns[1:]])
        if (hit := TIED.search(said.words)) and int(hit[1] or hit[2]) in _ties(table):
            continue
        if not (rows and _extreme_rows(table, rows)) and not (
            columns and _extreme_columns(table, columns)
        ):
            return clause
    return ""


def _every_label(table: Table) -> list[str]:
    return [*labels(table), *(column.name for column in table.columns[1:])]


def _strict(chosen: list[float | None], others: list[float | None]) -> bool:
    known, rest = [v for v in chosen if v is not None], [v for v in others if v is not None]
    if not known or len(known) < len(chosen) or not rest or len(set(known)) > 1:
        return False
    return min(known) > max(rest) or max(known) < min(rest)


def _extreme_rows(table: Table, names: list[str]) -> bool:
    marked = [label in names for label in labels(table)]
    return any(
        _strict(
            [value for value, chosen in zip(column, marked, strict=True) if chosen],
            [value for value, chosen in zip(column, marked, strict=True) if not chosen],
        )
        for column in columns_of(table, parts(table))
    )


def _ties(table: Table) -> set[int]:
    """How many rows, or groups of columns, share the highest or the lowest cell."""
    columns = [[v for v in one if v is not None] for one in columns_of(table, parts(table))]
    columns = [one for one in columns if len(set(one)) > 1]
    row = whole_row(table) or (table.rows[-1] if table.rows else ())
    across = [rounded(c, v) for c, v in zip(table.columns, row, strict=False)]
    lines = [*filter(None, columns), [one for one in across if one is not None] or [0.0]]
    return {line.count(end(line)) for line in lines for end in (max, min)}


def _extreme_columns(table: Table, names: list[str]) -> bool:
    summed = [sum(one) if None not in one else None for one in columns_of(table, parts(table))]
    numeric = [column for column in table.columns[1:] if column.kind in NUMERIC]
    row = whole_row(table) or (table.rows[-1] if table.rows else ())
    last = [rounded(column, value) for column, value in zip(table.columns, row, strict=False)]
    last = [one for column, one in zip(table.columns, last, strict=False) if column in numeric]
    return any(
        _strict(
            [v for column, v in zip(numeric, told, strict=False) if column.name in names],
            [
                v
                for column, v in zip(numeric, told, strict=False)
                if column.name not in names and column.name not in WHOLES | AWAY
            ],
        )
        for told in (last, summed)
    )


def wrong_all(view: View, said: Said) -> str:
    """'Cả 9 thôn đã đạt', '3/9 thôn đã đạt': the rows say so too."""
    if not said.titled or said.table is None or not said.table.rows:
        return ""
    rows, words = parts(said.table), said.words
    if hit := ALL.search(words):
        count = int(hit[1] or hit[2])
        if count != len(rows):
            return f"{words} | {len(rows)} rows"
        if REACHED.search(words) and _reached(said.table) not in (None, count):
            return f"{words} | {_reached(said.table)} reached"
    if hit := OF.search(words):
        some, count = int(hit[1]), int(hit[2])
        if some > count:
            return words
        if (
            REACHED.search(words)
            and count == len(rows)
            and _reached(said.table) not in (None, some)
        ):
            return f"{words} | {_reached(said.table)} reached"
    return ""


def _reached(table: Table) -> int | None:
    if (place := missing_place(table)) is not None:
        return sum(row[place] == 0 for row in parts(table))
    if (place := verdict_place(table)) is not None:
        return sum(str(row[place]).startswith("●") for row in parts(table))
    return None


def figure_of(view: View, name: str) -> Figure | None:
    """The figure a card or a sentence is about, asked again by the name it gives."""
    key = next((one for one in CATALOGUE.values() if one.name.in_(view.language) == name), None)
    return view.ask(key).of(key)[-1] if key else None


def verdict_of_nobody(view: View, said: Said) -> str:
    """No verdict without a target and somebody to whom it applies."""
    if isinstance(said.card, Card) and said.card.status not in ("none",):
        figure = figure_of(view, said.card.name)
        if figure is not None and (figure.target is None or not figure.among):
            return f"{said.card.name}: {said.card.status_word}"
    if said.panel is not None and said.titled:
        for row in said.panel.data:
            if "value" in row and row["value"] is None and STANDS.search(str(row.get("label"))):
                return str(row)
        return _table_verdict(said.table)
    return ""


def _table_verdict(table: Table | None) -> str:
    """A row among whom there is nobody says neither reached nor late."""
    if table is None:
        return ""
    among = next(
        (at for at, one in enumerate(table.columns) if one.name in ("Mẫu số", "Denominator")), None
    )
    place = verdict_place(table)
    if among is None or place is None:
        return ""
    return next(
        (str(row) for row in table.rows if not row[among] and str(row[place])[:1] in "●■▲"), ""
    )


def verdict_without_target(view: View, said: Said) -> str:
    """In a month in which nothing is assigned, nothing is reached, missed or late."""
    if UNTOLD.search(said.part) or not STANDS.search(said.words) or _assigned(view):
        return ""
    return said.words


def _assigned(view: View) -> bool:
    told = targets_of(view.reader)
    areas = ("commune", *areas_of(view.reader))
    return any(target_on(told, key, view.month, area) for key, _ in told for area in areas)


def wrong_every(view: View, said: Said) -> str:
    """'mọi thôn đã đạt', 'bù thôn vượt': asked again, village by village."""
    every, above = EVERY.search(said.words), ABOVE.search(said.words)
    if not (every or above):
        return ""
    figures = _villages(view, said)
    if every and not (figures and all(one.reached for one in figures)):
        return said.words
    if above and not any(_spare(one) > 0 for one in figures):
        return said.words
    return ""


def _villages(view: View, said: Said) -> list[Figure]:
    """By the indicator the sentence names last; by its panel's, where it names none."""
    places = {one: said.words.rfind(one.name.in_(view.language)) for one in CATALOGUE.values()}
    last = max(places, key=lambda one: places[one])
    panel = said.part.rpartition(".")[0].rpartition(".")[2].removesuffix("-villages")
    key = last if places[last] >= 0 else CATALOGUE.get(panel)
    answer = view.ask(key, by=("area",)).of(key) if key else ()
    return [one for one in answer if one.area != "commune"]


def _spare(one: Figure) -> int:
    if one.target is None or not one.among:
        return 0
    return int(one.having or 0) - ceil(round(one.target.value * one.among / 100, 9))


def wrong_sum(view: View, said: Said) -> str:
    """What stands in the row of the whole is what its parts add up to, or its column says not."""
    table = said.table
    if not said.titled or table is None or (total := whole_row(table)) is None:
        return ""
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in parts(table)]
        if (
            column.kind != "whole"
            or not cells
            or any(one is None for one in (*cells, total[place]))
        ):
            continue
        if sum(cells) != total[place] and not NET.search(column.name):
            return f"{column.name}: {'+'.join(map(str, cells))} ≠ {total[place]}"
    return ""


def unfound_number(view: View, said: Said) -> str:
    """Every number of a title stands in its table or chart, is derived from it as the panel
    declares, or is one of the few that a target, a forecast or the law gives."""
    if not said.titled or said.table is None or not DIGIT.search(said.words):
        return ""
    names = [*areas_of(view.reader).values(), *_every_label(said.table)]
    names += [one.name.in_(view.language) for one in CATALOGUE.values()]
    told = numbers_in(said.words, view, names)
    if not told:
        return ""
    there = (
        holds(said.table, view)
        | set(map(float, _ties(said.table)))
        | _drawn(said.panel)
        | _derived(said)
    )
    lost = [one for one in told if one not in there]
    if lost:
        known = given(view)
        lost = [one for one in lost if one not in known]
    return f"{lost} | {said.words}" if lost else ""


def _drawn(panel: Panel | None) -> set[float]:
    rows = panel.data if panel else ()
    numbers = (one for row in rows for one in row.values() if isinstance(one, int | float))
    return {abs(round(one, places)) for one in numbers for places in (0, 1)}


def _derived(said: Said) -> set[float]:
    """What the panel declares, redone from its parts."""
    told = said.panel.derived if said.panel else ()
    declared = [one for one in told if one.how != "rows" or _alike(said.table, one.of)]
    return {abs(one.value) for one in declared if abs(one.redone - one.value) < 0.051} | {
        float(round(one.value)) for one in declared
    }


def _alike(table: Table | None, places: tuple[float, ...]) -> bool:
    """Rows that say the same words in a column, or the same first of several ("90%: …")."""
    rows = [parts(table)[int(one)] for one in places] if table else []
    columns = [
        [getattr(one, "parts", (one,))[0] for one in column] for column in zip(*rows, strict=True)
    ]
    return any(len(set(one)) == 1 and isinstance(one[0], str) for one in columns)


RULES = (3, 12, 14, 24, 30, 36, 60, 7, 80)  # of the law and of the wording, none of them a figure


@lru_cache(maxsize=256)
def _given(reader: Reader, month: date) -> frozenset[float]:
    told = targets_of(reader)
    found = {float(one) for one in RULES}
    found |= {one.value for _, one in told}
    found |= {float((month - one.due).days) for _, one in told}
    for key in dict.fromkeys(key for key, _ in told):
        for one in forecasts(reader, key, month):
            found |= {float(floor(100 * (one.probability or 0))), 1.0}
            found.add(float(max(0, one.having - (one.needed or 0))))
    return frozenset(found)


def given(view: View) -> frozenset[float]:
    """Target values, days since they fell due, persons above them, chances of forecasts; rules."""
    return _given(view.reader, view.month)


STRUCTURE_LAWS = (
    Structure("most", "A superlative has a strict maximum", unproved_most),
    Structure("all", "All and none agree with the counts", wrong_all),
    Structure("nobody", "No verdict without a population", verdict_of_nobody),
    Structure("target", "No verdict without a target", verdict_without_target),
    Structure("every", "What is said of every village is so", wrong_every),
    Structure("sum", "No sum that its parts contradict", wrong_sum),
    Structure("number", "The numbers of a title stand in its table", unfound_number),
)
