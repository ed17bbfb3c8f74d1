"""How right the forecast was: the table of the published back-test, for the page and the doubtful.

`python -m tests.backtest` writes proof.csv together with docs/forecast.md.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.meaning.catalogue import indicator_of
from analytics.meaning.indicator import Indicator

_TABLE = Path(__file__).with_name("proof.csv")
_WHERE = Path(__file__).with_name("proof_where.csv")
MODEL = "model"
EARLY = "early date"  # told from 4 to 8 months of history


@dataclass(frozen=True)
class Proof:
    """One method's answers to one kind of question about one indicator.

    `question`: date (errors and widths in months) or 3, 6, 12 months ahead (in per cent of the
    population). `covered`: how often the truth lay in the 80 % interval; of an early date, how
    often its middle lay within three months of the truth. `error` is the median of told minus true,
    so negative is too early or too few; `miss` the mean without sign.
    """

    indicator: Indicator
    question: str
    method: str
    cases: int
    covered: float
    error: float
    miss: float
    width: float


@cache
def proofs() -> tuple[Proof, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as page:
        return tuple(
            Proof(
                *(
                    indicator_of(row["indicator"]),
                    row["question"],
                    row["method"],
                    int(row["cases"]),
                ),
                *(float(row[name]) for name in ("covered", "error", "miss", "width")),
            )
            for row in csv.DictReader(page)
        )


@dataclass(frozen=True)
class Where:
    """How often the intervals of counts held in one part of the trials, three horizons pooled.

    `by`: size, history or origin; an origin is a month, or the week of a real history.
    """

    by: str
    history: str
    name: str
    cases: int
    covered: float


@cache
def where() -> tuple[Where, ...]:
    with _WHERE.open(encoding="utf-8", newline="") as page:
        return tuple(
            Where(
                *(row["by"], row["history"], row["name"]),
                *(int(row["cases"]), float(row["covered"])),
            )
            for row in csv.DictReader(page)
        )


def early_record(indicator: Indicator) -> tuple[int, int] | None:
    """How many dates told from a young history were right, of how many; None while untried."""
    for one in proofs():
        if (one.indicator, one.question, one.method) == (indicator, EARLY, MODEL):
            return round(one.covered * one.cases), one.cases
    return None
