"""What a quality check says: a rule, the error it suspects, and the persons it points at."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER
from data.synthetic.defects.records import days


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
