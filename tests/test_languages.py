"""Vietnamese in the code, every other language one catalogue: complete, in step, without code."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from analytics.document.number import NOUNS, counted
from analytics.words.settings import CATALOGUES
from analytics.words.text import HOME, LANGUAGES, Text, later, messages, worded
from tools.words import Unreadable, in_code, lacking, read, said_in, up_to_date, written

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = "leaves out: "  # a translator's remark: these facts are not told in this language


@pytest.fixture(scope="module")
def code() -> Catalog:
    return in_code()


@pytest.fixture
def english() -> Catalog:
    return read(CATALOGUES / "en.po")


def names(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if message.pluralizable else (message.string,)


def key(message: Message) -> tuple[str, str, bool]:
    words = message.id[0] if message.pluralizable else message.id
    return message.context or "", words, message.pluralizable


def faults(told: Catalog, code: Catalog) -> Iterator[str]:
    """What keeps a language from saying everything the code says, and nothing else."""
    here, there = ({key(one) for one in both if one.id} for both in (told, code))
    yield from (f"missing: {one}" for one in there - here)
    yield from (f"said no more: {one}" for one in here - there)
    yield from (f"said no more: {one}" for one in told.obsolete)
    for message in (one for one in told if one.id):
        words, said = key(message), forms(message)
        if message.fuzzy:
            yield f"guessed: {words}"
        if not all(said) or (message.pluralizable and len(said) != told.num_plurals):
            yield f"empty: {words}"
        remarks = [one for one in message.user_comments if one.startswith(LEFT_OUT)]
        left = {name for one in remarks for name in one.removeprefix(LEFT_OUT).split(", ")}
        for form in filter(None, said):
            if names(form) | left != names(words[1]):
                yield f"other facts: {words}"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_catalogue_says_all_that_the_code_says_and_no_more(language, code):
    assert list(faults(read(CATALOGUES / f"{language}.po"), code)) == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_catalogue_lies_as_make_words_writes_it(language, code, tmp_path):
    """So that a change of words is all that a change of the file shows."""
    path = CATALOGUES / f"{language}.po"
    written(up_to_date(path, code), tmp_path / path.name)
    assert (tmp_path / path.name).read_text("utf-8") == path.read_text("utf-8")


def one_of(catalogue: Catalog, *, plural: bool = False) -> Message:
    return next(
        one for one in catalogue if one.id and one.pluralizable == plural and names(key(one)[1])
    )


@pytest.mark.parametrize("fault", ["missing", "said no more", "guessed", "empty", "other facts"])
def test_each_fault_of_a_catalogue_is_found(fault, english, code):
    one = one_of(english)
    if fault == "missing":
        english.delete(one.id, one.context)
    if fault == "said no more":
        english.add("Câu không còn trong mã", "A sentence of yesterday")
    if fault == "guessed":
        one.flags.add("fuzzy")
    if fault == "empty":
        one.string = ""
    if fault == "other facts":
        one.string = f"{one.string} {{nobody}}"
    assert [said for said in faults(english, code) if said.startswith(fault)]


def test_a_form_of_a_number_that_is_missing_is_found(english, code):
    one_of(english, plural=True).string = ("one of them", "")
    assert any(one.startswith("empty") for one in faults(english, code))


@pytest.mark.parametrize("slip", ['view.say(f"còn {people}")', 'Text("còn" + people)'])
def test_words_that_no_tool_could_find_are_refused(slip, tmp_path):
    path = tmp_path / "page.py"
    path.write_text(slip, "utf-8")
    with path.open("rb") as file, pytest.raises(Unreadable):
        list(said_in(file, (), (), {}))


def test_words_are_said_in_the_readers_language_with_their_facts():
    words = Text("{word} từ {month}").filled(
        word=Text("kết thúc"), month=later(lambda one: {"vi": "07/2025"}.get(one, "Jul 2025"))
    )
    assert [words.in_(one) for one in ("vi", "en")] == ["kết thúc từ 07/2025", "ends in Jul 2025"]


def test_the_form_hangs_on_the_number():
    assert [counted(n, "person", "en") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert {noun.beside(n, HOME) for noun in NOUNS.values() for n in (1, 2)} == {
        noun.said for noun in NOUNS.values()
    }
    words = "{done} đã đạt {goal}"
    told = [worded(words, "en", {"done": n, "goal": "85%"}, n=n) for n in (1, 2)]
    assert told == ["1 has reached 85%", "2 have reached 85%"]


def test_the_same_words_with_two_meanings_are_told_apart():
    assert [Text("Chỉ tiêu", context=one).in_("en") for one in ("", "goal", "several")] == [
        *("Indicator", "Target", "Targets")
    ]


def test_words_without_a_translation_are_said_in_vietnamese():
    assert Text("Câu chưa ai dịch").in_("en") == "Câu chưa ai dịch"
    assert Text("").in_("en") == "" and messages("xx").gettext("Thôn") == "Thôn"


def branches(source: str) -> list[str]:
    """Where code asks which language it is, or keeps words by language."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        else:
            sides = list(node.keys) if isinstance(node, ast.Dict) else []
        told = {one.value for one in sides if isinstance(one, ast.Constant)}
        if told & {"vi", "en"} or any(
            isinstance(one, ast.Name) and one.id == "HOME" for one in sides
        ):
            found.append(ast.unparse(node))
    return found


