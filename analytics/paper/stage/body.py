"""The body of a scene as HTML: its number and sentence, its map, its request."""

from html import escape

from analytics.document import Card, Page, Tiles, View
from analytics.form.stage.drawn import map_svg
from analytics.words.text import Text

LONG, LONGEST = 4, 6  # letters of the number from which it stands smaller
ASK, NOTHING = Text("Đề nghị"), Text("Không đề nghị việc gì trong tháng này")


def body(scene: Page, title: str, view: View) -> str:
    """`title` is what the scene says in one sentence, number first."""
    return (
        f'<div class="told">{said(scene, title)}</div>{pictured(scene, view)}{request(scene, view)}'
    )


def said(scene: Page, title: str) -> str:
    """The number is part of the title, so that whoever hears it hears one sentence."""
    [card] = scene.cards
    number, words = escape(card.number), title.removeprefix(escape(card.number)).strip()
    lead = f'<p class="lead">{escape(scene.lead)}</p>' if scene.lead else ""
    size = sized(card.number)
    return f'<h1><span class="number {card.hue} {size}">{number}</span> {words}</h1>{lead}'


def sized(number: str) -> str:
    if len(number) > LONGEST:
        return "word"
    return "long" if len(number) > LONG else ""


def pictured(scene: Page, view: View) -> str:
    panel = next(iter(scene.panels), None)
    if panel is None or not isinstance(panel.drawn, Tiles):
        return ""
    drawn = map_svg(panel.drawn, panel.title, view.language)
    return f'<div class="map"><h2>{escape(panel.title)}</h2>{drawn}</div>'


def request(scene: Page, view: View) -> str:
    """Who answers and by when stand at the right."""
    asked: Card | None = next(iter(scene.requests), None)
    if asked is None:
        return f'<div class="ask"><p class="what">{view.say(NOTHING)}</p></div>'
    return (
        f'<div class="ask"><p class="kind">{view.say(ASK)}</p>'
        f'<p class="what">{escape(asked.name)}</p>'
        f'<p class="who"><b>{escape(asked.detail)}</b><br>{escape(asked.outlook)}</p></div>'
    )
