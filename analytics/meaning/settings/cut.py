"""From which probability on a verdict changes its word."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CutPoints:
    """Least probabilities of the verdicts; a unit may set its own."""

    on_time: float = 0.8
    close: float = 0.5
    slight: float = 0.2  # below it is very unlikely; the page of settings does not offer it


CUT_POINTS = CutPoints()
