"""The tile map of villages: areas of squares, shades, presses, whoever looks."""

import re
from dataclasses import replace
from datetime import date
from math import sqrt

import pytest

from analytics.document import View
from analytics.form.body import Around, whole
from analytics.form.chapters import EID, ID_CARDS, OVERVIEW, POPULATION, VILLAGES
from analytics.form.tiles import full_of, missing_tiles
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import EID_SUBMITTED
from analytics.meaning.question import Filters, Reader

MONTH = date(2024, 12, 31)
ALONE = Around(lambda _: "", lambda _: "")


def panel(commune, *areas: str, role="chief", area="", language="vi"):
    reader = Reader(role, area, language=language, store=commune(7).store)
    view = View(reader, MONTH, Filters(areas=areas))
    return view, missing_tiles(view, EID_SUBMITTED, "Thu nhận")


def test_a_square_is_as_large_as_its_people_and_the_number_stands_in_it(commune):
    view, told = panel(commune)
    markup = whole(told, "vi", ALONE)
    sides = [float(one) for one in re.findall(r"--side: ([\d.]+)", markup)]
    figures = view.ask(EID_SUBMITTED, by=("area",)).of(EID_SUBMITTED)[:-1]
    assert [one.people for one in told.drawn.tiles] == [one.missing for one in figures]
    for side, one in zip(sides, figures, strict=True):
        assert side == pytest.approx(sqrt(one.missing / told.drawn.full), abs=0.001)
        assert f">{one.missing}<" in markup
    assert "Vị trí ô không theo bản đồ" in markup


def test_the_shade_comes_from_points_that_nobody_rounded(commune):
    view, told = panel(commune)
    for tile, one in zip(
        told.drawn.tiles, view.ask(EID_SUBMITTED, by=("area",)).of(EID_SUBMITTED), strict=False
    ):
        lacking = 100 - one.value
        assert tile.shade == (lacking > 0) + sum(lacking > limit for limit in (5, 10, 20))


def test_a_press_chooses_a_village_and_a_second_one_lets_it_go(commune):
    _, plain = panel(commune)
    assert [one.to for one in plain.drawn.tiles][:2] == ["thon=v1", "thon=v2"]
    _, chosen = panel(commune, "v2")
    assert len(chosen.drawn.tiles) == 9, "whichever is chosen, all can be"
    assert [one.chosen for one in chosen.drawn.tiles].index(True) == 1
    assert chosen.drawn.tiles[1].to == "thon="
    markup = whole(chosen, "vi", ALONE)
    assert (
        markup.count('aria-pressed="true"') == 1
        and markup.count('<button type="button" class="tile"') == 9
    )
    assert chosen.drawn.full == plain.drawn.full


def test_village_police_see_their_own_tile_and_nothing_to_press(commune):
    _, told = panel(commune, role="village", area="v3")
    [own] = told.drawn.tiles
    assert own.to == "" and "data-to" not in whole(told, "vi", ALONE)


def test_the_scale_is_round_so_that_a_month_keeps_it():
    assert [full_of(told) for told in ((35, 9), (50,), (51,), (151, None), (), (2001,))] == [
        *(50, 50, 100, 200, 10, 5000)
    ]


def test_any_number_of_areas_stands_in_a_grid(commune):
    _, told = panel(commune)
    for count, columns in ((1, 1), (4, 2), (9, 3), (11, 4), (90, 6)):
        tiles = (told.drawn.tiles * 10)[:count]
        many = replace(told, drawn=replace(told.drawn, tiles=tiles))
        markup = whole(many, "en", ALONE)
        assert f"--columns: {columns}" in markup and markup.count("<li>") == count


def test_the_months_played_are_those_of_every_map_on_one_scale(commune):
    """From whichever month one looks; the last is the newest, nobody is beyond a full cell."""
    view, told = panel(commune)
    earlier = missing_tiles(replace(view, month=date(2023, 8, 31)), EID_SUBMITTED, "Thu nhận")
    assert told.drawn.months == earlier.drawn.months and len(told.drawn.months) == 30
    assert told.drawn.months[0][0] == "07/2022" and told.drawn.months[-1][0] == "12/2024"
    last = [one.people for one in told.drawn.months[-1][1]]
    assert last == [one.people for one in told.drawn.tiles]
    shown = [one.people for _, tiles in told.drawn.months for one in tiles]
    assert max(shown) <= told.drawn.most
    women = replace(view, where=Filters(sexes=("female",)))
    assert not missing_tiles(women, EID_SUBMITTED, "Thu nhận").drawn.months


@pytest.mark.parametrize("where", [Filters(("v2",)), Filters(("v7",), ("male",), ("14-17",))])
def test_wherever_villages_stand_that_the_filter_leaves_out_the_panel_says_so(commune, where):
    """A map chooses the village, so it shows them all: its people are not those of the page."""
    view = View(Reader("chief", store=commune(7).store), MONTH, where)
    said = "Mọi thôn, không theo bộ lọc thôn."
    others = {name for area, name in areas_of(view.reader).items() if area not in where.areas}
    everybody = [
        one for page in MAPPED for one in page.build(replace(view, where=Filters())).panels
    ]
    told = [one for page in MAPPED for one in page.build(view).panels]
    listed = [one for one in told if others & {row[0] for row in one.table.rows}]
    assert len(listed) >= 8 and all(said in one.subtitle for one in listed)
    assert not any(said in one.subtitle for one in everybody)


MAPPED = (OVERVIEW, VILLAGES, POPULATION, ID_CARDS, EID)
