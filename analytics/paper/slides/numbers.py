"""A number on a slide: its name, itself, its detail, and how it stands."""

from analytics.document import Card
from analytics.paper.slides.page import LEAST, Box, Said, Sheet


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
