"""The defects that can be planted, read from data/reference/defects.csv.

DQ21 has no defect of its own: the register keeps no CMND numbers, and a CMND that is the only
paper after 2024-12-31 comes about by life itself, as do DQ17 and DQ19.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import T0, day
from data.synthetic.reference import table

# Share of records with at least one open error (domain.md 5), the last two points assumed.
LEVEL = (
    (T0, 0.10),
    (day("2021-07-01"), 0.05),
    (day("2022-04-01"), 0.035),
    (day("2022-12-31"), 0.025),
    (day("2023-12-31"), 0.015),
    (day("2024-06-30"), 0.012),
    (day("2030-12-31"), 0.008),
)
# Share of the records of a commune with an error if every base rate held once; a constant, so
# that one configuration serves every commune. tests/test_defects.py measures it again.
MIX = 0.0962


@dataclass(frozen=True)
class Defect:
    """One row of defects.csv; `own_rate` stands apart from the falling level (changes of life)."""

    code: str
    table: str
    field: str
    base: float
    own_rate: bool
    days_to_find: float
    rules: tuple[str, ...]
    detectable: bool

    def rate(self, start: np.ndarray) -> np.ndarray:
        """The mean probability among the eligible records that begin on each of the days."""
        return self.base * (np.ones(len(start)) if self.own_rate else level(start) / MIX)


@cache
def defects() -> dict[str, Defect]:
    """All defects by their code."""
    rows = table("defects").to_dict("records")
    return {
        row["code"]: Defect(
            code=row["code"],
            table=row["table"],
            field=row["field"],
            base=float(row["base"]),
            own_rate=row["level"] == "own",
            days_to_find=float(row["days_to_find"]),
            rules=tuple(row["rule"].split()),
            detectable=row["detectable"] == "yes",
        )
        for row in rows
    }


def level(days: np.ndarray) -> np.ndarray:
    """Share of records with an error on each day, between the points on a logarithmic line."""
    knots, shares = np.array(LEVEL).T
    return np.exp(np.interp(days, knots, np.log(shares)))
