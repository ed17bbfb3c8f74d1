"""The defects of data/reference/defects.csv: which records are hit, when found and when fixed.

DQ21 has no defect of its own: the register keeps no CMND numbers, and a CMND that is the only
paper after 2024-12-31 comes about by life itself, as do DQ17 and DQ19.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cache

import numpy as np

from data.synthetic.days import NEVER, T0, day
from data.synthetic.defects.records import Records
from data.synthetic.keyed import Purpose, exponential, normal, uniform
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


MEDIAN_DAYS, TAIL_DAYS = 21, 120  # from found to fixed; the tail is the 95th percentile
_SPREAD = np.log(TAIL_DAYS / MEDIAN_DAYS) / 1.645
_RENEWED = 0.016  # growth of the first records' share of the errors, a year: newcomers bring few
_AHEAD = 1.5 * MEDIAN_DAYS * np.exp(_SPREAD**2 / 2)  # days; 1.5 mean delays meet the level best


class Group(IntEnum):
    """Defects of one group exclude each other: they would change the same field.

    Numbers are never reused or changed, they key the draws.
    """

    ROW = 0
    NAME = 1
    NUMBER = 2
    BIRTH = 3
    SEX = 4
    VILLAGE = 5
    ORIGIN = 6
    EXIT = 7
    ROLE = 8
    STATUS = 9
    ISSUE = 10
    EXPIRY = 11
    ACCOUNT = 12


@dataclass(frozen=True)
class Hits:
    """The records hit by one defect: `row` in its table, `person` in residents."""

    defect: Defect
    row: np.ndarray
    person: np.ndarray
    key: np.ndarray
    start: np.ndarray
    found: np.ndarray
    fixed: np.ndarray
    clerk: np.ndarray
    draw: np.ndarray

    def only(self, these: np.ndarray) -> "Hits":
        cut = {f.name: getattr(self, f.name)[these] for f in fields(self) if f.name != "defect"}
        return Hits(self.defect, **cut)


def hits(
    seed: int, who: Records, group: Group, eligible: Iterable[tuple[str, np.ndarray]]
) -> dict[str, Hits]:
    """One draw a record decides for the whole group, so at most one of its defects happens."""
    draw = uniform(seed, who.key, Purpose.DEFECT + group)
    low = np.zeros(len(draw))
    out = {}
    for code, among in eligible:
        defect = defects()[code]
        high = low + np.where(among, defect.rate(who.start) * who.proneness(among), 0.0)
        out[code] = _dated(seed, who, group, defect, np.nonzero((low <= draw) & (draw < high))[0])
        low = high
    return out


def _dated(seed: int, who: Records, group: Group, defect: Defect, rows: np.ndarray) -> Hits:
    key, start = who.key[rows], who.start[rows]
    draw = uniform(seed, key, Purpose.DEFECT_FOUND + group)
    wait = 1 + exponential(seed, key, Purpose.DEFECT_FOUND + group) * defect.days_to_find
    legacy = (start <= T0) & (not defect.own_rate)
    found = np.where(legacy, _found_of_legacy(draw), start + wait.astype(np.int64))
    spread = normal(seed, key, Purpose.DEFECT_DELAY + 2 * group)
    delay = np.rint(MEDIAN_DAYS * np.exp(_SPREAD * spread)).astype(np.int64)
    fixed = np.where(found < NEVER, found + delay, NEVER)
    fixed = np.minimum(fixed, who.until[rows])  # a new entry in its place ends the error too
    return Hits(
        defect=defect,
        row=rows,
        person=who.person[rows],
        key=key,
        start=start,
        found=np.minimum(found, fixed),
        fixed=fixed,
        clerk=who.clerk[rows],
        draw=uniform(seed, key, Purpose.DEFECT_VARIANT + group),
    )


def _found_of_legacy(draw: np.ndarray) -> np.ndarray:
    """Errors of the first register are found along the falling level, NEVER for the last ones."""
    risk, knots = _legacy_risk()
    day = np.interp(-np.log(draw), risk, knots).astype(np.int64)
    return np.where(-np.log(draw) >= risk[-1], NEVER, day)


@cache
def _legacy_risk() -> tuple[np.ndarray, np.ndarray]:
    """Cumulative risk of being found; earlier than the level, for the fixing takes its time.

    Newcomers bring hardly any error that stays, so the first records carry theirs too.
    """
    knots, shares = np.array(LEVEL).T
    shares = shares * np.exp(_RENEWED * (knots - knots[0]) / 365.25)
    return np.log(shares[0] / shares), np.r_[knots[0], knots[1:] - _AHEAD]
