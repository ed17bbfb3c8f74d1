"""Brings the catalogues up to date with the words of the code: `make words`.

New words stand empty in each catalogue, words that the code no longer says are taken out; nothing
is guessed. The tests refuse a catalogue that is not up to date or not complete.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

from analytics.words.settings import CATALOGUES, PROJECT

SAYING = {"say": 0, "Text": 0, "Noun": 0, "told": 1}  # where the words stand among the arguments
HEADS = {"columns": 0, "under": 1}  # the same, of all that follow
COUNTED = "counted"  # the context of a noun
Found = tuple[int, str, tuple[str, ...], list[str]]


class Unreadable(Exception):
    """A call whose words are not written out: no tool could find them."""


def said_in(file: BinaryIO, _keywords: Any, _comments: Any, options: Any) -> Iterator[Found]:
    """Every message of a Python file, as Babel asks an extraction for them."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            yield from (found(node, words) for words in (*heads_of(node), words_of(node)) if words)


def name_of(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def heads_of(node: ast.Call) -> Iterator[str]:
    """Words over the columns of a table."""
    for one in node.args[HEADS[name_of(node)] :] if name_of(node) in HEADS else ():
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.JoinedStr):
            raise Unreadable(f"line {node.lineno}: {ast.unparse(node)}")


def words_of(node: ast.Call) -> str:
    """The words a call says; none where it says nothing or passes on a text."""
    name = name_of(node)
    place = SAYING.get(name)
    if place is None or (name == "Text" and isinstance(node.func, ast.Attribute)):
        return ""
    if len(node.args) <= place or (name == "told" and len(node.args) != 2):
        return ""
    words = node.args[place]
    if isinstance(words, ast.Constant) and isinstance(words.value, str):
        return words.value
    if isinstance(words, ast.JoinedStr) or name in ("Text", "Noun"):
        raise Unreadable(f"line {node.lineno}: {ast.unparse(node)}")
    return ""


def found(node: ast.Call, words: str) -> Found:
    """The message under the name that gettext gives its kind."""
    told = {one.arg: one.value for one in node.keywords}
    noun = getattr(node.func, "id", "") == "Noun"
    context = ast.literal_eval(told["context"]) if "context" in told else COUNTED if noun else ""
    forms = (words, words) if noun or "n" in told else (words,)
    kind = ("np" if context else "n") if len(forms) > 1 else ("p" if context else "")
    return node.lineno, f"{kind}gettext", (*([context] if context else []), *forms), []


def sources() -> Iterable[Path]:
    yield from (PROJECT / "analytics").rglob("*.py")
    yield from (PROJECT / "pages").glob("*.py")
    yield PROJECT / "app.py"


def in_code() -> Catalog:
    """Every word of the code, without a translation."""
    made = Catalog()
    for path in sorted(sources()):
        with path.open("rb") as file:
            for _, message, _, context in extract(said_in, file, keywords=DEFAULT_KEYWORDS):
                made.add(message, context=context)
    return made


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def written(catalogue: Catalog, path: Path) -> None:
    """In the order of the words and without places in the code, so that a change there is none."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, no_location=True, sort_output=True)


def up_to_date(path: Path, code: Catalog) -> Catalog:
    """The catalogue with the words of the code and no others."""
    made = read(path)
    made.update(code, no_fuzzy_matching=True, update_creation_date=False)
    made.obsolete.clear()
    return made


def lacking(catalogue: Catalog) -> int:
    """How many messages are not said, or not in every form."""
    told = (one.string if one.pluralizable else (one.string,) for one in catalogue if one.id)
    return sum(not all(forms) for forms in told)


if __name__ == "__main__":
    code = in_code()
    for path in sorted(CATALOGUES.glob("*.po")):
        made = up_to_date(path, code)
        written(made, path)
        print(f"{path.name}: {len(made)}, thiếu / missing: {lacking(made)}")
