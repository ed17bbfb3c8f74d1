"""Slides and handout: the scenes themselves, in their order, native, readable, and checked."""

import io
import math
import re
import subprocess
import time
import zipfile
from dataclasses import replace
from functools import cache, partial
from xml.etree.ElementTree import fromstring

import pytest
from pptx import Presentation
from pptx.util import Pt

from analytics.document import View, number
from analytics.form.stage.story import scenes, village_cards
from analytics.form.theme import TOKENS
from analytics.meaning.ask import provenance_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, EID_SUBMITTED
from analytics.meaning.question import Reader
from analytics.paper.handout import charts, check_handout, handout_docx, handout_pdf
from analytics.paper.office import pdf
from analytics.paper.office.check import ReportRefused, passed
from analytics.paper.office.document import EPOCH
from analytics.paper.office.typeset import lines_of, width_of
from analytics.paper.slides.body import drawings
from analytics.paper.slides.check import check_slides, numbers_of
from analytics.paper.slides.deck import deck_of
from analytics.paper.slides.read import external, read
from analytics.paper.slides.slides import slides
from analytics.words.month import parse_month
from tests.test_pages import ENGLISH, VIETNAMESE

MONTHS = ("2021-01", "2022-06", "2023-07", "2024-03", "2024-12")
CODE = "SN-2024-12-7F3A"
CAPITAL = 0.716  # of the size of Arial, from its own tables


@pytest.fixture(scope="module")
def look(commune):
    def at(month="2024-12", language="vi", role="chief", area="commune"):
        return View(Reader(role, area, language, commune(7).store), parse_month(month))

    return at


@pytest.fixture(scope="module")
def shown(look):
    """The slides of a month, made once for all that is asked of them."""
    return cache(lambda month="2024-12", language="vi": slides(look(month, language)))


@pytest.fixture(scope="module")
def handed(look):
    """The handout of a month with its code, made once."""
    made = partial(handout_docx, code=CODE)
    return cache(lambda month="2024-12", language="vi": made(look(month, language)))


def opened(paper):
    return Presentation(io.BytesIO(paper))


