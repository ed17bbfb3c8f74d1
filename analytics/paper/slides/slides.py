"""The scenes of the stage as .pptx: native shapes and words that an office can edit.

Nothing leaves unless every word and number of it was read back and found in its scene.
"""

from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from analytics.document import Page, View
from analytics.paper.office.check import passed
from analytics.paper.office.document import saved
from analytics.paper.office.identity import TAG, identified
from analytics.paper.slides.body import drawn_scene
from analytics.paper.slides.check import check_slides
from analytics.paper.slides.deck import Deck, deck_of, source_of
from analytics.paper.slides.page import (
    FONT,
    INSIDE,
    RIGHT,
    SIDE,
    SOURCE,
    TALL,
    WIDE,
    Box,
    Said,
    Sheet,
)
from analytics.words.text import Text

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
NAME = Text("Tải bản trình chiếu (.pptx)")
TITLE_ONLY = 5  # of python-pptx's own template
FEET = (497, 516)  # points from the top: two lines
SPOILS = ("printerSettings", "thumbnail")


def slides(view: View) -> bytes:
    """Raises ReportRefused when the file says another thing than its scenes, and what `ask` does.

    The same edition, month and language give the same bytes.
    """
    deck = deck_of(view)
    paper = rendered(deck)
    passed(check_slides(paper, deck))
    return paper


def rendered(deck: Deck) -> bytes:
    made: Any = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(TALL)
    _plain(made, deck)
    for at, scene in enumerate(deck.all):
        sheet = Sheet(made.slides.add_slide(made.slide_layouts[TITLE_ONLY]), deck.view.language)
        drawn_scene(sheet, scene, deck.view)
        _footed(sheet, deck, scene, deck.place(at))
        sheet.notes(scene.notes)
    return saved(made)


def _footed(sheet: Sheet, deck: Deck, scene: Page, place: str) -> None:
    for top, words in zip(FEET, source_of(deck, scene), strict=True):
        sheet.words(Box(SIDE, top, INSIDE - 90, 18), Said(words, SOURCE, colour="ink2"))
    corner = Box(SIDE + INSIDE - 90, FEET[1], 90, 18)
    sheet.words(corner, Said(place, SOURCE, colour="ink2"), side=RIGHT)


def _plain(made: Any, deck: Deck) -> None:
    """Its own title and language, no other face in the theme, no settings of somebody's printer."""
    identified(made.core_properties, deck.view, deck.told, deck.shown[0].finding)
    for letters in made.part._element.iter(qn("a:defRPr")):
        letters.set("lang", TAG.in_(deck.view.language))
    for owner in (made.part, made.part.package):
        rels = owner.rels if hasattr(owner, "rels") else owner._rels
        for key in [key for key, one in rels.items() if one.reltype.endswith(SPOILS)]:
            rels.pop(key)
    master = made.slide_master.part
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
