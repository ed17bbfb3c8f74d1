"""A campaign whose end or start has been announced: what no history can tell."""

from dataclasses import dataclass
from datetime import date

ENDS, BEGINS = "ends", "begins"


@dataclass(frozen=True)
class Turn:
    """From `month` (a month-end) on the campaign is over, or runs."""

    kind: str
    month: date


def months_ahead(turns: tuple[Turn, ...], kind: str, known: date) -> int | None:
    """The first announced turn of a kind after the last month known, counted from nought."""
    ahead = [
        12 * (one.month.year - known.year) + one.month.month - known.month - 1
        for one in turns
        if one.kind == kind and one.month > known
    ]
    return min(ahead, default=None)
