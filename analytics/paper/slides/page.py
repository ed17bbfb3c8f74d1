"""What a slide is made of: a title, words in boxes, shapes with words, its foot and notes.

Everything is placed in points on 960 × 540, half the pixels the stage is drawn at.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from analytics.form.theme import TOKENS
from analytics.paper.office.identity import TAG
from analytics.paper.office.typeset import height_of, width_of
from analytics.words.text import Language

WIDE, TALL = 960, 540  # points: 16:9, 13.333 inches across
SIDE = 33
INSIDE = WIDE - 2 * SIDE
FONT = "Arial"  # on every office computer, with all Vietnamese letters; Inter is on none
CAP = 0.716  # of its size: a capital of Arial
SEEN = 28 / 2000  # of a picture 2 m across: 16 minutes of arc from six metres
LEAST = max(20, ceil(WIDE * SEEN / CAP))  # points of every word but the foot
SOURCE = 15  # points of the foot, knowingly below
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
LEFT, RIGHT, MIDDLE = PP_ALIGN.LEFT, PP_ALIGN.RIGHT, PP_ALIGN.CENTER


class Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float

    @property
    def foot(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Said:
    """Words as they look; `side` where it is another than that of the lines around them."""

    words: str
    size: float = LEAST
    bold: bool = False
    colour: str = "ink"
    side: Any = None

    @property
    def wide(self) -> float:
        return width_of(self.words, self.size, bold=self.bold)

    def tall(self, room: float) -> float:
        return height_of(self.words, self.size, room, bold=self.bold)


@dataclass(frozen=True)
class Sheet:
    """A slide being made, and the language its words are spelled in."""

    slide: Any
    language: Language

    def title(self, box: Box, *lines: Said) -> None:
        """In the slide's own title, so that outlines and screen readers know it."""
        held = self.slide.shapes.title
        held.left, held.top, held.width, held.height = (Pt(one) for one in box)
        self._frame(held.text_frame, MSO_ANCHOR.TOP)
        for place, line in enumerate(lines):
            told = held.text_frame.paragraphs[0] if not place else held.text_frame.add_paragraph()
            told.line_spacing = 0.95
            self._say(told, line, LEFT)

    def words(self, box: Box, *lines: Said, side: Any = LEFT, apart: float = 0) -> None:
        held = self.slide.shapes.add_textbox(*(Pt(one) for one in box))
        self._frame(held.text_frame, MSO_ANCHOR.TOP)
        for place, line in enumerate(lines):
            told = held.text_frame.paragraphs[0] if not place else held.text_frame.add_paragraph()
            told.space_after = Pt(apart)
            self._say(told, line, side)

    def shape(self, box: Box, fill: str, *lines: Said, side: Any = LEFT, inset: float = 0) -> None:
        """A rounded box of one colour, with words in its middle or, `inset`, at its top."""
        held = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(one) for one in box))
        held.adjustments[0] = min(0.5, 4 / min(box.width, box.height))
        held.fill.solid()
        held.fill.fore_color.rgb = _rgb(fill)
        held.line.fill.background()
        held._element.remove(held._element.find(f"{{{P}}}style"))  # it casts a shadow
        self._frame(held.text_frame, MSO_ANCHOR.TOP if inset else MSO_ANCHOR.MIDDLE)
        held.text_frame.margin_left = held.text_frame.margin_right = Pt(inset)
        held.text_frame.margin_top = Pt(inset)
        for place, line in enumerate(lines):
            told = held.text_frame.paragraphs[0] if not place else held.text_frame.add_paragraph()
            self._say(told, line, line.side or side)

    def notes(self, lines: tuple[str, ...]) -> None:
        if lines:
            self.slide.notes_slide.notes_text_frame.text = "\n".join(lines)

    def _frame(self, frame: Any, anchor: Any) -> None:
        frame.word_wrap, frame.vertical_anchor = True, anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def _say(self, line: Any, one: Said, side: Any) -> None:
        line.alignment = side
        run = line.add_run()
        run.text = one.words
        run.font.size, run.font.bold, run.font.name = Pt(one.size), one.bold, FONT
        run.font.color.rgb = _rgb(one.colour)
        run._r.get_or_add_rPr().set("lang", TAG.in_(self.language))


def _rgb(token: str) -> Any:
    made: Any = RGBColor  # python-pptx leaves it untyped
    return made.from_string(
        token.lstrip("#") if token[0] == "#" else TOKENS["light"][token].lstrip("#")
    )
