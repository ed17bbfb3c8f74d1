"""What a slide is made of: a title, words in boxes, native tables and charts, its foot and notes.

Everything is placed in points on 960 × 540, half the pixels the stage is drawn at.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from analytics.document.card import Card
from analytics.form.theme import TOKENS
from analytics.paper.office.chart import chart_xml, sheet
from analytics.paper.office.drawing import Drawing
from analytics.paper.office.identity import TAG
from analytics.paper.office.series import Letters
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
PAD = 9  # points at either side of a cell
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
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
    """Words as they look; `fill` is a chip's ground."""

    words: str
    size: float = LEAST
    bold: bool = False
    colour: str = "ink"
    fill: str = ""

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

    def title(self, words: str, box: Box, size: float) -> None:
        """In the slide's own title, so that outlines and screen readers know it."""
        held = self.slide.shapes.title
        held.left, held.top, held.width, held.height = (Pt(one) for one in box)
        self._frame(held.text_frame, MSO_ANCHOR.TOP)
        self._say(held.text_frame.paragraphs[0], Said(words, size, bold=True), LEFT)

    def words(self, box: Box, *lines: Said, side: Any = LEFT, apart: float = 0) -> None:
        held = self.slide.shapes.add_textbox(*(Pt(one) for one in box))
        self._frame(held.text_frame, MSO_ANCHOR.TOP)
        for place, line in enumerate(lines):
            told = held.text_frame.paragraphs[0] if not place else held.text_frame.add_paragraph()
            told.space_after = Pt(apart)
            self._say(told, line, side)

    def chip(self, left: float, top: float, one: Said) -> None:
        """Glyph and word on their ground: the only place of a status colour."""
        box = Box(left, top, one.wide + 28, one.size * 1.5)
        held = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(side) for side in box))
        held.fill.solid()
        held.fill.fore_color.rgb = _rgb(one.fill)
        held.line.fill.background()
        held._element.remove(held._element.find(f"{{{P}}}style"))  # it casts a shadow
        self._frame(held.text_frame, MSO_ANCHOR.MIDDLE)
        self._say(held.text_frame.paragraphs[0], one, MIDDLE)

    def chart(self, drawing: Drawing, box: Box, about: str) -> None:
        data: Any = Data(drawing, box.width)
        held = self.slide.shapes.add_chart(None, *(Pt(one) for one in box), data)
        held._element.nvGraphicFramePr.cNvPr.set("descr", about)

    def table(self, box: Box, rows: list[list[Said]], sides: list[Any], tall: float) -> None:
        """Columns as wide as their longest words; the first has what is left and may break."""
        others = [max(row[at].wide for row in rows) + 2 * PAD for at in range(1, len(sides))]
        held = self.slide.shapes.add_table(
            len(rows), len(sides), *(Pt(one) for one in box[:3]), Pt(tall * len(rows))
        ).table
        for flag in ("firstRow", "bandRow"):
            held._tbl.tblPr.set(flag, "0")
        held._tbl.tblPr.find(f"{{{A}}}tableStyleId").text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
        for column, wide in zip(held.columns, [box.width - sum(others), *others], strict=True):
            column.width = Pt(wide)
        for line, row in zip(held.rows, rows, strict=True):
            line.height = Pt(tall)
            for cell, one, side in zip(line.cells, row, sides, strict=True):
                self._cell(cell, one, side)

    def notes(self, lines: tuple[str, ...]) -> None:
        if lines:
            self.slide.notes_slide.notes_text_frame.text = "\n".join(lines)

    def _cell(self, cell: Any, one: Said, side: Any) -> None:
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        self._say(cell.text_frame.paragraphs[0], one, side)
        properties = cell._tc.get_or_add_tcPr()
        for key in ("marL", "marR"):
            properties.set(key, str(Pt(PAD)))
        grey = TOKENS["light"]["border"].lstrip("#")
        fill = f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
        properties.insert(0, parse_xml(f'<a:lnB xmlns:a="{A}" w="12700">{fill}</a:lnB>'))

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


@dataclass(frozen=True)
class Data:
    """A drawing as python-pptx asks for the data of a chart."""

    drawing: Drawing
    width: float

    @property
    def xlsx_blob(self) -> bytes:
        return sheet(self.drawing)

    def xml_bytes(self, _: None) -> bytes:
        return chart_xml(self.drawing, Letters(FONT, LEAST), self.width)


def _rgb(token: str) -> Any:
    made: Any = RGBColor  # python-pptx leaves it untyped
    return made.from_string(TOKENS["light"][token].lstrip("#"))


def big(sheet: Sheet, one: Card, box: Box, size: float, *, beside: tuple[Card, ...] = ()) -> float:
    """Name, number, detail, standing; returns where it ends. `beside`: its neighbours, so that
    numbers stand on one line however many lines a name takes."""
    others = (one, *beside)
    top = _line(sheet, [_name(other) for other in others], box)
    widest = max(Said(other.number, size, bold=True).wide for other in others)
    fits = size * min(1.0, box.width / widest) // 1
    shown = Said(one.number, fits, bold=True, colour=one.hue or "ink")
    top = _line(sheet, [shown], box._replace(top=top))
    top = _line(sheet, [_detail(other) for other in others], box._replace(top=top))
    if one.status_word:
        kind = "waiting" if one.status == "none" else one.status
        sheet.chip(
            box.left, top + 4, Said(one.status_word, bold=True, colour=kind, fill=f"{kind}_bg")
        )
        top += 4 + LEAST * 1.5
    return top


def _name(one: Card) -> Said:
    return Said(one.name, bold=True, colour="ink2")


def _detail(one: Card) -> Said:
    return Said(one.detail, colour="ink2")


def _line(sheet: Sheet, told: list[Said], box: Box) -> float:
    """The first of them, in the height that the tallest takes."""
    tall = max(one.tall(box.width) if one.words else 0.0 for one in told)
    if told[0].words:
        sheet.words(box._replace(height=tall), told[0])
    return box.top + tall
