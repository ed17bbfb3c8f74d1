"""The unit is data of the edition: another commune's store names that commune and nothing else."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import docx
import pytest

from analytics.document import View
from analytics.fold.unit import UnitUntold
from analytics.form.chapters import ABOUT_DATA, CHAPTERS, POPULATION, SETTINGS
from analytics.form.report.files import Order
from analytics.form.report.issuer import issuer_on
from analytics.form.words import member_name
from analytics.meaning.ask import provenance_of
from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import changed
from analytics.meaning.tasks import plan_on
from analytics.meaning.unit import age_structure, unit_of, unit_on
from analytics.paper.handout import handout_docx
from analytics.paper.ics import ics_file, sittings_ics
from analytics.paper.outputs import OUTPUTS
from analytics.paper.plan import sitting_papers
from analytics.paper.report.file import report_docx
from analytics.paper.what_if import target_sheet
from analytics.paper.workbook import workbook
from analytics.screen.login import chooser, titled
from analytics.store.opened import Statistics
from tests import other_commune
from tests.browser import ROOT
from tests.stores import copied

LAST, BEFORE = date(2024, 12, 31), date(2024, 5, 31)
OLD = ("son ninh", "huong son", "ha tinh", "12/kh-cax", "chin thon", "nine villages", "18175")
SIGNED = date(2026, 11, 29)


def folded(words: str) -> str:
    """Without accents, capitals and the marks between words of an address or a file name."""
    bare = normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(one for one in bare if not "\u0300" <= one <= "\u036f")
    return re.sub(r"[\s_-]+(?!cax)", " ", letters).lower()


def unpacked(content: bytes) -> Iterator[str]:
    """Every text in an office file, in the workbooks behind its charts too."""
    if not content.startswith(b"PK"):
        yield content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            yield name
            yield from unpacked(file.read(name))


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Reader:
    return other_commune.published(tmp_path_factory.mktemp("other"))


@pytest.fixture
def reader(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


def everything(reader: Reader, language: str) -> Iterator[tuple[str, str]]:
    """What the house says of this edition: pages, their workbooks, papers, files, door."""
    view = View(replace(reader, language=language), LAST)
    for chapter in CHAPTERS:
        page = chapter.build(view)
        yield chapter.url, repr(page)
        yield from (
            (chapter.url, one) for one in unpacked(workbook(page, view, provenance_of(view.reader)))
        )
    for kind in OUTPUTS:
        if kind.key not in ("pdf", "handout"):  # the same words as in the .docx
            made = kind.file(view, Order(SIGNED))
            yield kind.key, made.name
            yield from ((kind.key, one) for one in unpacked(made.content))
    for printed in (handout_docx, sitting_papers, target_sheet, ics_file, sittings_ics):
        yield from ((printed.__name__, one) for one in unpacked(printed(view)))
    door = chooser(titled(unit_of(reader).commune), other_commune.HAMLETS, "/", language, "/")
    yield "door", door


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_of_another_commune_names_the_demonstrations(other, language):
    found = {
        (place, one) for place, words in everything(other, language)
        for one in OLD if one in folded(words)
    }  # fmt: skip
    assert not found


def test_code_names_no_commune_plan_or_number_of_villages():
    files = [*ROOT.glob("analytics/**/*.*"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    for path in files:
        if path.suffix in (".py", ".sql", ".js", ".css"):
            words = folded(path.read_text(encoding="utf-8"))
            assert not [one for one in OLD if one in words], path


def test_the_report_is_the_other_communes(other):
    file = docx.Document(io.BytesIO(report_docx(other, LAST, dated=date(2025, 1, 5))))
    head = [one.text for one in file.tables[0].rows[0].cells[0].paragraphs]
    assert head[:2] == ["CÔNG AN TỈNH MẪU", "CÔNG AN XÃ MẪU MỚI"]
    foot = file.tables[1].rows[0].cells
    assert "- UBND xã Mẫu Mới;" in foot[0].text and foot[1].text == "TRƯỞNG CÔNG AN XÃ"
    words = " ".join(one.text for one in file.paragraphs)
    assert "Kế hoạch số 7/KH-CAX ngày 15/02/2022" in words and "Kế hoạch có 1 nhiệm vụ" in words
    assert "Kế hoạch không giao nhiệm vụ ở mục này." in words and "0 nhiệm vụ" not in words


# --- a reorganisation -----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_signed_after_a_reorganisation_a_report_names_both_units(other, language):
    told = report_docx(other, BEFORE, dated=date(2024, 8, 1), language=language)
    file = docx.Document(io.BytesIO(told))
    held, now = {
        "vi": ("Công an xã Đồng Mẫu", "Công an xã Mẫu Mới"),
        "en": ("Đồng Mẫu Commune Police", "Mẫu Mới Commune Police"),
    }[language]
    head = file.tables[0].rows[0].cells[0].text
    assert held.upper() in head and now in head
    assert {"vi": "CÔNG AN TỈNH MẪU", "en": "MẪU PROVINCIAL POLICE"}[language] in head
    opening = next(one.text for one in file.paragraphs if held in one.text)
    assert now in opening and "01/07/2024" in opening
    assert file.core_properties.author == held


def test_signed_before_it_a_report_names_one(other):
    told = docx.Document(io.BytesIO(report_docx(other, BEFORE, dated=date(2024, 6, 15))))
    words = "\n".join([told.tables[0].rows[0].cells[0].text, *(p.text for p in told.paragraphs)])
    assert "CÔNG AN XÃ ĐỒNG MẪU" in words and "Mẫu Mới" not in words


def test_figures_of_the_old_commune_never_bear_the_new_one_alone(reader):
    """December 2024 is of xã Sơn Ninh, whoever signs in 2026: xã Hương Sơn has six times as many
    residents."""
    issuer = issuer_on(reader, SIGNED, LAST)
    names = (issuer.unit.in_("vi"), issuer.now.in_("vi"))
    assert names == ("Công an xã Sơn Ninh", "Công an xã Hương Sơn")
    assert issuer.above.in_("vi") == "Công an tỉnh Hà Tĩnh" and issuer.place == "Hương Sơn"
    assert unit_of(reader).commune.in_("vi") == "xã Sơn Ninh"


def test_an_issuer_that_equals_the_editions_is_a_choice(commune, tmp_path):
    """A chief who enters the very name the edition has keeps it, whatever is signed later."""
    copied(commune(7).store, tmp_path / "store")
    own = Reader("chief", store=tmp_path / "store")
    for key, value in (("recipient", "Công an tỉnh"), ("place", "Sơn Ninh")):
        assert changed(own, key, value, at="2026-11-12T08:30", who="chief").new == value
    issuer = issuer_on(own, SIGNED, LAST)
    assert (issuer.recipients[0].in_("vi"), issuer.place) == ("Công an tỉnh", "Sơn Ninh")
    panel = rows_of_settings(own)
    assert panel["Địa danh"][:2] == ("Sơn Ninh", "xã chọn")
    assert panel["Cơ quan báo cáo"][:2] == (
        "Công an xã Sơn Ninh; từ 01/07/2025: Công an xã Hương Sơn",
        "bản số liệu",
    )


def rows_of_settings(reader: Reader) -> dict[str, tuple[str, ...]]:
    panels = [one for row in SETTINGS.build(View(reader, LAST)).rows for one in row]
    [now] = [one for one in panels if one.key == "setup-now"]
    return {row[0]: row[1:] for row in now.table.rows}


# --- what an edition must say ---------------------------------------------------------------


def test_a_village_file_says_whose_it_is(other):
    police = Reader("village", "m2", store=other.store)
    assert unit_of(police).name.in_("vi") == "Công an xã Mẫu Mới"
    assert unit_on(police, BEFORE).name.in_("vi") == "Công an xã Đồng Mẫu"
    assert plan_on(police, LAST).number == "7/KH-CAX" and age_structure(police) is None


@pytest.mark.parametrize("table", sorted(other_commune.unit_tables()))
def test_nothing_stands_in_for_what_a_publisher_leaves_out(tmp_path, table):
    told = other_commune.unit_tables()
    del told[table]
    with pytest.raises(UnitUntold) as refused:
        other_commune.published(tmp_path, unit=told)
    assert table in refused.value.says.in_("vi") and not list(tmp_path.glob("*.duckdb*"))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("unit", lambda told: told.iloc[:1]),  # nobody on the data date
        ("unit", lambda told: told.assign(valid_from="2020-01-01", valid_to=None)),  # two of them
        ("unit", lambda told: told.drop(columns="signer_vi")),
        ("unit", lambda told: told.assign(valid_from="hôm qua")),
        ("unit", lambda told: told.assign(recipients_en="one; two; three")),
        ("unit", lambda told: told.assign(place=None)),
        ("beginning", lambda told: told.iloc[:0]),
        ("plan_task", lambda told: told.assign(plan="9/KH-CAX")),
        ("plan_task", lambda told: told.assign(kind="some day")),
        ("target", lambda told: told.assign(due=None)),
    ],
)
def test_an_edition_of_nobody_or_of_two_is_not_published(tmp_path, table, change):
    told = other_commune.unit_tables()
    told[table] = change(told[table])
    with pytest.raises(UnitUntold):
        other_commune.published(tmp_path, unit=told)
    assert not (tmp_path / "manifest.json").exists()


def test_without_plan_and_targets_the_report_says_so(tmp_path):
    told = other_commune.unit_tables()
    told |= {name: told[name].iloc[:0] for name in ("plan", "plan_task", "target")}
    reader = other_commune.published(tmp_path, unit=told)
    file = docx.Document(io.BytesIO(report_docx(reader, LAST, dated=SIGNED)))
    words = " ".join(one.text for one in file.paragraphs)
    assert "Bản số liệu không kèm kế hoạch nào." in words and "KH-CAX" not in words
    assert Statistics(tmp_path, "chief", "").rows("select count(*) from target") == [(0,)]


def test_a_page_shows_no_table_of_nothing(other):
    """Without a population to compare with, or tables it was drawn from, there is no such panel."""
    about = ABOUT_DATA.build(View(other, LAST))
    keys = [one.key for row in about.rows for one in row]
    assert [one for one in keys if "proof" not in one] == [
        "origin",
        "limits",
    ] and "0/0" not in about.finding
    [pyramid] = [
        one
        for row in POPULATION.build(View(other, LAST)).rows
        for one in row
        if one.key == "pyramid"
    ]
    assert "outline" not in dict(pyramid.legend)


def test_nobody_is_too_young_for_an_ethnicity():
    """A register that leaves it out is not a register of children."""
    assert member_name("ethnicity", "", "vi") == member_name("religion", "", "vi") == "Chưa ghi"
    assert member_name("marital", "", "vi") == "Chưa đến tuổi"
