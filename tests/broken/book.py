"""Registers with one thing wrong: for each law a way to break it, and the record it must name."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from data.synthetic.proof.facts import Register

DAY = pd.Timedelta(days=1)
YEAR = pd.DateOffset(years=1)
Broken = Callable[[Register], set[object]]
BREAKS: dict[int, Broken] = {}


def breaks(number: int) -> Callable[[Broken], Broken]:
    """Enters a way to break a law: changes the register and returns the records to be named."""

    def entered(function: Broken) -> Broken:
        assert number not in BREAKS
        BREAKS[number] = function
        return function

    return entered


def put(register: Register, table: str, row: object, **values: object) -> None:
    """Writes cells of one row."""
    for column, value in values.items():
        register[table].loc[row, column] = value


def stays(people: pd.DataFrame) -> pd.DataFrame:
    """Permanent residents who are still there."""
    return people[(people["residence"] == "permanent") & people["exit_date"].isna()]


def first(frame: pd.DataFrame, wanted: pd.Series | np.ndarray) -> pd.Series:
    found = frame[wanted]
    assert len(found), "the small commune has no such row"
    return found.iloc[0]


def childless(people: pd.DataFrame) -> pd.Series:
    return ~people["resident_id"].isin(people["mother_id"]) & ~people["resident_id"].isin(
        people["father_id"]
    )
