"""A file that a page gives away: what its link says, its ending and type, and who makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.document.chapter import Page
from analytics.document.view import View
from analytics.meaning.answer import Provenance
from analytics.words.text import Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CALENDAR, HTML = "text/calendar", "text/html"


@dataclass(frozen=True)
class Download:
    """`ending` tells it apart from the page's other files, and ends its name.

    `whole`: it takes the figures of the whole commune, so village police are not offered it.
    """

    name: Text
    ending: str
    mime: str
    made: Callable[[Page, View, Provenance], bytes]
    whole: bool = False

    def offered(self, role: str) -> bool:
        return role != "village" or not self.whole
