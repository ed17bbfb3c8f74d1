"""What the documents promise, the project keeps."""

import re
import shlex
from pathlib import Path

import pytest

from analytics.__main__ import arguments
from analytics.form.chapters import CHAPTERS
from tests.write_indicators import PAGE, indicators_page

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.vi.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def direct_dependencies(name: str) -> list[str]:
    """The pins between the comments "# direct" and "# transitive"."""
    direct = read(name).split("# direct", 1)[1].split("# transitive", 1)[0]
    return re.findall(r"^([a-z0-9-]+)==", direct, re.MULTILINE)


def test_the_page_of_indicators_is_the_catalogue():
    assert PAGE.read_text(encoding="utf-8") == indicators_page(), "python -m tests.write_indicators"


@pytest.mark.parametrize("name", READMES)
def test_commands_of_the_readme_are_targets_of_the_makefile(name):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    told = set(re.findall(r"\bmake ([a-z]+)", read(name)))
    assert {"run", "test"} <= told <= targets


@pytest.mark.parametrize("name", [f"requirements{one}.txt" for one in ("", "-test", "-bench")])
def test_every_direct_dependency_has_its_reason(name):
    decisions = read("docs/decisions.md")
    found = direct_dependencies(name)
    assert found
    for dependency in found:
        assert f"\n- `{dependency}`" in decisions, dependency


@pytest.mark.parametrize("name", READMES)
def test_the_readme_names_every_page_of_the_menu(name):
    told = read(name)
    assert [one.title.said for one in CHAPTERS if f"*{one.title.said}*" not in told] == []


def test_every_chapter_has_its_page():
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert {chapter.key for chapter in CHAPTERS} == pages


def test_make_test_installs_what_tests_need_and_no_test_is_passed_over_for_want_of_it():
    """A machine without LibreOffice gets a sentence from make, not a green run that proved less."""
    [needs] = re.findall(r"^test: (.*?) ##", read("Makefile"), re.MULTILINE)
    assert {"chromium", "office"} <= set(needs.split())
    office = read("Makefile").split("\noffice:\n", 1)[1].split("\n\n", 1)[0]
    for package in ("libreoffice-writer", "-calc", "-impress", "openssl", "poppler-utils"):
        assert package in office
    for path in (ROOT / "tests").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        passed_over = re.findall(
            r"importorskip\(|pytest\.skip\(|skipif\([^)]*(?:soffice|openssl)", text
        )
        assert not passed_over or path.name == "test_docs.py", path.name


def commands_told(name: str) -> list[list[str]]:
    found = re.findall(r"^python -m analytics (.+)$", read(name), re.MULTILINE)
    return [shlex.split(one) for one in found]


def test_every_command_of_the_manual_is_one_of_the_program():
    told = commands_told("docs/operating.md")
    assert {one[0] for one in told} == {"account", "audit", "backup", "restore"}
    assert {one[1] for one in told if one[0] == "account"} == {
        *("add", "list", "unlock", "reset", "role", "disable")
    }
    for words in told:
        assert arguments().parse_args(words).run, words