def test_no_page_asks_which_language_it_is():
    """A language is data: only `words` knows which one the code is written in."""
    files = [*ROOT.glob("analytics/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    for path in files:
        if path.parent.name != "words":
            assert branches(path.read_text("utf-8")) == [], path
    assert branches('x = "a" if language == "vi" else "b"') and branches('{"vi": ",", "en": "."}')


FRENCH = r"""
msgid ""
msgstr ""
"Language: fr\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"Content-Type: text/plain; charset=utf-8\n"

msgctxt "name of this language"
msgid "Tiếng Việt"
msgstr "Français"

msgctxt "number"
msgid "1.234,5"
msgstr "1 234,5"

msgctxt "number"
msgid "{month:%m/%Y}"
msgstr "{month:%Y-%m}"

msgctxt "counted"
msgid "người"
msgid_plural "người"
msgstr[0] "personne"
msgstr[1] "personnes"

msgid "Đạt {count}/{count} chỉ tiêu đang giao"
msgid_plural "Đạt {count}/{count} chỉ tiêu đang giao"
msgstr[0] "{count} objectif atteint"
msgstr[1] "{count} objectifs atteints"

msgid "Toàn xã"
msgstr "Commune entière"

msgid "Cán bộ"
msgstr "Agent"
"""
READ = """
import json
from datetime import date
from analytics.document import number
from analytics.form.chapters import CHAPTERS
from analytics.document.number import counted
from analytics.document.link import LANGUAGES
from analytics.form.phrase import area_name
from analytics.document.view import View
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.screen.login import chooser, titled

reader = Reader("chief", language="fr")
view = View(reader, months_of(reader)[-1])
pages = {one.key: one.build(view) for one in CHAPTERS}
print(json.dumps({
    "languages": {one: name.in_("fr") for one, name in LANGUAGES.items()},
    "commune": area_name(view, "commune", {}),
    "people": [counted(n, "person", "fr") for n in (0, 1, 1234)],
    "month": number.month_name(date(2024, 12, 31), "fr"),
    "share": number.percent(91.3, "fr"),
    "findings": {key: page.finding for key, page in pages.items()},
    "login": chooser(titled(None), {}, "/", "fr", ""),
}))
"""


@pytest.fixture(scope="module")
def third(commune, tmp_path_factory) -> dict[str, object]:
    """The house with one more file, and not a line of code."""
    folder = tmp_path_factory.mktemp("languages")
    copytree(CATALOGUES, folder, dirs_exist_ok=True)
    (folder / "fr.po").write_text(FRENCH, "utf-8")
    told = {"DASHBOARD_LANGUAGES": str(folder), "DASHBOARD_STORE": str(commune(1).store)}
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=ROOT,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_third_language_is_one_catalogue(third):
    assert third["languages"] == {"vi": "Tiếng Việt", "en": "English", "fr": "Français"}
    assert third["commune"] == "Commune entière" and "Agent" in third["login"]
    assert third["people"] == ["0 personne", "1 personne", "1 234 personnes"]
    assert (third["month"], third["share"]) == ("2024-12", "91,3%")


def test_what_a_third_language_lacks_is_said_in_vietnamese_and_named(third, code, tmp_path):
    (tmp_path / "fr.po").write_text(FRENCH, "utf-8")
    begun = read(tmp_path / "fr.po")
    assert all(third["findings"].values()) and "Bạn xem với vai trò nào?" in third["login"]
    missing = [one for one in faults(begun, code) if one.startswith("missing")]
    assert len(missing) > 1000 and any("Xem lịch đến hạn" in one for one in missing)
    assert lacking(up_to_date(tmp_path / "fr.po", code)) == len(missing)
