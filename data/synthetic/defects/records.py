"""The records that can be wrong: when each began, who wrote it, and how prone it is to errors.

And what a quality check says of them: a rule, the error it suspects, the persons it points at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, T0
from data.synthetic.keyed import Purpose, normal, uniform

CLERKS = 8
_FRAILTY, _SKILL = 0.5, 0.35  # standard deviations of the logarithms [A]
_LEGACY, _LATER = 1.25, 0.6
_OWN_VILLAGE = 0.5  # share of a village's records that its own clerk writes [A]
_BATCHES, _BAD = 12, 3.0  # months in which the first register was collected; a bad batch's factor


class HasDefects(Protocol):
    """What the pass needs of a story: how error-prone each of the nine villages is."""

    @property
    def defects(self) -> tuple[float, ...]: ...


@dataclass(frozen=True)
class Census:
    """The residents as arrays, in the order of their table."""

    frame: pd.DataFrame
    ids: np.ndarray
    order: np.ndarray
    village: np.ndarray
    born: np.ndarray
    entry: np.ndarray
    left: np.ndarray
    frailty: np.ndarray

    def rows(self, resident_ids: pd.Series) -> np.ndarray:
        """Where each of the ids stands in the table of residents."""
        return self.order[np.searchsorted(self.ids, resident_ids, sorter=self.order)]


@dataclass(frozen=True)
class Records:
    """Candidates of one table, all arrays in its order; `person` is a row of residents."""

    person: np.ndarray
    key: np.ndarray
    start: np.ndarray
    until: np.ndarray
    clerk: np.ndarray
    weight: np.ndarray
    order: np.ndarray
    last: np.ndarray

    def from_day(self, start: np.ndarray) -> "Records":
        """The same records, each beginning on another day."""
        return replace(self, start=start, **_by_day(self.key, start))

    def proneness(self, eligible: np.ndarray) -> np.ndarray:
        """Weights of mean 1 over the eligible records that began no later than each one.

        Only earlier records count, so a later data date changes nobody's probability.
        """
        mine = eligible[self.order]
        weight = self.weight * np.where(self.start <= T0, _LEGACY, _LATER)
        total = np.cumsum(np.where(mine, weight[self.order], 0.0))[self.last]
        count = np.cumsum(mine)[self.last]
        out = np.zeros(len(self.key))
        out[self.order] = np.where(mine, count / np.where(mine, total, 1.0), 0.0)
        return out * weight


def census(seed: int, residents: pd.DataFrame) -> Census:
    ids = residents["resident_id"].to_numpy()
    spread = normal(seed, ids, Purpose.DEFECT_FRAILTY)
    return Census(
        frame=residents,
        ids=ids,
        order=np.argsort(ids, kind="stable"),
        village=residents["village_id"].str[1:].to_numpy().astype(np.int64) - 1,
        born=days(residents["birth_date"]),
        entry=days(residents["entry_date"]),
        left=days(residents["exit_date"]),
        frailty=np.exp(_FRAILTY * spread - _FRAILTY**2 / 2),
    )


def records(
    seed: int,
    who: Census,
    story: HasDefects,
    *,
    person: np.ndarray,
    begins: np.ndarray,
    until: np.ndarray | None = None,
    mark: np.ndarray | int = 0,
) -> Records:
    """`mark` tells apart the records of one person; `begins` is when the record was written.

    What someone brought along was written down on the day of the entry.
    """
    key = (who.ids[person].astype(np.uint64) << np.uint64(16)) + np.asarray(mark, dtype=np.uint64)
    start = np.maximum(np.maximum(begins, who.entry[person]), T0)
    village = who.village[person]
    clerk = _clerk(seed, key, village)
    weight = who.frailty[person] * np.asarray(story.defects)[village]
    weight *= _care(seed, key, start, clerk)
    return Records(
        person=person,
        key=key,
        start=start,
        until=np.full(len(key), NEVER) if until is None else until,
        clerk=clerk,
        weight=weight,
        **_by_day(key, start),
    )


def days(column: pd.Series) -> np.ndarray:
    """Day numbers; NEVER where the date is missing."""
    out = column.to_numpy().astype("M8[D]")
    return np.where(np.isnat(out), NEVER, out.astype(np.int64))


def _by_day(key: np.ndarray, start: np.ndarray) -> dict[str, np.ndarray]:
    """Rows in order of their first day, and for each the place of the last one of that day."""
    order = np.lexsort((key, start))
    ordered = start[order]
    return {"order": order, "last": np.searchsorted(ordered, ordered, side="right") - 1}


def _clerk(seed: int, key: np.ndarray, village: np.ndarray) -> np.ndarray:
    draw = uniform(seed, key, Purpose.DEFECT_CLERK)
    other = ((draw - _OWN_VILLAGE) / (1 - _OWN_VILLAGE) * CLERKS).astype(np.int64)
    return np.where(draw < _OWN_VILLAGE, village % CLERKS, other)


def _care(seed: int, key: np.ndarray, start: np.ndarray, clerk: np.ndarray) -> np.ndarray:
    """How careless the clerk is, and was in that month: every other clerk had a bad batch.

    The first register counts as twelve monthly batches collected before T0.
    """
    clerks = np.arange(CLERKS)
    skill = np.exp(_SKILL * normal(seed, clerks, Purpose.DEFECT_SKILL) - _SKILL**2 / 2)
    bad = uniform(seed, clerks, Purpose.DEFECT_BAD)
    first, later = (bad * 2 * _BATCHES).astype(int), (bad * 2 * 48).astype(int)
    batch = (uniform(seed, key, Purpose.DEFECT_BATCH) * _BATCHES).astype(int)
    month = (start - T0) // 30
    early = (start <= T0) & (batch == first[clerk])
    late = (start > T0) & (month >= later[clerk]) & (month < later[clerk] + 3)
    in_bad = (early | late) & (bad < 0.5)[clerk]
    return skill[clerk] * np.where(in_bad, _BAD, 1.0)


class Finding(NamedTuple):
    """`rule` is a row of dq_rules.csv or "" for a check of the spelling.

    `code` names the suspected defect, "" where life itself explains the finding. A pair or a
    household is one finding with several members.
    """

    rule: str
    code: str
    members: tuple[int, ...]


def each(rule: str, code: str, ids: Iterable[int]) -> list[Finding]:
    """One finding a person."""
    return [Finding(rule, code, (int(i),)) for i in ids]


def persons(findings: Iterable[Finding]) -> set[int]:
    return {member for finding in findings for member in finding.members}


class People:
    """The residents as the checks read them; NEVER for every missing date."""

    def __init__(self, register: Register, as_of: int) -> None:
        self.frame = register["residents"]
        self.as_of = as_of
        self.ids = self.frame["resident_id"].to_numpy()
        self.born = days(self.frame["birth_date"])
        self.entry = days(self.frame["entry_date"])
        self.active = days(self.frame["exit_date"]) == NEVER
        self.permanent = (self.frame["residence"] == "permanent").to_numpy(dtype=bool)
        self.name = self.frame["full_name"].tolist()
        self.number = self.frame["personal_id"].astype(object).tolist()
        self.number = [None if pd.isna(n) else n for n in self.number]

    def words(self, field: str) -> np.ndarray:
        return self.frame[field].to_numpy(dtype=object)

    def listed(self, mask: np.ndarray) -> list[int]:
        return self.ids[mask].tolist()
