"""Charts that cannot mislead: what is drawn is what the title says, and every line has a name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from itertools import combinations

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError

from analytics.document import (
    Ages,
    Card,
    Column,
    Course,
    Decision,
    Dots,
    Gap,
    Stages,
    Table,
    View,
    number,
)
from analytics.form.chapters import CHAPTERS, EID, ID_CARDS, POPULATION, PROGRESS, VILLAGES
from analytics.form.chart import CHARTS, drawn, spec
from analytics.form.gaps import NAMES
from analytics.form.html import cards, decisions, table
from analytics.form.plan.panels import HUES as PLANNED_HUES
from analytics.form.stage.story import scenes, village_cards
from analytics.form.style import stylesheet
from analytics.form.theme import HUES, OWN, PARTS, TOKENS, hue_of, parts_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CATALOGUE,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
    POPULATION_REGISTERED,
)
from analytics.meaning.question import Filters, Reader
from analytics.words.month import parse_month
from analytics.words.vocabulary import PROFILES
from tests.browser import ROOT

LAST = date(2024, 12, 31)


@pytest.fixture(scope="module")
def seen(commune):
    def view(*, language="vi", month=LAST, where=None) -> View:
        return View(Reader("chief", "commune", language, commune(70).store), month, where)

    return lambda **told: view(**({"where": Filters()} | told))


def panels(chapter, view):
    return {one.key: one for row in chapter.build(view).rows for one in row}


def test_every_kind_of_chart_is_built_of_what_vega_lite_allows(commune):
    """What a reader gets is built without this check, which costs more than the chart."""
    view = View(Reader("chief", store=commune(7).store), LAST)
    kinds = {one.chart: one for page in CHAPTERS for one in panels(page, view).values()}
    kinds.pop("", None)
    assert set(kinds) == set(CHARTS)
    for name, panel in kinds.items():
        assert drawn(name, TOKENS["light"], panel.options).to_dict(validate=False)["layer"]
    with pytest.raises(SchemaValidationError):
        alt.MarkDef("text", fontSize="large")


# --- one row, one scale -------------------------------------------------------------------------


def heights(html: str) -> list[float]:
    """How far the line of each card rises, in px."""
    found = []
    for way in re.findall(r'points="([^"]+)"', html):
        ups = [float(one.split(",")[1]) for one in way.split()]
        found.append(max(ups) - min(ups))
    return found


def test_a_point_is_as_high_in_every_card_of_a_row():
    """Cards up by one point looked as steep as e-ID up by forty."""
    slow = Card("a", "98,1%", "", "card_hue", trend=(97.0, 98.0))
    fast = Card("b", "84,4%", "", "eid", trend=(44.0, 84.0))
    flat, steep = heights(cards((slow, fast)))
    assert steep == pytest.approx(40 * flat, rel=0.2) and flat < 1
    few, many = (
        Card("c", "57", "", "population", trend=(50, 57)),
        Card("d", "959", "", "population", trend=(900, 970)),
    )
    low, high = heights(cards((few, many)))
    assert high == pytest.approx(10 * low, rel=0.05)


def test_a_line_is_dark_by_night_and_light_on_paper():
    told = cards((Card("a", "98,1%", "", "card_hue", trend=(97.0, 98.0)),))
    assert 'stroke="var(--card_hue)"' in told
    named = dict.fromkeys(re.findall(r"(@media [^{]+)?\{[^{}]*--card_hue: (#\w+);", stylesheet()))
    assert list(named) == [
        ("", TOKENS["light"]["card_hue"]),
        ("", TOKENS["dark"]["card_hue"]),
    ]
    dark = re.findall(r"@media screen[^{]*\{ :root\S* \{ --page", stylesheet())
    page = f"--page: {TOKENS['dark']['page']}"
    assert len(dark) == 2 == stylesheet().count(page), "no dark token on paper"


# --- a hue means one thing ----------------------------------------------------------------------


def hues(one: object) -> set[str]:
    if isinstance(one, dict):
        return set().union(*map(hues, one.values()))
    if isinstance(one, list):
        return set().union(*map(hues, one))
    return {one} if isinstance(one, str) and re.fullmatch("#[0-9A-F]{6}", one) else set()


BLUE = ("card_hue", "card_soft", "card_gap1", "card_gap2", "card_gap3", "card_gap4")
PLUM = ("eid", "eid1", "eid2", "eid1_soft", "gap1", "gap2", "gap3", "gap4")
STATUS = ("reached", "near", "late")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_blue_is_the_card_plum_is_e_id_grey_is_people_and_no_mark_is_a_verdict(seen, mode):
    tokens, drawn = TOKENS[mode], [(ID_CARDS, PLUM), (EID, BLUE), (POPULATION, BLUE + PLUM)]
    for chapter, foreign in drawn:
        for panel in panels(chapter, seen()).values():
            if panel.chart:
                used = hues(spec(panel, mode, "vi"))
                strange = {tokens[one] for one in (*foreign, *STATUS)}
                assert not used & strange, panel.key
                if chapter is not POPULATION:
                    assert tokens["population"] not in used, panel.key


def luminance(hue: str) -> float:
    parts = [int(hue[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    line = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_shades_of_both_subjects_can_be_read_and_rise_evenly(mode):
    tokens = TOKENS[mode]
    for ramp in ("gap", "card_gap"):
        shades = [luminance(tokens[f"{ramp}{one}"]) for one in range(5)]
        assert shades == sorted(shades, reverse=mode == "light")
        for one in range(5):
            two = sorted((shades[one], luminance(tokens[f"gap_ink{one}"])))
            assert (two[1] + 0.05) / (two[0] + 0.05) >= 4.5, (ramp, one)


STEP_BY_STEP = (EID_SUBMITTED, EID_APPROVED, EID_ACTIVATED)
EVERY_HUE = {*HUES.values(), *OWN.values(), *(one for many in PARTS.values() for one in many)}


def hued(one: object) -> Iterator[tuple[str, str]]:
    """Names of what is counted, with the hue each is drawn in, wherever it stands in a page."""
    if isinstance(one, Card | Gap):
        yield one.name, one.hue
    for part in vars(one).values() if is_dataclass(one) else one if isinstance(one, tuple) else ():
        yield from hued(part)


def test_a_step_on_the_way_to_an_e_id_has_one_hue_on_every_page_slide_and_sheet(seen):
    """Enrolment was plum on Giao ban and dark plum on Định danh; who is not enrolled had the hue of
    enrolment on Thôn and the darkest shade of a map on Định danh."""
    assert len(set(map(hue_of, STEP_BY_STEP))) == 3
    names = {one.name.in_("vi"): hue_of(one) for one in CATALOGUE.values()}
    names |= {name.in_("vi"): hue_of(one) for one, name in NAMES.items()}
    view, met = seen(), Counter()
    for chapter in CHAPTERS:
        for name, hue in hued(chapter.build(view)):
            if name in names:
                assert hue == names[name], (chapter.key, name)
                met[hue] += 1
    assert {hue_of(one) for one in STEP_BY_STEP} <= set(met)
    for indicator in (*STEP_BY_STEP, CARD_COVERAGE_PRESENT):
        chosen = replace(view, told={"indicator": indicator.key})
        drawn = [one.drawn for one in VILLAGES.build(chosen).panels if one.drawn]
        assert {one.hue for one in drawn if isinstance(one, Dots | Ages | Course)} == {
            hue_of(indicator)
        }
        assert {one.looks for one in drawn if isinstance(one, Stages)} <= {parts_of(indicator)}
        told = [dict(one.options).get("hue") for one in PROGRESS.build(chosen).panels if one.chart]
        assert set(told) - {None} <= {hue_of(indicator)}
    accounts = panels(EID, view)
    assert accounts["eid-ages"].drawn.looks == parts_of(EID_ACTIVATED)[::-1]
    assert [one["look"] for one in accounts["steps"].data][1:] == [*map(hue_of, STEP_BY_STEP)]
    assert panels(ID_CARDS, view)["card-ages"].drawn.looks == parts_of(CARD_COVERAGE_PRESENT)
    for month in (parse_month("2022-06"), LAST):
        for scene in (*scenes(seen(month=month)), *village_cards(seen(month=month))):
            [card] = scene.cards
            wanted = {names[name] for name in ("Thu nhận định danh", "Kích hoạt định danh")}
            if "thu nhận định danh" in card.name:
                assert card.hue == names["Thu nhận định danh"], card.name
            elif "kích hoạt định danh" in card.name:
                assert card.hue == names["Kích hoạt định danh"], card.name
            else:
                assert card.hue not in wanted, card.name


def test_colours_of_what_is_counted_are_chosen_in_one_place():
    chosen = re.compile(
        rf"HUES\[|[\"'](?:{'|'.join(sorted(EVERY_HUE - {'population', 'eid'}))})[\"']"
    )
    plain = {"population.pyramid", "population.fourteen"}  # present and away, of everybody
    for path in (ROOT / "analytics").rglob("*.py"):
        name = (
            ".".join(path.relative_to(ROOT / "analytics" / "form").with_suffix("").parts)
            if (path.is_relative_to(ROOT / "analytics" / "form"))
            else path.stem
        )
        if name in plain | {"theme"} or "plan" in path.parts:
            continue
        assert not chosen.search(path.read_text()), path
    assert all(hue_of(one) == hue for one, hue in PLANNED_HUES.items())
    css = (ROOT / "analytics" / "paper" / "stage" / "stage.css").read_text()
    assert {*HUES.values(), *OWN.values()} <= set(re.findall(r"\.number\.(\w+) \{ color", css))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_are_read_in_every_hue_and_on_every_part(mode):
    tokens = TOKENS[mode]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(tokens[one]), luminance(tokens[other])))
        return (high + 0.05) / (low + 0.05)

    for hue in (*HUES.values(), *OWN.values()):
        assert min(contrast(hue, "card"), contrast(hue, "page")) >= 4.5, hue
    for look in EVERY_HUE:
        assert contrast(look, "ink" if look.endswith("_soft") else "card") >= 4.5, look


def test_a_numbered_decision_wears_no_verdict_without_a_word():
    one = Decision("late", "Đi Thôn 9", "", ("x", "y"))
    assert 'class="chip none">1<' in decisions([one, one])
    assert "chip" not in decisions([one]), "one alone has no place among others"


# --- the groups of a trait are everybody --------------------------------------------------------


@pytest.mark.parametrize("where", [Filters(), Filters(("v9",)), Filters((), ("female",))])
def test_the_groups_of_a_trait_add_up_to_everybody(seen, where):
    """Nine occupations stood for all, and 757 people of the others in none."""
    view = seen(where=where)
    [everybody] = view.ask(POPULATION_REGISTERED).figures
    told = panels(POPULATION, view)
    rows = [row for key in ("work", "family") for row in told[key].table.rows]
    sums = {trait: sum(row[2] for row in rows if row[1] == trait) for trait in {r[1] for r in rows}}
    assert sums == dict.fromkeys((one.said for one in PROFILES.values()), everybody.having)
    assert any(row[0].startswith("Gộp: ") for row in rows)


def test_shares_that_do_not_add_up_say_so(seen):
    thirds = [100 / 3] * 3
    assert number.rounding("vi", thirds) == " · cộng 99,9% do làm tròn"
    assert number.rounding("en", [16.66] * 3 + [16.68] * 3) == " · adds up to 100.2% by rounding"
    assert number.rounding("vi", [50.0, 50.0]) == ""
    for key in ("work", "family"):
        panel = panels(POPULATION, seen())[key]
        shares: dict[str, float] = {}
        for _, trait, _, share in panel.table.rows:
            shares[trait] = round(shares.get(trait, 0) + round(share, 1), 1)
        off = set(shares.values()) - {100.0}
        assert ("do làm tròn" in panel.about) == bool(off), key


# --- every line has a name ----------------------------------------------------------------------


def test_every_line_of_a_trend_is_named_at_its_end(seen):
    last = panels(ID_CARDS, seen())["card_coverage_present-trend"].data[-1]
    assert last["target_name"] == "chỉ tiêu 100%"
    assert last["second_name"].endswith("thường trú từ đủ 14 tuổi") and "%" in last["second_name"]


@pytest.mark.parametrize("month", ["2021-01", "2021-09", "2022-06", "2023-06", "2024-12"])
def test_the_names_of_a_trend_stand_clear_of_every_line_and_of_each_other(seen, month):
    panel = panels(ID_CARDS, seen(month=parse_month(month)))["card_coverage_present-trend"]
    last, scale = panel.data[-1], (panel.height - 46) / 105  # px of a point
    lines = {"label": last["value"], "second_name": last["second"], "target_name": last["target"]}
    drawn = {name: value for name, value in lines.items() if value is not None}
    at = {name: value * scale - last[f"{name}_dy"] for name, value in drawn.items()}
    for name, place in at.items():
        assert all(abs(place - value * scale) >= 8 for value in drawn.values()), (name, last)
        assert place >= 7, "on the axis of the months"
    beside = {"label", "target_name"} if last.get("target_name_dx") else set()
    for one, other in combinations(at, 2):
        assert abs(at[one] - at[other]) >= 13 or {one, other} == beside, last


def test_the_dashed_line_of_small_panels_is_named(seen):
    small = panels(EID, seen())["eid_activated-multiples"].data
    assert [one["aim_name"] for one in small if "aim_name" in one] == ["chỉ tiêu 85%"]


def test_a_phone_reads_both_ends_of_the_axis_of_the_bridge(seen):
    panel = panels(ID_CARDS, seen())["card_coverage_present-why"]
    drawn = spec(panel, "light", "vi")
    [axis] = [one for one in axes(drawn) if one.get("labelExpr")][:1]
    assert "datum.index < 1" in axis["labelExpr"]
    for row in panel.data:
        assert row["short"] and row["short"] in row["label"]


def axes(one: object) -> list[dict]:
    if isinstance(one, dict):
        own = [one["axis"]] if isinstance(one.get("axis"), dict) else []
        return own + [two for value in one.values() for two in axes(value)]
    return [two for value in one for two in axes(value)] if isinstance(one, list) else []


def test_no_mark_writes_a_value_that_a_row_does_not_have(seen):
    """Vega writes "null" for a row without the word: text comes by an expression that says ''."""
    for key in ("card_coverage_present-trend",):
        panel = panels(ID_CARDS, seen())[key]
        drawn = spec(panel, "light", "vi")
        for layer in drawn["layer"]:
            if layer["mark"]["type"] == "text":
                assert "|| ''" in layer["mark"]["text"]["expr"], key


def test_a_sentence_at_the_head_of_a_row_wraps_and_a_name_does_not():
    told = Table((Column("a"), Column("b")), (("Thôn 9", "1"), ("Tháng đạt báo khi " * 4, "2")))
    heads = re.findall(r'<th scope="row" class="([^"]+)"', table(told, "vi", ""))
    assert heads == ["text", "text long"]


@pytest.mark.parametrize(("number", "long"), [("+236 người", False), ("34% → trên 95%", True)])
def test_a_long_number_of_a_card_is_set_to_fit_one_line(number, long):
    assert ('"number long"' in cards([Card("a", number, "", "eid")])) == long
