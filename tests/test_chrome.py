"""Words around the figures: Streamlit's own, and the house's in the other language.

What Streamlit's widgets can say is read in the very program that is installed: a release that says
something new, or says it otherwise, is met here and not by a reader.
"""

import re
from functools import cache
from pathlib import Path

import pytest
import streamlit

from analytics.screen.house.routes import SCRIPT
from analytics.screen.house.words import CHROME, PATTERNS
from analytics.words.settings import CATALOGUES
from tests.browser import chromium
from tests.foreign import english, vietnamese
from tests.wording import bare
from tools.words import read

HTML = "text/html; charset=utf-8"
NAMED = """(words) => { const one = document.querySelector("nav");
  return one.getAttribute("aria-label") === words[0] && one.textContent === words[1]; }"""
MARK = """(language) => { document.querySelector("[data-house]")?.remove();
  const made = document.createElement("span");
  Object.assign(made.dataset, { house: "1", language, query: "", page: "/" });
  document.body.append(made); }"""
PLACES = ()

CHUNKS = Path(streamlit.__file__).parent / "static" / "static" / "js"
# The parts of Streamlit's program that draw what the pages use.
WIDGETS = (
    *("Checkbox", "DownloadButton", "FileUploader", "InputInstructions", "Multiselect"),
    *("NumberInput", "Selectbox", "Slider", "TextInput", "UploadFileInfo"),
    *("LinkButton", "Button", "Progress"),
)
WRITTEN = re.compile(
    r"""(?:label|children|title|placeholder|alt|"aria-label"|message):(?:[^`,{}()]{0,30}\?)?"""
    r"`([^`]+)`|(?:\?\?|:|[\w$]\()`([A-Z][^`]* [^`]+)`"
)
LOST = re.compile(r"\bg\(\{message:`([^`]+)`")  # the box of a lost connection
UNUSED = {  # of what no page offers
    *("Drag and drop directories here", "Upload directories"),  # a whole folder
    "Add: 7",  # an option of one's own
    *("Hide password", "Show password", "Selectbox"),
    *("Press 7", "Press 7+Enter to 7"),  # a field of several lines
    "You can only select up to 7 7. Remove an option first.",
    "Element missing.",  # an error of the program, as those that follow
    *("Deferred download not properly configured", "Unknown slider state", "Invalid data type"),
    "Error in sprintf(7, 7): 7",
}
HOLES = {
    "Press Enter to 7": "Press Enter to apply",
    "Error: 7": (
        "Error: Number is above the allowed range. Please enter a value less than or equal to 7."
    ),
}


@cache
def program(part: str) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(CHUNKS.glob(f"{part}*.js")))


def filled(words: str) -> str:
    return re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}?", "7", words).strip()


def said(part: str, written: re.Pattern[str]) -> set[str]:
    found = {filled(next(filter(None, one.groups()))) for one in written.finditer(program(part))}
    return {one for one in found if english(one) and not re.fullmatch(r"[a-z][\w-]*", one)}


def turned(words: str) -> str:
    """As the script of the house does it."""
    if words in CHROME:
        return CHROME[words]
    for pattern, ours in PATTERNS:
        if re.search(pattern.replace(r"\/", "/"), words):
            return re.sub(r"\$\d", "7", ours)
    return words


@pytest.mark.parametrize("part", WIDGETS)
def test_whatever_a_widget_says_is_said_in_vietnamese(part):
    assert program(part), "the installed program has such a part"
    found = {HOLES.get(one, one) for one in said(part, WRITTEN)} - UNUSED
    assert {one for one in found if turned(one) == one} == set()
    assert [words for one in found if (words := english(turned(one)))] == []


@pytest.mark.parametrize(
    ("part", "written", "met"),
    [
        ("utils", "Upload failed", "Upload failed"),
        ("utils", "Click to retry upload", "Click to retry upload"),
        ("utils", "Cancel upload of ${e.name}", "Cancel upload of report.pdf"),
        ("utils", "Remove ${e.name}", "Remove report.pdf"),
        ("utils", " or smaller.", "File must be 10.0MB or smaller."),
        ("utils", "Too many files", "Too many files"),
        ("index", "Connection failed with status ${r}", "Connection failed with status 502."),
        ("index", "this could be due to the app's [CORS]", "settings."),
    ],
)  # fmt: skip
def test_a_file_and_a_connection_that_fail_do_so_in_vietnamese(part, written, met):
    assert written in program(part), "the installed program says so"
    assert turned(met) != met and not english(turned(met).replace("report.pdf", ""))


def test_the_box_of_a_lost_connection_is_vietnamese():
    """Its commonest sentence was English: "Streamlit server is not responding"."""
    found = {words.split("\n")[0] for words in said("index", LOST)} - {
        "Connection failed with status 77"
    }
    assert len(found) >= 4
    assert {one for one in found if english(turned(one))} == set()


def pairs():
    """The Vietnamese words of every message and each of its English forms; facts are blanks."""
    for one in (one for one in read(CATALOGUES / "en.po") if one.id):
        words, forms = (one.id[0], one.string) if one.pluralizable else (one.id, (one.string,))
        yield from ((bare(words), bare(form)) for form in forms)


def test_no_text_of_the_house_holds_words_of_the_other_language():
    """Titles, buttons, refusals, papers: also what no page shows today."""
    found = list(pairs())
    assert len(found) > 1000
    assert [words for vi, _ in found if (words := english(vi))] == []
    assert [words for _, en in found if (words := vietnamese(en, PLACES))] == []


def test_a_change_of_language_turns_the_words_of_streamlit_there_and_back():
    """They were turned once, when they came: an English page kept Vietnamese ones."""
    drawn = f"<script>{SCRIPT.text}</script><nav aria-label='App pages'>Open</nav>"
    with chromium() as browser:
        page = browser.new_page()
        page.route("**/*", lambda one: one.fulfill(body=drawn, content_type=HTML))
        page.goto("http://house.test/?ngon-ngu=en")
        page.wait_for_function(NAMED, arg=["App pages", "Open"])
        for language, words in (("vi", ["Các trang", "Mở"]), ("en", ["App pages", "Open"])) * 2:
            page.evaluate(MARK, language)
            page.wait_for_function(NAMED, arg=words)