def altered(paper, part, old, new):
    """The same file with one figure changed by hand."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as file, zipfile.ZipFile(raw, "w") as made:
        names = [one for one in file.namelist() if re.fullmatch(part, one)]
        hit = next(one for one in sorted(names) if old.encode() in file.read(one))
        for name in file.namelist():
            data = file.read(name)
            made.writestr(
                name, data.replace(old.encode(), new.encode(), 1) if name == hit else data
            )
    return raw.getvalue()


@pytest.mark.parametrize("month", MONTHS)
def test_slides_are_the_scenes_in_their_order_then_a_card_a_village(look, shown, month):
    view = look(month)
    told = [*scenes(view), *village_cards(view)]
    titles = [
        one.shapes.title.text_frame.text.replace("\xa0", " ") for one in opened(shown(month)).slides
    ]
    assert titles == [one.finding for one in told]
    assert len(titles) == len(scenes(view)) + 9


def test_shares_on_the_first_slide_are_the_ones_counted(look, shown):
    view = look()
    words = read(shown())[0].words
    for key in (EID_ACTIVATED, CARD_COVERAGE_PRESENT, EID_SUBMITTED):
        one = view.ask(key).of(key)[-1]
        assert number.percent(100 * one.having / one.among, "vi", target=85.0) in words


def test_the_chart_of_villages_holds_their_shares_and_the_target(look, shown):
    view = look()
    at = next(place for place, one in enumerate(scenes(view)) if one.key == "lags")
    [chart] = [shape.chart for shape in opened(shown()).slides[at].shapes if shape.has_chart]
    figures = view.ask(EID_ACTIVATED, by=("area",)).of(EID_ACTIVATED)
    shares = sorted(100 * one.having / one.among for one in figures if one.area != "commune")
    bars, target = chart.plots[0].series
    assert sorted(bars.values) == pytest.approx(shares, abs=1e-4)
    assert set(target.values) == {85.0}
    book = read(shown())[at].charts[0].sheet.values
    cells = sorted(one for (_, row, column), one in book.items() if row and column == 1)
    assert cells == pytest.approx(shares, abs=1e-4)


@pytest.mark.parametrize("month", MONTHS)
def test_every_number_of_a_chart_is_one_of_its_scene(look, month):
    view = look(month)
    seen = 0
    for scene in (*scenes(view), *village_cards(view)):
        for drawing in drawings(scene, view):
            values = {one for series in drawing.series for one in series.values if one is not None}
            assert values <= numbers_of(scene), scene.key
            seen += len(values)
    assert seen > 9


def test_a_bridge_stands_bar_on_bar_from_one_share_to_the_other(look):
    view = look()
    [why] = [one for one in scenes(view) if one.key == "why"]
    [drawing] = drawings(why, view)
    base, gain, loss = (one.values for one in drawing.series)
    now = base[0]
    for foot, up, down in list(zip(base, gain, loss, strict=True))[1:-1]:
        assert foot == pytest.approx(now if up is not None else now - down)
        now += (up or 0) - (down or 0)
    assert now == pytest.approx(base[-1])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("month", MONTHS)
def test_nothing_leaves_the_slide_and_everything_reads_at_six_metres(shown, month, language):
    deck = opened(shown(month, language))
    least = math.ceil(28 / 2000 * 960 / CAPITAL)  # 28 mm of a capital on a picture 2 m across
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    for slide in deck.slides:
        sizes = []
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0 and shape.height > 0 and shape.width > 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height, (slide.slide_id, shape.name)
            sizes += [(run.font.size.pt, run.text) for run in runs(shape)]
        small = {size for size, _ in sizes if size < max(20, least)}
        assert small == {15}  # the foot alone, above 28 px of 1920
        assert sum(size == 15 for size, _ in sizes) == 3


def runs(shape):
    frames = [shape.text_frame] if shape.has_text_frame else []
    if shape.has_table:
        frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
    return [run for frame in frames for line in frame.paragraphs for run in line.runs]


@pytest.mark.parametrize("month", MONTHS)
def test_words_fit_their_boxes_and_boxes_do_not_meet(shown, month):
    for slide in opened(shown(month)).slides:
        boxes = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                tall = sum(
                    run.font.size.pt * lines_of(run.text, run.font.size.pt, shape.width.pt,
                                                bold=bool(run.font.bold))
                    for run in runs(shape)
                )  # fmt: skip
                assert tall <= shape.height.pt + 1, runs(shape)[0].text
            boxes.append(
                (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            )
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 0 or down <= Pt(1), (one, other)


def test_letters_of_charts_are_as_large_and_marks_never_take_a_status_colour(shown):
    status = {TOKENS["light"][one].lstrip("#") for one in ("reached", "near", "late")}
    with zipfile.ZipFile(io.BytesIO(shown())) as file:
        found = [file.read(one).decode() for one in file.namelist() if "charts/chart" in one]
    assert found
    for chart in found:
        fromstring(chart)
        assert {int(one) for one in re.findall(r'sz="(\d+)"', chart)} == {2000}
        assert not status & set(re.findall(r'srgbClr val="(\w+)"', chart))
        assert set(re.findall(r'typeface="([^"]*)"', chart)) == {"Arial"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slide_says_its_date_edition_and_that_it_is_synthetic(look, shown, language):
    view = look("2024-03", language)
    told = provenance_of(view.reader)
    for slide in read(shown("2024-03", language)):
        foot = " ".join(slide.words[-3:])
        assert "31/03/2024" in foot and told.short_hash in foot and f" {told.sequence} " in foot
        assert {"vi": "DỮ LIỆU GIẢ LẬP", "en": "SYNTHETIC DATA"}[language] in foot
        aggregated = {"vi": "SỐ LIỆU TỔNG HỢP — không có", "en": "AGGREGATED FIGURES — no personal"}
        assert aggregated[language] in foot


@pytest.mark.parametrize(("language", "foreign"), [("vi", ENGLISH), ("en", VIETNAMESE)])
@pytest.mark.parametrize("month", ["2021-01", "2024-12"])
def test_slides_and_handout_speak_one_language(shown, month, language, foreign):
    for slide in read(shown(month, language)):
        names = [n for one in slide.charts for s in one.series for n in (s.name, *s.categories)]
        for words in (*slide.words, *slide.notes, *names):
            assert not foreign.search(words), words


def test_notes_hold_what_is_said_and_every_place_of_the_slider(look, shown):
    view = look()
    told, found = scenes(view), read(shown())
    for scene, slide in zip(told, found, strict=False):
        assert slide.notes[: len(scene.notes)] == scene.notes
    at = next(place for place, one in enumerate(told) if one.tries)
    assert len(found[at].notes) == len(told[at].notes) + 12


def test_the_same_edition_gives_the_same_bytes_without_author_or_outside_link(look, shown):
    paper = shown()
    assert paper == slides(look())
    assert external(paper) == ()
    core = opened(paper).core_properties
    assert (core.author, core.comments, core.language) == ("Công an xã Sơn Ninh", "", "vi-VN")
    assert (
        core.created == core.modified and core.created.date() == provenance_of(look().reader).as_of
    )
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        assert {one.date_time for one in file.infolist()} == {EPOCH}
        assert not [one for one in file.namelist() if "printer" in one or "thumbnail" in one]
        assert all(b"\xd8\xff" not in file.read(one)[:2] for one in file.namelist())


def lags(deck):
    return next(one for one in deck.shown if one.key == "lags").chart.data[0]


def raised(words):
    """The last digit one more: the smallest thing a hand can alter."""
    at = max(place for place, letter in enumerate(words) if letter.isdigit())
    return f"{words[:at]}{(int(words[at]) + 1) % 10}{words[at + 1 :]}"


FIGURES = {
    "a share": (r"ppt/slides/slide1\.xml", lambda deck: deck.shown[0].cards[0].number),
    "people to go": (r"ppt/slides/slide1\.xml", lambda deck: deck.shown[0].cards[0].detail),
    "a table": (r"ppt/slides/slide\d+\.xml", lambda deck: deck.shown[-1].table.rows[0][1]),
    "a request": (
        r"ppt/slides/slide\d+\.xml",
        lambda deck: next(one for one in deck.shown if one.key == "ask").requests[0].name,
    ),
    "the date": (r"ppt/slides/slide9\.xml", lambda deck: number.day(deck.view.month)),
    "a point": (r"ppt/charts/chart\d+\.xml", lambda deck: f"<c:v>{lags(deck)['value']:.4f}"),
    "a target": (r"ppt/charts/chart\d+\.xml", lambda deck: f"<c:v>{lags(deck)['target']}"),
    "a label": (r"ppt/charts/chart\d+\.xml", lambda deck: f"<a:t>{lags(deck)['level']}"),
    "a name": (r"ppt/charts/chart\d+\.xml", lambda deck: lags(deck)["stands"]),
    "a note": (r"ppt/notesSlides/notesSlide\d+\.xml", lambda deck: deck.shown[0].notes[0]),
}


@pytest.mark.parametrize("what", FIGURES)
def test_one_altered_figure_refuses_the_slides_and_names_the_place(look, shown, what):
    deck, paper = deck_of(look()), shown()
    part, figure = FIGURES[what]
    old = figure(deck)
    changed = altered(paper, part, old, raised(old))
    assert all(one.ok for one in check_slides(paper, deck))
    failed = [one for one in check_slides(changed, deck) if not one.ok]
    assert failed and failed[0].what.startswith("Trang ")
    with pytest.raises(ReportRefused) as refused:
        passed(check_slides(changed, deck))
    assert failed[0].what in refused.value.says.in_("vi")


def everything(paper):
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        yield from (file.read(one).decode() for one in file.namelist() if one.endswith(".xml"))


def test_an_altered_sheet_behind_a_chart_is_found(look, shown):
    """Office programs draw from it as soon as somebody opens it."""
    deck, paper = deck_of(look()), shown()
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        name = sorted(one for one in file.namelist() if one.endswith(".xlsx"))[0]
        held = file.read(name)
    book = altered(held, r"xl/worksheets/sheet1\.xml", "<v>85</v>", "<v>75</v>")
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as file, zipfile.ZipFile(raw, "w") as made:
        for one in file.namelist():
            made.writestr(one, book if one == name else file.read(one))
    failed = [one for one in check_slides(raw.getvalue(), deck) if not one.ok]
    assert len(failed) == 1 and "bảng số" in failed[0].what and failed[0].shown == "75.0"


def test_a_slide_left_out_or_a_scene_of_another_month_is_refused(look, shown):
    paper, deck = shown(), deck_of(look())
    assert [one for one in check_slides(paper, replace(deck, cards=deck.cards[:-1])) if not one.ok]
    assert [one for one in check_slides(paper, deck_of(look("2024-11"))) if not one.ok]


def test_slides_take_less_than_three_seconds(look):
    began = time.process_time()
    slides(look("2024-10"))
    assert time.process_time() - began < 3


def test_words_are_measured_as_arial_has_them():
    assert width_of("iiii", 10) < width_of("mmmm", 10) / 3
    assert width_of("ế", 20) == width_of("e", 20)
    assert lines_of("một hai ba", 20, 1000) == 1 and lines_of("một hai ba", 20, 50) == 3


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("month", ["2021-01", "2024-12"])
def test_the_handout_holds_the_scenes_their_charts_and_the_code(look, handed, month, language):
    view, paper = look(month, language), handed(month, language)
    bare = handout_docx(view)
    assert paper == handout_docx(view, code=CODE) != bare
    told = "".join(everything(paper))
    assert all(
        number_of in told for one in scenes(view) for number_of in [b.number for b in one.cards]
    )
    assert CODE in told and CODE not in "".join(everything(bare))
    assert len(charts(paper)) == sum(one.chart is not None for one in scenes(view))
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        assert sum(one.endswith(".png") for one in file.namelist()) == 1


@pytest.mark.parametrize("what", ["a share", "a target", "a point"])
def test_one_altered_figure_refuses_the_handout(look, handed, what):
    paper, deck = handed(), deck_of(look())
    assert all(one.ok for one in check_handout(paper, deck, CODE))
    part, figure = FIGURES[what]
    old = figure(deck)
    part = part.replace("ppt/slides/slide1", "word/document").replace("ppt/", "word/")
    changed = altered(paper, part, old, raised(old))
    assert [one for one in check_handout(changed, deck, CODE) if not one.ok]


@pytest.fixture(scope="module")
def printed(look):
    return handout_pdf(look(), code=CODE)


def test_months_of_a_chart_are_turned_or_left_out_and_never_broken_into_letters(printed):
    """“12/2023” stood as seven lines of one letter under each of 49 points, half the chart high."""
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=printed, capture_output=True)
    alone = [one for one in told.stdout.decode().split("\n") if len(one.strip()) == 1]
    assert len(alone) < 10, alone


def test_without_libreoffice_the_handout_says_what_to_do(look, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    with pytest.raises(pdf.LibreOfficeMissing):
        handout_pdf(look())


def test_the_handout_is_two_scenes_a_page(look, printed):
    assert printed.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert pages == math.ceil(len(scenes(look())) / 2)
