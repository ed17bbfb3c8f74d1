"""The scorecard of synthetic.md section 7: how far the people are from the references.

Counts of registers add up, so that memory stays flat over any number. Distances are total variation
(share of people in the wrong cell), χ² by degrees of freedom (1 = chance alone),
Kolmogorov-Smirnov, or points; each has a bar for one commune and one for many.
"""

from collections.abc import Iterable
from datetime import date

from analytics.register.tables import Register
from data.synthetic.defects.sheet import replayed
from data.synthetic.proof.errors import error_counts, error_scores
from data.synthetic.proof.events import event_counts, event_scores
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.papers import paper_counts, paper_scores
from data.synthetic.proof.people import people_counts, people_scores
from data.synthetic.proof.score import MEASURES, Counts, Score, decimal

_SCOPES = {"commune": "một xã", "pooled": "nhiều xã gộp lại"}


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


def scorecard(registers: Iterable[Register], as_of: date) -> tuple[Score, ...]:
    """Every measure for one register, or for the sum of many; one register in memory at a time."""
    return scores(pooled(registers, as_of))


def scores(c: Counts) -> tuple[Score, ...]:
    """In order of measure and day."""
    found = [*people_scores(c), *event_scores(c), *paper_scores(c), *error_scores(c)]
    order = list(MEASURES)
    return tuple(sorted(found, key=lambda one: (order.index(one.measure), one.day)))


def scorecard_text(found: Iterable[Score]) -> str:
    """A table for the terminal, in Vietnamese."""
    rows = [("", "Chỉ tiêu", "Ngày", "Giá trị", "Ngưỡng", "Giải thích")]
    told = tuple(found)
    for one in told:
        mark = "✓" if one.met else "✗"
        numbers = (decimal(one.value, "vi", 4), decimal(one.bar, "vi", 4))
        label = f"{one.measure} {one.label_vi}"
        rows.append((mark, label, f"{one.day:%d/%m/%Y}", *numbers, one.note_vi))
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    lines = [
        "  ".join(
            cell.rjust(width) if at in (3, 4) else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=False))
        )
        + f"  {row[5]}"
        for row in rows
    ]
    missed = sum(not one.met for one in told)
    scope = _SCOPES[told[0].scope] if told else ""
    lines.append(f"Đạt {len(told) - missed}/{len(told)} chỉ tiêu ({scope}).")
    return "\n".join(lines)
