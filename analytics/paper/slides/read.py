"""What a made .pptx really says, slide by slide: its words and its notes.

Plain zip and XML on purpose: whatever wrote the file, this reads what a reader's program would.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from analytics.paper.office.check import R

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DECK = "ppt/presentation.xml"


@dataclass(frozen=True)
class Slide:
    words: tuple[str, ...]
    notes: tuple[str, ...]


def read(paper: bytes) -> tuple[Slide, ...]:
    """In the order of the show, which need not be the order of the parts."""
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        links = _links(file, DECK)
        held = fromstring(file.read(DECK)).iter(f"{P}sldId")
        return tuple(_slide(file, links[one.get(f"{R}id", "")][1]) for one in held)


def external(paper: bytes) -> tuple[str, ...]:
    """Parts that link outside the file."""
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        rels = [one for one in file.namelist() if one.endswith(".rels")]
        return tuple(one for one in rels if b'TargetMode="External"' in file.read(one))


def _slide(file: zipfile.ZipFile, name: str) -> Slide:
    page, links = fromstring(file.read(name)), _links(file, name)
    notes = [target for kind, target in links.values() if kind.endswith("/notesSlide")]
    return Slide(
        tuple(_words(page)),
        tuple(words for one in notes for words in _words(fromstring(file.read(one)))),
    )


def _links(file: zipfile.ZipFile, name: str) -> dict[str, tuple[str, str]]:
    """Kind and path of what a part refers to, by the name it uses for it."""
    folder, own = posixpath.split(name)
    rels = f"{folder}/_rels/{own}.rels"
    if rels not in file.namelist():
        return {}
    return {
        one.get("Id", ""): (
            one.get("Type", ""),
            posixpath.normpath(posixpath.join(folder, one.get("Target", ""))),
        )
        for one in fromstring(file.read(rels))
    }


def _words(page: Element) -> Iterator[str]:
    """Paragraphs in reading order; no empty ones, and no page number that counts itself."""
    for line in page.iter(f"{A}p"):
        words = "".join(one.text or "" for run in line.iter(f"{A}r") for one in run.iter(f"{A}t"))
        if words.strip():
            yield words
