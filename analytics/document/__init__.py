"""The parts of a document: form fills them, paper and screen print them: one door to all."""

from analytics.document.card import Card, Status
from analytics.document.chapter import Chapter, Decision, Page
from analytics.document.control import Choice, Control, Line, Number, Several, Slider
from analytics.document.derived import Derived, added, alike, between
from analytics.document.drawn import Said
from analytics.document.panel import Panel
from analytics.document.table import Column, Kind, Table, under
from analytics.document.tiles import Tile, Tiles
from analytics.document.view import View, built_once

__all__ = ["Card", "Chapter", "Choice", "Column", "Control", "Decision", "Derived", "Kind", "Line"]
__all__ += ["Number", "Page", "Panel", "Said", "Several", "Slider", "Status", "Table", "Tile"]
__all__ += ["Tiles", "View", "added", "alike", "between", "built_once", "under"]
