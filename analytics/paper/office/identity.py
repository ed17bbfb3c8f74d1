"""What an office file says of itself: title, the unit that speaks, language, data date."""

from datetime import datetime, time
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analytics.document import View
from analytics.meaning.answer import Provenance
from analytics.meaning.unit import unit_on
from analytics.words.text import Language, Text

TAG = Text("vi-VN", context="tag of this language")


def identified(core: Any, view: View, provenance: Provenance, title: str) -> None:
    """Core properties of a .docx or a .pptx. The author is an office, never a person."""
    core.title = title
    core.author = core.last_modified_by = unit_on(view.reader, view.month).name.in_(view.language)
    core.language = TAG.in_(view.language)
    core.comments = ""
    core.created = core.modified = datetime.combine(provenance.as_of, time())
    core.revision = 1


def book_identity(view: View, provenance: Provenance, title: str) -> dict[str, Any]:
    """The same of a workbook; its format has no place for a language but the cells' own."""
    unit = unit_on(view.reader, view.month).name.in_(view.language)
    created = datetime.combine(provenance.as_of, time())
    return {"title": title, "author": unit, "created": created}


def spelled(made: Document, language: Language) -> None:
    """The language of every letter that says nothing else: spelling, hyphens, a reader's voice."""
    [defaults] = made.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    settings = made.settings.element
    for parent, name in ((defaults, "w:lang"), (settings, "w:themeFontLang")):
        told = parent.find(qn(name))
        if told is None:
            told = OxmlElement(name)
            parent.append(told)
        for letters in ("w:val", "w:eastAsia"):
            told.set(qn(letters), TAG.in_(language))
