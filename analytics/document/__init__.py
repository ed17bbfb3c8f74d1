"""The parts of a document: form fills them, paper and screen print them: one door to all."""

from analytics.document.card import Card, Status
from analytics.document.chapter import Chapter, Decision, Page
from analytics.document.control import Choice, Control, Line, Number, Several, Slider
from analytics.document.derived import Derived, added, alike, between
from analytics.document.download import Download
from analytics.document.drawn import Bar, Bars, Said, Way
from analytics.document.duty import Duties, Duty, Offer
from analytics.document.panel import Panel
from analytics.document.table import Column, Kind, Table, under
from analytics.document.tiles import Tile, Tiles
from analytics.document.view import View, built_once

__all__ = ["Bar", "Bars", "Card", "Chapter", "Choice", "Column", "Control", "Decision"]
__all__ += ["Derived", "Download", "Duties", "Duty", "Kind", "Line", "Number", "Offer", "Page"]
__all__ += ["Panel", "Said", "Several", "Slider", "Status", "Table", "Tile", "Tiles", "View"]
__all__ += ["Way", "added", "alike", "between", "built_once", "under"]
