"""Two sets of figures side by side: two published months, or a published one and today's."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.meaning.answer import Figure
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.publication.content import figures_published
from analytics.meaning.shelf import Shelf
from analytics.words.publication import Publication, Sheet

BRIDGE = (
    *("indicator", "area", "numerator_before", "denominator_before"),
    *("numerator_after", "denominator_after", "numerator_more", "denominator_more"),
)
Pair = tuple[float | None, float | None]
NONE: Pair = (None, None)


@dataclass(frozen=True)
class Difference:
    """One figure twice; None where it was not published."""

    indicator: str
    area: str
    before: Figure | None
    after: Figure | None

    @property
    def changed(self) -> bool:
        return pair(self.before) != pair(self.after)

    @property
    def redefined(self) -> bool:
        """The same name, counted otherwise: the difference is not one of the people."""
        return bool(self.before and self.after) and how(self.before) != how(self.after)

    @property
    def more(self) -> Pair:
        """After less before, above and below the line."""
        (was, among), (now, of) = pair(self.before), pair(self.after)
        return _less(now, was), _less(of, among)

    @property
    def value_more(self) -> float | None:
        """In the unit of the indicator: percentage points for a share."""
        was, now = (one.value if one else None for one in (self.before, self.after))
        return _less(now, was)


def pair(figure: Figure | None) -> Pair:
    return (figure.having, figure.among) if figure else NONE


def how(figure: Figure | None) -> tuple[str, str | None, str] | None:
    one = figure.indicator if figure else None
    return (one.numerator, one.denominator, one.unit) if one else None


def _less(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before


def published_figures(shelf: Shelf, told: Publication) -> tuple[Figure, ...]:
    """From the content, after its signature and hashes were checked."""
    figure, indicator = shelf.sheet(told, "figure"), shelf.sheet(told, "indicator")
    return figures_published(told.month, figure, indicator)


def compared(shelf: Shelf, before: Publication, after: Publication) -> tuple[Difference, ...]:
    """Every indicator and area of either, from the published contents alone."""
    return differences(published_figures(shelf, before), published_figures(shelf, after))


def differences(before: Iterable[Figure], after: Iterable[Figure]) -> tuple[Difference, ...]:
    """In the order of the catalogue; what it no longer knows at the end."""
    was = {(one.indicator.key, one.area): one for one in before}
    now = {(one.indicator.key, one.area): one for one in after}
    order = {key: place for place, key in enumerate(CATALOGUE)}
    keys = sorted(
        was.keys() | now.keys(),
        key=lambda one: (order.get(one[0], len(order)), one[0], one[1] != "commune", one[1]),
    )
    return tuple(Difference(*key, was.get(key), now.get(key)) for key in keys)


def bridge_sheet(told: Iterable[Difference]) -> Sheet:
    """What a correction carries: the figures it changed, before and after."""
    rows = (
        (one.indicator, one.area, *pair(one.before), *pair(one.after), *one.more)
        for one in told
        if one.changed
    )
    return Sheet(BRIDGE, tuple(rows))
