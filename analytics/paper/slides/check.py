"""Slides held against their scenes: every word and number. What must be said is taken from the
scenes themselves, not from what drew them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from analytics.document import Page, Tiles, View
from analytics.paper.office.check import NOTHING, UNBOUND, Check
from analytics.paper.slides.deck import Deck, source_of
from analytics.paper.slides.read import Slide, external, read
from analytics.paper.stage.body import ASK
from analytics.paper.stage.body import NOTHING as UNASKED


def check_slides(paper: bytes, deck: Deck) -> tuple[Check, ...]:
    found, made = read(paper), list[Check]()
    wanted, there = f"{len(deck.all)}", f"{len(found)}"
    made.append(Check(deck.view.say("Số trang"), there, wanted, there == wanted))
    for at, (scene, slide) in enumerate(zip(deck.all, found, strict=False)):
        made += check_slide(scene, slide, deck, at)
    nothing = NOTHING.in_(deck.view.language)
    return (*made, *(Check(one, "External", nothing, False) for one in external(paper)))


def check_slide(scene: Page, slide: Slide, deck: Deck, at: int) -> Iterator[Check]:
    view, place = deck.view, deck.view.say("Trang {at}", at=at + 1)
    feet = (*source_of(deck, scene), deck.place(at))
    yield from check_words(place, [*scene_words(scene, view), *feet], slide.words, view)
    notes = f"{place}, " + view.say("lời thuyết trình")
    yield from check_words(notes, scene.notes, slide.notes, view)


def scene_words(scene: Page, view: View) -> Iterator[str]:
    """Every word a scene has for the room, wherever it stands."""
    for one in scene.cards:
        yield from (one.number, one.name)
    yield from filter(None, (scene.lead,))
    for panel in scene.panels:
        yield panel.title
        if isinstance(panel.drawn, Tiles):
            for tile in panel.drawn.tiles:
                count = view.whole(tile.people) if tile.people is not None else ""
                yield from filter(None, (tile.name, tile.words, count))
    yield from request_words(scene, view)


def request_words(scene: Page, view: View) -> Iterator[str]:
    if not scene.requests:
        yield view.say(UNASKED)
    for one in scene.requests:
        yield from (view.say(ASK), one.name, one.detail, one.outlook)


def check_words(
    place: str, wanted: Iterable[str], found: Iterable[str], view: View
) -> Iterator[Check]:
    """Each as often as it must be; a stranger is shown beside what it most resembles."""
    due, there = (Counter(map(_plain, one)) for one in (wanted, found))
    for words in (due & there).elements():
        yield Check(place, words, words, True)
    missing, strange = list((due - there).elements()), list((there - due).elements())
    for words in strange:
        near = get_close_matches(words, missing, n=1, cutoff=0.3)
        missing = [one for one in missing if one not in near]
        yield Check(place, words, near[0] if near else UNBOUND.in_(view.language), False)
    for words in missing:
        yield Check(place, NOTHING.in_(view.language), words, False)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
