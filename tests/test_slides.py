"""Slides and handout: the scenes themselves, in their order, native, readable, and checked."""

import io
import math
import re
import time
import zipfile
from dataclasses import replace
from functools import cache, partial

import pytest
from pptx import Presentation
from pptx.util import Pt

from analytics.document import View, number
from analytics.form.stage.handed import handed_out
from analytics.form.stage.story import scenes, village_cards
from analytics.form.theme import TOKENS
from analytics.meaning.ask import provenance_of
from analytics.meaning.question import Reader
from analytics.paper.handout import check_handout, handout_docx, handout_pdf
from analytics.paper.office import pdf
from analytics.paper.office.check import ReportRefused, passed
from analytics.paper.office.document import EPOCH
from analytics.paper.office.typeset import lines_of, width_of
from analytics.paper.slides.check import check_slides
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
        one.shapes.title.text_frame.text.replace("\xa0", " ").replace("\n", " ")
        for one in opened(shown(month)).slides
    ]
    assert titles == [one.finding for one in told]
    assert len(titles) == len(scenes(view)) + 9


@pytest.mark.parametrize("month", MONTHS)
def test_the_tiles_of_a_slide_hold_the_people_counted(look, shown, month):
    """Squares as large as their people, each inside the cell of its village."""
    view = look(month)
    [told] = scenes(view)[0].panels
    slide = opened(shown(month)).slides[0]
    cells = {one.text_frame.paragraphs[0].text: one for one in slide.shapes if one.has_text_frame}
    areas = set()
    for tile in told.drawn.tiles:
        cell = cells[tile.name]
        inside = [
            one
            for one in slide.shapes
            if one is not cell
            and one.has_text_frame
            and one.text_frame.text == number.whole(tile.people, "vi")
            and cell.left <= one.left <= cell.left + cell.width
            and cell.top <= one.top <= cell.top + cell.height
        ]
        assert len(inside) == 1, tile.name
        if inside[0].width == inside[0].height:  # else the square is too small for its number
            areas.add(inside[0].width.pt ** 2 / tile.people)
    assert max(areas) / min(areas) < 1.02


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
    lines = shape.text_frame.paragraphs if shape.has_text_frame else []
    return [run for line in lines for run in line.runs]


@pytest.mark.parametrize("month", MONTHS)
def test_words_fit_their_boxes_and_boxes_do_not_meet(shown, month):
    """A square stands in its cell and words on the bar; else nothing meets anything."""
    for slide in opened(shown(month)).slides:
        boxes = []
        for shape in slide.shapes:
            tall = sum(
                run.font.size.pt * lines_of(run.text, run.font.size.pt, shape.width.pt,
                                            bold=bool(run.font.bold))
                for run in runs(shape)
            )  # fmt: skip
            assert tall <= shape.height.pt * 1.15 + 6, runs(shape)[0].text
            edges = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            boxes.append(edges)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                inside = one[0] <= other[0] + Pt(1) and other[2] <= one[2] + Pt(1)
                assert across <= 0 or down <= Pt(2) or inside, (one, other)


def test_squares_never_take_a_status_colour(shown):
    status = {TOKENS["light"][one].lstrip("#") for one in ("reached", "near", "late")}
    with zipfile.ZipFile(io.BytesIO(shown())) as file:
        found = [file.read(one).decode() for one in file.namelist() if "slides/slide" in one]
        assert not [one for one in file.namelist() if "chart" in one]
    for slide in found:
        assert not status & set(re.findall(r'srgbClr val="(\w+)"', slide))
        assert set(re.findall(r'latin typeface="([^"]*)"', slide)) == {"Arial"}


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
        for words in (*slide.words, *slide.notes):
            assert not foreign.search(words), words


def test_notes_hold_what_is_said(look, shown):
    for scene, slide in zip(scenes(look()), read(shown()), strict=False):
        assert slide.notes == scene.notes


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


def raised(words):
    """The last digit one more: the smallest thing a hand can alter."""
    at = max(place for place, letter in enumerate(words) if letter.isdigit())
    return f"{words[:at]}{(int(words[at]) + 1) % 10}{words[at + 1 :]}"


SLIDE = r"ppt/slides/slide1\.xml"
FIGURES = {
    "the number": (SLIDE, lambda deck: deck.shown[0].cards[0].number),
    "a tile": (SLIDE, lambda deck: f">{deck.shown[0].panels[0].drawn.tiles[4].people}<"),
    "a request": (SLIDE, lambda deck: deck.shown[0].requests[0].name.partition(" người")[0]),
    "when": (SLIDE, lambda deck: deck.shown[0].requests[0].outlook),
    "the date": (r"ppt/slides/slide9\.xml", lambda deck: number.day(deck.view.month)),
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
def test_the_handout_holds_the_scenes_the_tables_and_the_code(look, handed, month, language):
    view, paper = look(month, language), handed(month, language)
    bare = handout_docx(view)
    assert paper == handout_docx(view, code=CODE) != bare
    told = "".join(everything(paper))
    assert all(
        number_of in told for one in scenes(view) for number_of in [b.number for b in one.cards]
    )
    assert CODE in told and CODE not in "".join(everything(bare))
    for panel in handed_out(view):
        assert panel.title in told.replace("\xa0", " ")
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        assert sum(one.endswith(".png") for one in file.namelist()) == 1


@pytest.mark.parametrize("what", ["the number", "a tile", "when"])
def test_one_altered_figure_refuses_the_handout(look, handed, what):
    paper, deck = handed(), deck_of(look())
    assert all(one.ok for one in check_handout(paper, deck, CODE))
    old = FIGURES[what][1](deck).replace(">", "> · ")
    part = r"word/document\.xml"
    changed = altered(paper, part, old, raised(old))
    assert [one for one in check_handout(changed, deck, CODE) if not one.ok]


@pytest.fixture(scope="module")
def printed(look):
    return handout_pdf(look(), code=CODE)


def test_without_libreoffice_the_handout_says_what_to_do(look, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    with pytest.raises(pdf.LibreOfficeMissing):
        handout_pdf(look())


def test_the_handout_is_three_scenes_a_page_with_the_tables_below(look, printed):
    assert printed.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert pages == math.ceil((len(scenes(look())) + 1) / 3)
