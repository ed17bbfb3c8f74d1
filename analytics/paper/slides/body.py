"""A scene as a slide, half the stage: number and sentence, map as native shapes, request."""

from analytics.document import Page, Tiles, View
from analytics.form.stage.drawn import Placed, placed
from analytics.paper.office.typeset import balanced, bound
from analytics.paper.slides.page import INSIDE, LEFT, MIDDLE, RIGHT, SIDE, Box, Said, Sheet
from analytics.paper.stage.body import ASK, NOTHING, sized
from analytics.paper.stage.html import BARS

HALF = 0.5  # points of a px of the stage
TOP, MAP, BAR, TALL = 26, 455, 405, 78  # where number and map begin (from the left), and the bar
LEFT_WIDE, BIG = 405, {"": 161, "long": 132, "word": 84}
PAD = 8  # points inside a tile
GROUND, LETTERS = BARS["light"]


def drawn_scene(sheet: Sheet, scene: Page, view: View) -> None:
    [card] = scene.cards
    panel = next(iter(scene.panels), None)
    wide = LEFT_WIDE if panel else INSIDE
    number = Said(card.number, BIG[sized(card.number)], bold=True, colour=card.hue or "ink")
    words = Said(bound(card.name), 28, bold=True)
    tall = number.size * 1.15 + words.tall(wide)
    sheet.title(Box(SIDE, TOP, wide, tall), number, words)
    if scene.lead:
        lead = Said(scene.lead, 21, colour="ink2")
        sheet.words(Box(SIDE, TOP + tall + 8, wide, lead.tall(wide)), lead)
    if panel and isinstance(panel.drawn, Tiles):
        title = Said(panel.title, 20, bold=True, colour="ink2")
        sheet.words(Box(MAP, TOP, SIDE + INSIDE - MAP, title.size * 1.3), title)
        for tile, one in zip(panel.drawn.tiles, placed(panel.drawn, view.language), strict=True):
            _tile(sheet, one, counted=tile.people is not None)
    _request(sheet, scene, view)


def _tile(sheet: Sheet, one: Placed, *, counted: bool) -> None:
    """Its cell holds the words, its square the count; beside a small square it stands alone."""
    told = one.words[:-1] if counted else one.words
    lines = [
        Said(each.words, each.size * HALF, bold=each.bold, colour=each.ink,
             side=RIGHT if each.side == "end" else None)
        for each in told
    ]  # fmt: skip
    sheet.shape(_half(one.cell), "neutral", *lines, inset=PAD)
    if not one.square:
        return
    count = one.words[-1]
    said = Said(count.words, count.size * HALF, bold=True, colour=count.ink)
    if count.side == "middle":
        sheet.shape(_half(one.square), one.fill, said, side=MIDDLE)
        return
    sheet.shape(_half(one.square), one.fill)
    right, tall = MAP + count.x * HALF, said.size * 1.2
    top = _half(one.square).top + _half(one.square).height / 2 - tall / 2
    sheet.words(Box(right - 60, top, 60, tall), said, side=RIGHT)


def _half(box: tuple[float, float, float, float]) -> Box:
    left, top, width, height = (side * HALF for side in box)
    return Box(MAP + left, TOP + 32 + top, width, height)


def _request(sheet: Sheet, scene: Page, view: View) -> None:
    """Who answers and by when stand at the right."""
    bar = Box(SIDE, BAR, INSIDE, TALL)
    if not scene.requests:
        sheet.shape(bar, GROUND, Said(view.say(NOTHING), 23, bold=True, colour=LETTERS))
        return
    [asked] = scene.requests
    sheet.shape(bar, GROUND)
    kind = Said(view.say(ASK), 21, colour=LETTERS)
    who = [
        Said(asked.detail, 21, bold=True, colour=LETTERS),
        Said(asked.outlook, 21, colour=LETTERS),
    ]
    right = max(one.wide for one in who) + 12
    _middle(sheet, bar._replace(left=SIDE + 18, width=kind.wide + 12), kind)
    _middle(sheet, bar._replace(left=SIDE + INSIDE - 18 - right, width=right), *who, side=RIGHT)
    left = SIDE + 18 + kind.wide + 28
    what = Said(bound(asked.name), 23, bold=True, colour=LETTERS)
    room = balanced(what.words, what.size, SIDE + INSIDE - 34 - right - left, bold=True)
    _middle(sheet, bar._replace(left=left, width=room), what)


def _middle(sheet: Sheet, box: Box, *lines: Said, side: object = LEFT) -> None:
    tall = sum(one.tall(box.width) for one in lines)
    sheet.words(box._replace(top=box.top + (box.height - tall) / 2, height=tall), *lines, side=side)
