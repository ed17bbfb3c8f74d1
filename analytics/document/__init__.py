"""The parts of a document: form fills them, paper and screen print them: one door to all."""

from analytics.document.card import Card, Status
from analytics.document.chapter import Chapter, Page
from analytics.document.control import Choice, Control, Line, Number, Several, Slider
from analytics.document.derived import Derived, added, alike, between
from analytics.document.download import Download
from analytics.document.drawn import (
    Ages,
    Bar,
    Bars,
    Course,
    Dot,
    Dots,
    Gap,
    Gaps,
    Said,
    Stage,
    Stages,
    Strip,
    Way,
)
from analytics.document.duty import Decision, Duties, Duty, Offer
from analytics.document.panel import Panel
from analytics.document.table import Column, Kind, Table, under
from analytics.document.tiles import Tile, Tiles
from analytics.document.view import View, built_once

__all__ = ["Ages", "Bar", "Bars", "Card", "Chapter", "Choice", "Column", "Control", "Course"]
__all__ += ["Decision", "Derived", "Dot", "Dots", "Download", "Duties", "Duty", "Gap", "Gaps"]
__all__ += ["Kind", "Line", "Number", "Offer", "Page", "Panel", "Said", "Several", "Slider"]
__all__ += ["Stage", "Stages", "Status", "Strip", "Table", "Tile", "Tiles", "View", "Way", "added"]
__all__ += ["alike", "between", "built_once", "under"]
