"""GLOSSARY.md: one word a thing, one name a subject on every floor, no second name anywhere."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from analytics.store.schema import FACTS_BY_AREA

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "analytics"
LONGEST = 80  # lines: a page that is read before the code
SHARED = 8  # files that import a class make it a word of the house
NOUNS = ("meaning", "store", "document", "form")  # the floors whose classes are things of the field


class Word(NamedTuple):
    word: str
    meaning: str
    vi: str
    never: tuple[str, ...]


@cache
def glossary() -> tuple[Word, ...]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    rows = [
        [one.strip() for one in line.strip("|").split("|")] for line in lines if line[:1] == "|"
    ]
    return tuple(Word(*row[:3], tuple(filter(None, row[3].split(", ")))) for row in rows[2:])


@cache
def classes() -> tuple[tuple[str, str], ...]:
    """Every class of the house with the floor it stands on."""
    return tuple(
        (node.name, path.relative_to(HOUSE).parts[0])
        for path in sorted(HOUSE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )


@cache
def folders() -> dict[str, set[str]]:
    """Every folder that holds code below a floor, with the floors on which it stands."""
    found: dict[str, set[str]] = {}
    for path in HOUSE.rglob("*.py"):
        floor, *rest = path.parent.relative_to(HOUSE).parts or ("",)
        for name in rest:
            found.setdefault(name, set()).add(floor)
    return found


@cache
def modules() -> frozenset[str]:
    return frozenset(path.stem for path in HOUSE.rglob("*.py")) | {
        path.name for path in HOUSE.iterdir() if path.is_dir()
    }


@cache
def shared() -> frozenset[str]:
    """Classes of the field that many files import."""
    counts: Counter[tuple[str | None, str]] = Counter()
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and room(node.module or "") in NOUNS:
                counts.update((node.module, one.name) for one in node.names)
    many = {name for (_, name), count in counts.items() if count >= SHARED}
    return frozenset(many & {name for name, _ in classes()})


def room(module: str) -> str:
    return (*module.split("."), "", "")[1]


def spoken(name: str) -> str:
    """`WhatIf` and `what_if` are said 'what if'; what stands in the plural is its own noun."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", name).replace("_", " ").lower()
    return words if words in {one.word for one in glossary()} else words.removesuffix("s")


def parts(name: str) -> set[str]:
    return set(re.sub(r"(?<!^)(?=[A-Z])", " ", name).replace("_", " ").lower().split())


def untold(names: set[str]) -> set[str]:
    """Which of these are no words of the glossary."""
    return {one for one in names if spoken(one) not in {told.word for told in glossary()}}


def second_names(names: set[str]) -> set[str]:
    """Which of these call a thing by a name it never has."""
    never = {one for told in glossary() for one in told.never}
    return {one for one in names if parts(one) & never}


def test_every_word_has_a_meaning_and_its_vietnamese_and_stands_once():
    words = [one.word for one in glossary()]
    assert words == sorted(set(words)) and len(words) > 50
    assert all(one.meaning and one.vi for one in glossary())


def test_every_folder_and_every_class_that_many_files_share_is_a_word_of_the_glossary():
    assert not untold(set(folders())) and not untold(set(shared()))
    assert len(folders()) > 15 and len(shared()) > 20


def test_every_word_of_the_glossary_is_one_of_the_code():
    names = {name for name, _ in classes()} | set(folders()) | modules() | set(FACTS_BY_AREA)
    missing = {one.word for one in glossary()} - {spoken(name) for name in names}
    assert not missing


def test_a_word_means_one_thing():
    """No two classes of the field bear the same word of the glossary."""
    words = {one.word for one in glossary()}
    counts = Counter(name for name, floor in classes() if floor in NOUNS and spoken(name) in words)
    assert not [name for name, count in counts.items() if count > 1]


def test_a_subject_has_one_name_on_every_floor():
    names = {name for name, _ in classes()} | set(folders()) | modules()
    assert not second_names(names)
    assert folders()["report"] >= {"form", "paper", "screen"}
    assert folders()["publication"] >= {"meaning", "form", "screen", "store"}
    assert folders()["settings"] >= {"meaning", "form", "screen"}
    files = {path.parent.name for path in HOUSE.glob("*/plan.py")}  # a floor may need one file
    assert folders()["plan"] | files >= {"meaning", "form", "paper"}


@pytest.mark.parametrize("slip", ["narrative", "reports", "published", "setup", "IssueDesk"])
def test_a_second_name_of_a_subject_is_found(slip):
    assert second_names({slip}) == {slip}


@pytest.mark.parametrize("slip", ["annexes_of", "Simulation", "blob"])
def test_a_folder_or_a_shared_class_that_nobody_explains_is_found(slip):
    assert untold({slip}) == {slip}
