"""Who comes first: one order of villages for every page, paper, scene and plan."""

from fractions import Fraction

Need = tuple[int, Fraction]


def need(missing: int | None, having: float | None, among: int | None) -> Need:
    """Smallest for whom to go to first: most persons missing, then the lowest share.

    What is still equal keeps the order of the villages, for sorting, `min` and `max` leave equals
    as they come; whoever sorts by this takes them in that order.
    """
    share = Fraction(int(having or 0), among) if among else Fraction(1)
    return -(missing or 0), share
