"""How a thing spreads: a common hazard by month, times each person's own factor.

S(i, t) = exp(-Σ ΔH(t) f(i, t)); ΔH is solved month by month so that the expected share among the
people counted follows the reference curve exactly (synthetic.md 4.9).
"""

import numpy as np

from data.synthetic.days import MONTHS, NEVER

_FASTEST = 6.0  # the most a month may add to the common hazard


def adopted(
    factor: np.ndarray,
    counted: np.ndarray,
    given: np.ndarray,
    curve: np.ndarray,
    draw: np.ndarray,
    *,
    least: np.ndarray | float = 0.0,
) -> np.ndarray:
    """The day of adoption, NEVER for those who do not by the horizon.

    `factor` and `counted` are persons × 120 months (0 = cannot, True = in the denominator), `given`
    persons × months who have it by another way, `curve` the share wanted at each month's end.
    """
    need = -np.log(draw)
    grown = np.zeros(len(draw))
    day = np.full(len(draw), NEVER)
    floor = np.broadcast_to(least, curve.shape)
    for month, share in enumerate(curve):
        mine = factor[:, month]
        rows = counted[:, month] & ~given[:, month]
        sure = (counted[:, month] & given[:, month]).sum()
        wanted = share * counted[:, month].sum() - sure
        step = max(_solved(grown[rows], mine[rows], wanted), floor[month])
        after = grown + step * mine
        now = (grown < need) & (after >= need)
        part = (need - grown)[now] / (after - grown)[now]
        days = MONTHS[month + 1] - MONTHS[month]
        day[now] = MONTHS[month] + np.minimum((part * days).astype(int), days - 1)
        grown = after
    return day


def _solved(grown: np.ndarray, factor: np.ndarray, wanted: float) -> float:
    """The step of the common hazard after which `wanted` people are expected to have it."""
    low, high = 0.0, _FASTEST
    for _ in range(26):
        middle = (low + high) / 2
        have = (1 - np.exp(-(grown + middle * factor))).sum()
        low, high = (middle, high) if have < wanted else (low, middle)
    return high if high < _FASTEST else _FASTEST
