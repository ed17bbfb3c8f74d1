"""Laws that hold a whole page: against its filter, and against the same page for other people."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from analytics.document import Card, Page, Panel, Table, View, number
from analytics.document.number import STAR, Share
from analytics.meaning.answer import SMALL, Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE, POPULATION_REGISTERED, TEMPORARY_RESIDENTS
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Filters
from analytics.words.vocabulary import AGE_BANDS
from tests.laws.cells import value_of
from tests.laws.structure import figure_of

Build = Callable[[View], Page]
Broken = Iterator[tuple[str, str]]  # the place on the page and what is wrong there


class Whole(NamedTuple):
    """`broken` gives what is wrong with a page built for this view."""

    key: str
    says: str
    broken: Callable[[View, Page, Build], Broken]


UNFILTERED = re.compile(  # a panel that cannot obey a filter of persons says so
    r"không (?:tính |lọc )?theo (?:bộ lọc|giới)|chỉ (?:tính|xét) (?:cho|khi không lọc)"
    r"|not (?:filtered|counted) by|not of one sex|only known for whole|only without a filter"
    r"|of everybody"
)
PERSONS = re.compile(r"(?<![\d.,/])(\d[\d.,]*) (?:người|people|persons?)\b")
ROUND = (30.0, 100.0)  # "under 30 people", "of each 100": of no group
SHARES = re.compile(r"(?<![\d.,])\d+[.,]\d%")
NEEDED = re.compile(r"Còn thiếu|Missing|To go")  # rounded up to whole people by each by itself
BACK = 23  # months a page looks back
FLOWS = tuple(one for one in CATALOGUE.values() if one.fact == "move")


def panels(page: Page) -> dict[str, Panel]:
    return {panel.key: panel for row in page.rows for panel in row}


def obeys(panel: Panel) -> bool:
    """It does not say that it cannot."""
    return not UNFILTERED.search(f"{panel.title} {panel.subtitle}")


def crowd(view: View) -> float:
    """No count of people who fit the filter can be larger: neither of those who lived here in any
    month a page looks at, nor of what happened to them together."""
    there = view.ask(POPULATION_REGISTERED, TEMPORARY_RESIDENTS, months_back=BACK)
    moved = view.ask(*FLOWS, months_back=BACK)
    lived: dict[Any, float] = {}
    for one in there.figures:
        if one.area == view.total:
            lived[one.month] = lived.get(one.month, 0) + (one.having or 0)
    return max(*lived.values(), sum(one.having or 0 for one in moved.figures), 0)


def beyond(view: View, page: Page, _: Build) -> Broken:
    """Nobody outside the filter is counted: of nobody, nobody."""
    if not _filtered(view):
        return
    most = crowd(view)
    for place, words in _told(page):
        counts = (value_of(one.strip(".,"), view.language) for one in PERSONS.findall(words))
        if lost := [one for one in counts if one > most and one not in ROUND]:
            yield place, f"{lost} of {most:g} | {words}"
    for panel in filter(obeys, panels(page).values()):
        for row in panel.table.rows:
            for column, cell in zip(panel.table.columns, row, strict=True):
                if column.kind == "whole" and isinstance(cell, int | float) and cell > most:
                    yield f"{panel.key}.cell", f"{column.name}: {cell} of {most:g} | {row}"


def _filtered(view: View) -> bool:
    return bool(view.where.areas or view.where.sexes or view.where.age_bands)


def _told(page: Page) -> Iterator[tuple[str, str]]:
    yield "finding", page.finding
    yield "lead", page.lead
    for place, card in enumerate(page.cards):
        yield f"card{place}.detail", f"{card.number} {card.detail}"
    for panel in filter(obeys, panels(page).values()):
        yield f"{panel.key}.title", panel.title


def decided(view: View, page: Page, _: Build) -> Broken:
    """Decisions follow a place; of one sex or age they are not, and say so."""
    if page.decisions and view.by_person and not UNFILTERED.search(page.decided_for):
        yield "decisions", page.decided_for


def apart(view: View, page: Page, build: Build) -> Broken:
    """Built for women, for men and for everybody; or for each village, or for each age, and for all
    of them: counts add up, shares lie between."""
    parts, whole = _parting(view)
    if not parts:
        return
    own, all_ = [page, *map(build, parts[1:])], build(whole)
    yield from _cards_apart([one.cards for one in own], all_.cards)
    each, both = [panels(one) for one in own], panels(all_)
    for key, panel in each[0].items():
        if obeys(panel) and key in both and all(key in one for one in each):
            yield from _panels_apart([one[key] for one in each], both[key])


def _parting(view: View) -> tuple[tuple[View, ...], View]:
    """The views that share out the people of another, told by the first of them."""
    villages, where = tuple(areas_of(view.reader)), view.where
    if where.sexes == ("female",):
        parts = tuple(replace(where, sexes=(one,)) for one in ("female", "male"))
        rest = replace(where, sexes=())
    elif where.age_bands == (next(iter(AGE_BANDS)),):
        parts = tuple(replace(where, age_bands=(one,)) for one in AGE_BANDS)
        rest = replace(where, age_bands=())
    elif where == Filters(villages[:1]) and len(villages) > 1:
        parts, rest = tuple(Filters((one,)) for one in villages), Filters()
    else:
        return (), view
    return tuple(replace(view, where=one) for one in parts), replace(view, where=rest)


def _cards_apart(parts: list[tuple[Card, ...]], whole: tuple[Card, ...]) -> Broken:
    for place, (both, *each) in enumerate(zip(whole, *parts, strict=False)):
        known = [card.trend[-1] if card.trend else None for card in (*each, both)]
        if {one.name for one in each} != {both.name} or None in known:
            continue
        *own, all_ = (float(one or 0) for one in known)
        shares = any("%" in one.number for one in (*each, both))
        if not (_between(own, all_) if shares else sum(own) == all_):
            yield f"card{place}.number", f"{both.name}: {own}, {all_}"


def _panels_apart(parts: list[Panel], whole: Panel) -> Broken:
    key, cells = parts[0].key, list(_together([one.table for one in parts], whole.table))
    for name, own, all_ in cells:
        counted = not isinstance(all_, Share)
        if counted and not NEEDED.search(name) and sum(own) != all_:
            yield f"{key}.cell", f"{name}: {'+'.join(map(str, own))} ≠ {all_}"
        if not counted and not _between(own, all_):
            yield f"{key}.cell", f"{name}: {own}, {all_}"
    telling = [{*own, all_} for _, own, all_ in cells if all_ not in (0, 100)]
    if len(telling) > 2 and all(len(one) == 1 for one in telling):
        yield f"{key}.title", f"the same for every part and the whole: {whole.title}"


def _between(parts: list[float], whole: float) -> bool:
    return min(parts) - 1e-9 <= whole <= max(parts) + 1e-9


def _together(parts: list[Table], whole: Table) -> Iterator[tuple[str, list[float], float]]:
    """Cells of one row and column in all tables: counts of people, shares of them."""
    each = [_cells(one) for one in parts]
    for (row, column), all_ in _cells(whole).items():
        own = [one.get((row, column)) for one in each]
        if None not in own:
            yield f"{row}, {column}", [one for one in own if one is not None], all_


def _cells(table: Table) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], Any] = {}
    for row in table.rows:
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if isinstance(cell, Share) or (column.kind == "whole" and isinstance(cell, int)):
                found[str(row[0]), column.name] = cell
    return found


def unstarred(view: View, page: Page, _: Build) -> Broken:
    """A share of fewer than 30 carries its star, no other does, and the star is explained."""
    view = replace(view, where=Filters((page.village,))) if page.village else view
    for place, card in enumerate(page.cards):
        yield from _card(view, f"card{place}", card)
    marked, plain = set(), set()
    for panel in panels(page).values():
        cells = tuple(_printed(view, panel.table))
        yield from _small(view, panel, cells)
        stars = {one for _, _, one in cells if one.endswith(STAR)}
        drawn = [words for row in panel.data if f"%{STAR}" in (words := str(row.get("label", "")))]
        if (stars or drawn) and STAR not in panel.subtitle:
            yield f"{panel.key}.subtitle", f"says not what {STAR} is: {stars or drawn}"
        alone = {one.removesuffix(STAR) for one in stars} - {one for _, _, one in cells}
        yield from _bare(f"{panel.key}.title", panel.title, alone)
        for row in panel.data:
            yield from _bare(f"{panel.key}.mark", str(row.get("label", "")), alone)
        marked, plain = marked | alone, plain | {one for _, _, one in cells}
    yield from _bare("lead", page.lead, marked - plain)


def _bare(place: str, words: str, alone: set[str]) -> Broken:
    """A share that the table only has with a star stands without it."""
    for hit in SHARES.finditer(words):
        if hit[0] in alone and words[hit.end() : hit.end() + 1] != STAR:
            yield place, f"{hit[0]} without {STAR}: {words}"


def _card(view: View, place: str, card: Card) -> Broken:
    figure = figure_of(view, card.name)
    if figure is None or figure.value is None or "%" not in card.number:
        return
    if card.number.endswith(STAR) is not figure.small:
        yield f"{place}.number", f"{card.number} of {figure.among}: {card.name}"
    if figure.small and STAR not in card.detail:
        yield f"{place}.detail", f"says not what {STAR} is: {card.detail}"


def _printed(view: View, table: Table) -> Iterator[tuple[str, str, str]]:
    """Shares as they are printed, by row and column."""
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if column.kind == "percent" and cell is not None:
                printed = number.as_kind(cell, column.kind, view.language)
                yield str(row[0]), column.name, str(printed)


def _small(view: View, panel: Panel, cells: tuple[tuple[str, str, str], ...]) -> Broken:
    """By the denominator beside it; asked again, which villages and ages are of few."""
    key, _, kind = panel.key.rpartition("-")
    few = _by_denominator(panel.table)
    if key in CATALOGUE and kind in AGAIN:
        few |= AGAIN[kind](view, CATALOGUE[key])
    for row, column, printed in cells:
        if (row, column) in few and printed.endswith(STAR) is not few[row, column]:
            yield f"{panel.key}.cell", f"{row}, {column}: {printed}"


def _by_denominator(table: Table) -> dict[tuple[str, str], bool]:
    at = {column.name: place for place, column in enumerate(table.columns)}
    among = at.get("Mẫu số", at.get("Denominator"))
    if among is None or "%" not in at:
        return {}
    return {(str(row[0]), "%"): 0 < (row[among] or 0) < SMALL for row in table.rows}


def _by_village(view: View, key: Indicator) -> dict[tuple[str, str], bool]:
    answer = view.ask(key, by=("area",))
    return {(answer.areas[one.area], "%"): one.small for one in _villages(answer.figures)}


def _by_age(view: View, key: Indicator) -> dict[tuple[str, str], bool]:
    answer = view.ask(key, by=("area", "age_band"))
    return {
        (answer.areas[one.area], AGE_BANDS[one.member].name): one.small
        for one in _villages(answer.figures)
    }


def _by_month(view: View, key: Indicator) -> dict[tuple[str, str], bool]:
    answer = view.ask(key, by=("area",), months_back=BACK)
    return {
        (number.month_name(one.month, view.language), answer.areas[one.area]): one.small
        for one in _villages(answer.figures)
    }


def _by_own_month(view: View, key: Indicator) -> dict[tuple[str, str], bool]:
    series = view.ask(key, months_back=BACK).of(key)
    return {(number.month_name(one.month, view.language), "%"): one.small for one in series}


def _villages(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    return (one for one in figures if one.area != "commune")


AGAIN = {
    "villages": _by_village,
    "heat": _by_age,
    "multiples": _by_month,
    "trend": _by_own_month,
}

WHOLE_LAWS = (
    Whole("fit", "No more people are counted than fit the filter", beyond),
    Whole(
        "apart",
        "Women and men, the villages, the ages add up to all: or a panel says it is not filtered",
        apart,
    ),
    Whole("star", "A share of fewer than 30 people carries its star", unstarred),
    Whole("decided", "Decisions under a filter of persons are said to be of everybody", decided),
)
