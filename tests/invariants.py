"""The 57 invariants of the specification: which of them a register shows, which a program.

Laws of a register are functions of `data/synthetic/proof/laws`, one each; what remains here are
the laws of the generator (33 and 53-57), which compare two registers.
"""

from datetime import date

import numpy as np
import pandas as pd

from data.synthetic.proof.facts import Facts, Register
from data.synthetic.proof.laws import LAWS

SPECIFIED = range(1, 58)
OF_THE_GENERATOR = {
    33: "a number never changes, in history nor with the data date",
    53: "the same seed gives the same tables",
    54: "a commune is independent of scale, batch and processes",
    55: "an earlier history is the later one cut there",
    56: "changing one village's lag changes nobody else's dates",
    57: "the defect pass leaves every unlisted cell alone (tests/test_defects.py)",
}
SNAPSHOT = ["household_id", "relation", "education", "occupation", "marital"]
FIRST = {
    "residents": "entry_date",
    "households": "formed_date",
    "household_membership": "from_date",
    "marriages": "from_date",
    "statuses": "from_date",
    "cards": "issue_date",
    "eid_accounts": "submitted_date",
    "absences": "from_date",
    "visits": "from_date",
    "notifications": "notified_date",
}
_SAID_AT_THE_END = {"exit_date": "exit_type", "to_date": "end_how"}


def offenders(register: Register, number: int, as_of: date) -> np.ndarray:
    """Ids of the records that break a law; empty = it holds."""
    return LAWS[number].offenders(Facts(register, as_of))


def known_at(register: Register, as_of: date) -> Register:
    """What was known on a day, written apart from the generator's own cut."""
    end = pd.Timestamp(as_of)
    people = register["residents"]
    there = set(people.loc[people["entry_date"] <= end, "resident_id"])
    return {name: _known(name, frame, end, there) for name, frame in register.items()}


def _known(name: str, frame: pd.DataFrame, end: pd.Timestamp, there: set[int]) -> pd.DataFrame:
    frame = frame.copy()
    if name in FIRST:
        frame = frame[frame[FIRST[name]] <= end]
    for column in {"resident_id", "husband_id", "wife_id"} & set(frame.columns):
        frame = frame[frame[column].isin(there)]
    for column in {"father_id", "mother_id"} & set(frame.columns):
        frame[column] = frame[column].where(frame[column].isin(there))
    for column in frame.columns:
        if column.endswith("_date") and (name, column) != ("cards", "expiry_date"):
            frame[column] = frame[column].where(frame[column] <= end)
            said = _SAID_AT_THE_END.get(column)
            if said in frame.columns:
                frame[said] = frame[said].where(frame[column].notna())
    return frame


def differences(one: Register, other: Register) -> list[str]:
    """Columns in which two registers differ, whatever the order of rows; snapshots apart."""
    found = []
    for name in sorted(set(one) | set(other)):
        if (name in one) != (name in other):
            found.append(name)
            continue
        left, right = (_plain(name, register[name]) for register in (one, other))
        if len(left) != len(right):
            found.append(f"{name}: {len(left)} or {len(right)} rows")
            continue
        found += [f"{name}.{c}" for c in left if not left[c].equals(right[c])]
    return found


def _plain(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    if name == "residents":
        frame = frame.drop(columns=SNAPSHOT)
    text = frame.astype(str).replace({"nan": "", "NaT": "", "None": "", "<NA>": ""})
    return text.sort_values(list(text.columns)).reset_index(drop=True)


def people_who_differ(one: Register, other: Register) -> set[int]:
    """Residents with a row in any table that the other register does not have just so."""
    found: set[int] = set()
    for name in FIRST:
        if "resident_id" not in one[name]:
            continue
        left, right = (_plain(name, register[name]) for register in (one, other))
        rows = pd.concat([left, right])
        found |= set(rows.loc[~rows.duplicated(keep=False), "resident_id"].astype(int))
    return found
