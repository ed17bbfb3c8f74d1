"""The counts of one register or many: additive, so that memory stays flat over any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.synthetic.defects.replay import replayed
from data.synthetic.proof.facts import Facts, Register
from data.synthetic.proof.tally_errors import error_counts
from data.synthetic.proof.tally_events import event_counts
from data.synthetic.proof.tally_papers import paper_counts
from data.synthetic.proof.tally_people import people_counts


@dataclass(frozen=True)
class Counts:
    """`of` holds the sums by name; `days` are the Januaries and, last, the data date."""

    communes: int
    as_of: int
    days: np.ndarray
    month_ends: np.ndarray
    of: dict[str, np.ndarray]

    def __getitem__(self, name: str) -> np.ndarray:
        return self.of[name]

    def __contains__(self, name: str) -> bool:
        return name in self.of

    def __add__(self, other: "Counts") -> "Counts":
        sums = {name: self.of[name] + other.of[name] for name in self.of}
        return Counts(self.communes + other.communes, self.as_of, self.days, self.month_ends, sums)

    @property
    def residents(self) -> int:
        """Registered permanent residents on the data date."""
        return int(self["people"][-1].sum())

    @property
    def scope(self) -> str:
        return "commune" if self.communes == 1 else "pooled"


def counted(register: Register, as_of: date) -> Counts:
    """The counts of one commune.

    A register with `defects_truth` is a spoilt one: people are counted as they are, which replaying
    the truth tells, and the errors apart.
    """
    told = dict(register)
    truth = told.pop("defects_truth", None)
    f = Facts(told if truth is None else replayed(told, truth), as_of)
    sums = {**people_counts(f), **event_counts(f), **paper_counts(f)}
    if truth is not None:
        sums |= error_counts(f, truth)
    return Counts(1, f.as_of, f.days, f.month_ends, sums)


def pooled(registers: Iterable[Register], as_of: date) -> Counts:
    """The sums over all registers, holding one at a time."""
    total: Counts | None = None
    for register in registers:
        one = counted(register, as_of)
        total = one if total is None else total + one
    if total is None:
        raise ValueError("no register to score")
    return total
