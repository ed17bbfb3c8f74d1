"""Cumulated hazards of groups of people, month by month: the time on which adoption runs."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, MONTHS, T0

COUNT = len(MONTHS) - 1
END = HORIZON + 1
ROW = 128  # nodes a group, a power of two for the search; those after the last are infinite
_LENGTHS = np.diff(MONTHS)
_POSITION = np.repeat(np.arange(COUNT), _LENGTHS) + (
    (np.arange(END - T0) - np.repeat(MONTHS[:-1] - T0, _LENGTHS)) / np.repeat(_LENGTHS, _LENGTHS)
)
_MONTH = np.append(np.repeat(np.arange(COUNT), _LENGTHS), COUNT - 1)
_PART = np.append(_POSITION - _MONTH[:-1], 1.0)


@dataclass(frozen=True)
class Clock:
    """Rows of nodes (cumulated hazard at the first of each month), one row a group."""

    nodes: np.ndarray

    @staticmethod
    def of(hazard: np.ndarray) -> "Clock":
        """From the hazard of each group (rows) in each of the 120 months."""
        nodes = np.full((len(hazard), ROW), np.inf)
        nodes[:, 0] = 0.0
        nodes[:, 1 : COUNT + 1] = np.cumsum(np.maximum(hazard, 1e-9), axis=1)
        return Clock(nodes.ravel())

    def at(self, group: np.ndarray, days: np.ndarray) -> np.ndarray:
        """The cumulated hazard at the start of days from T0 to the day after the horizon."""
        since = days - T0
        node = group * ROW + _MONTH[since]
        low = self.nodes[node]
        return low + _PART[since] * (self.nodes[node + 1] - low)

    def day(self, group: np.ndarray, value: np.ndarray) -> np.ndarray:
        """The day on which the cumulated hazard reaches `value`."""
        base = group * ROW
        month = np.minimum(reached(self.nodes, base, value), COUNT - 1)
        low = self.nodes[base + month]
        part = (value - low) / (self.nodes[base + month + 1] - low)
        return MONTHS[month] + np.minimum(part * _LENGTHS[month], _LENGTHS[month] - 1).astype(int)


def reached(nodes: np.ndarray, base: np.ndarray, value: np.ndarray) -> np.ndarray:
    """The last node of each row (128 rising numbers from `base` on) that is not above `value`."""
    node = base.copy()
    for step in (64, 32, 16, 8, 4, 2, 1):
        node += (nodes[node + step] <= value) * step
    return node - base
