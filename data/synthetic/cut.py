"""A history as it was known at the end of a data date: the only place where that date counts."""

from datetime import date

import pandas as pd

Tables = dict[str, pd.DataFrame]

# A row is known from its first date; what comes later than the data date is not known yet.
_BEGINS = {
    "residents": "entry_date",
    "households": "formed_date",
    "cards": "issue_date",
    "eid_accounts": "submitted_date",
    "absences": "from_date",
    "notifications": "notified_date",
}
_LATER = {
    "residents": ("exit_date",),
    "households": ("dissolved_date",),
    "eid_accounts": ("approved_date", "activated_date"),
    "absences": ("to_date",),
}


def cut(tables: Tables, as_of: date) -> Tables:
    """The tables without anything that happens after `as_of`, sorted by their first columns."""
    known = {name: _known(name, frame, pd.Timestamp(as_of)) for name, frame in tables.items()}
    people = known["residents"]
    people.loc[people["exit_date"].isna(), "exit_type"] = None
    return {name: _in_order(frame) for name, frame in known.items()}


def _known(name: str, frame: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    if name in _BEGINS:
        frame = frame[frame[_BEGINS[name]] <= end]
    frame = frame.copy()
    for column in _LATER.get(name, ()):
        frame[column] = frame[column].mask(frame[column] > end)
    return frame


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(list(frame.columns[:3])[: frame.shape[1]], kind="stable").reset_index(
        drop=True
    )
