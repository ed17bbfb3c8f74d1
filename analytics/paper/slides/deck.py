"""The scenes that go on slides, with what every slide says besides its scene."""

from dataclasses import dataclass

from analytics.document import Page, View, number
from analytics.form.stage.story import scenes, village_cards
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.paper.origin import SYNTHETIC
from analytics.paper.stage.html import AGGREGATED, remarks_of


@dataclass(frozen=True)
class Deck:
    """The scenes in the order told, then a card a village, and where their numbers come from."""

    view: View
    told: Provenance
    shown: tuple[Page, ...]
    cards: tuple[Page, ...]

    @property
    def all(self) -> tuple[Page, ...]:
        return (*self.shown, *self.cards)

    def place(self, at: int) -> str:
        return f"{at + 1}/{len(self.all)}"


def deck_of(view: View) -> Deck:
    return Deck(view, provenance_of(view.reader), scenes(view), village_cards(view))


def source_of(deck: Deck, scene: Page) -> tuple[str, str]:
    """On every slide, so that no copy of one goes without what it is."""
    view, told, day = deck.view, deck.told, number.day(deck.view.month)
    mark = f" · {SYNTHETIC.in_(view.language)}" if told.synthetic else ""
    figures = view.say(
        "Số liệu đến hết ngày {day} · bản số {sequence} · mã {short_hash}",
        day=day,
        sequence=told.sequence,
        short_hash=told.short_hash,
    )
    said = " · ".join((AGGREGATED.in_(view.language), *remarks_of(scene)))
    return figures + mark, said
