"""Every text a reader may see: the strings of the source, the reference tables, rendered pages."""

import ast
import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from analytics.document import Page, Panel, View
from analytics.form.chapters import CHAPTERS
from analytics.form.stage.story import scenes, village_cards
from analytics.words.settings import CATALOGUES
from tools.words import read

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("analytics", "pages")
VIETNAMESE = re.compile(
    "[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I
)
BY_NUMBER = ", by number"  # the place of words that have a form for one and a form for more
BLANK = "{}"  # a fact in a string of the source


def strings() -> Iterator[tuple[str, str]]:
    """Place and text of every string in the source but docstrings, and of every word that another
    language has for them; facts are blanks."""
    for path in sorted(CATALOGUES.glob("*.po")):
        for one in (one for one in read(path) if one.id):
            for form in one.string if one.pluralizable else (one.string,):
                yield f"{path.name}{BY_NUMBER if one.pluralizable else ''}", bare(form)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            docstrings = {id(one) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
            inside: set[int] = set()
            for node in ast.walk(tree):
                if id(node) in docstrings:
                    inside |= {id(one) for one in ast.walk(node)}
            for node in ast.walk(tree):
                if id(node) in inside or not isinstance(node, ast.JoinedStr | ast.Constant):
                    continue
                if isinstance(node, ast.JoinedStr):
                    inside |= {id(one) for one in node.values if isinstance(one, ast.Constant)}
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", joined(node)
                elif isinstance(node.value, str):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", bare(node.value)


def bare(words: str) -> str:
    return re.sub(r"{\w[^{}]*}", BLANK, words)


def joined(node: ast.JoinedStr) -> str:
    return "".join(
        str(one.value) if isinstance(one, ast.Constant) else BLANK for one in node.values
    )


def tables() -> Iterator[tuple[str, str]]:
    """Cells of the reference tables, and of those beside the generator, that are Vietnamese."""
    folders = (
        (ROOT / "data" / "reference").glob("*.csv"),
        (ROOT / "data" / "synthetic").rglob("*.csv"),
    )
    for path in sorted(chain.from_iterable(folders)):
        with path.open(encoding="utf-8", newline="") as file:
            for at, row in enumerate(csv.reader(file), 1):
                yield from ((f"{path.name}:{at}", cell) for cell in row if VIETNAMESE.search(cell))


def shown(view: View) -> Iterator[str]:
    """Every text of the pages, as their defaults show them, and of the stage."""
    for chapter in CHAPTERS:
        yield from of_page(chapter.build(view))
    for scene in (*scenes(view), *village_cards(view)):
        yield from of_page(scene)


def of_page(page: Page) -> Iterator[str]:
    yield from (page.finding, page.lead, *page.sentences, *page.notes)
    for card in (*page.cards, *page.requests):
        yield from (card.name, card.detail, card.outlook, card.status_word, card.aim)
    for decision in page.decisions:
        yield from (decision.title, decision.how, decision.link[0])
    for panel in (one for row in page.rows for one in row):
        yield from of_panel(panel)


def of_panel(panel: Panel) -> Iterator[str]:
    yield from (panel.title, panel.subtitle, *(words for _, words in panel.legend))
    for table in (panel.table, *((panel.more[1],) if panel.more else ())):
        yield from (column.name for column in table.columns)
        yield from (cell for row in table.rows for cell in row if isinstance(cell, str))
    for row in panel.data:
        yield from (value for value in row.values() if isinstance(value, str))
