"""What an open page tells the script of the house about itself. Nobody sees it."""

from html import escape
from urllib.parse import urlencode

from analytics.document import Chapter
from analytics.form.address import Said
from analytics.form.frame import path
from analytics.screen.shown import Shown
from analytics.words.text import Language


def mark(chapter: Chapter, said: Said, language: Language, shown: Shown | None) -> str:
    told = {
        "page": path(chapter),
        "query": urlencode(said, doseq=True),
        "language": language,
        "edition": str(shown.edition) if shown else "",
        "entries": str(shown.entries) if shown else "",
    }
    words = " ".join(f'data-{key}="{escape(value)}"' for key, value in told.items())
    return f'<span hidden data-house="1" {words}></span>'
