"""Words of a document bound to what they say: indicator, area, month, which of its numbers."""

from datetime import date

from analytics.document import number
from analytics.document.number import Written
from analytics.document.view import View
from analytics.meaning.answer import Figure
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key


class Fact(str):
    """Words with the `claim` they make, by which a check of the file counts them again."""

    claim: str

    @property
    def amount(self) -> float | None:
        """The number it is, as shown; none where there is no figure, or words alone."""
        value = getattr(self, "value", None)
        return None if value is None or isinstance(value, date) else float(value)


class Quantity(Fact, Written):
    """A fact that a cell of a sheet or a point of a chart holds as a value."""


def bound(claim: str, words: str) -> Fact:
    """What is written from a number or a day remembers it."""
    if not isinstance(words, Written):
        made = Fact(words)
    else:
        made = Quantity.of(words, words.value, words.pattern)
    made.claim = claim
    return made


def fixed(words: str, source: str = "wording") -> Fact:
    """Words that carry digits and no figure: a document, a rule, the name of a village."""
    return bound(source, words)


def claim(whom: Indicator | str, area: str, month: date, what: str) -> str:
    """What a number speaks of, as a file tells it: an indicator by its key, or another thing."""
    key = whom.key if isinstance(whom, Indicator) else whom
    return f"{key} | {area} | {month_key(month)} | {what}"


def figure_fact(view: View, figure: Figure, *, what: str = "value") -> Fact:
    """The figure itself, as `number.written` has it."""
    key = figure.indicator.key + (f":{figure.member}" if figure.member else "")
    told = claim(key, figure.area, figure.month, what)
    return bound(told, number.written(figure, view.language))


def whole_fact(
    view: View, whom: Indicator | str, area: str, month: date, what: str, count: float | None
) -> Fact:
    return bound(claim(whom, area, month, what), number.whole(count, view.language))
