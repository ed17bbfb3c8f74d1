"""The tables of data/reference: read as text, turned into arrays, passed along as the unit."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

_FOLDER = Path(__file__).parents[1] / "reference"
SEXES = ("male", "female")
AGES = np.arange(0, 117)
GROUPS = [*(f"{a}-{a + 4}" for a in range(0, 85, 5)), "85+"]


# Family census of the culture ministry 2014, 20,973,764 households [S bvhttdl.gov.vn], per mille.
HOUSEHOLD_KINDS = {
    "couple_with_children": 553,
    "three_generations": 207,
    "couple": 84,
    "mother_with_children": 68,
    "father_with_children": 31,
    "one_person": 31,
    "other": 26,
}


@cache
def table(name: str, folder: Path = _FOLDER) -> pd.DataFrame:
    """One reference table as text, by its README; or a table of words beside the code it serves."""
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def by_age(name: str, column: str, sex: str) -> np.ndarray:
    """The column for single years 0..116, constant within the table's age groups."""
    rows = table(name)
    if "sex" in rows:
        rows = rows[rows["sex"] == sex]
    out = np.zeros(len(AGES))
    for group, value in zip(rows["age_group"], rows[column], strict=True):
        low, high = bounds(group)
        out[(low <= AGES) & (high >= AGES)] = float(value)
    return out


def bounds(group: str) -> tuple[int, int]:
    """First and last age of a group written 5-9 or 85+."""
    if group.endswith("+"):
        return int(group[:-1]), 200
    low, high = group.split("-")
    return int(low), int(high)


@cache
def mortality(sex: str) -> np.ndarray:
    """Cumulative death hazard at exact ages 0..116: `hatinh_assumed`, certain death after 110."""
    rows = table("life_table_vn")
    rows = rows[(rows["variant"] == "hatinh_assumed") & (rows["sex"] == sex)]
    mx = rows["mx"].astype(float).to_numpy()
    yearly = mx[np.minimum(AGES[:-1], len(mx) - 1)]
    yearly = np.where(AGES[:-1] >= 110, 20.0, yearly)
    return np.concatenate([[0.0], np.cumsum(yearly)])


def household_kinds() -> np.ndarray:
    """The census, its one-person households as in household_size.csv, the rest in proportion."""
    share = np.array(list(HOUSEHOLD_KINDS.values()), dtype=float)
    at = list(HOUSEHOLD_KINDS).index("one_person")
    alone = float(table("household_size")["share_registered"].iloc[0])
    share *= (1 - alone) / (share.sum() - share[at])
    share[at] = alone
    return share


def rollout(name: str, column: str) -> np.ndarray:
    """The month-end curve of a rollout table from 2021-01 to its end, 0 in months before it."""
    rows = table(name)
    months = rows["month"].to_numpy().astype("M8[M]").astype(int) - (2021 - 1970) * 12
    out = np.zeros(months.max() + 1)
    out[months] = rows[column].astype(float)
    return out


def unit_tables() -> dict[str, pd.DataFrame]:
    """The tables that `publish` asks for, an empty cell as a missing value."""
    told = {
        "unit": table("issuers"),
        "target": table("targets"),
        "plan": table("plans"),
        "plan_task": _tasks(),
        "beginning": table("beginnings"),
        "age_structure": table("age_sex_hatinh").rename(columns={"share_registered": "share"}),
        "reference": table("standing").rename(columns={"table": "name"}),
    }
    return {name: frame.replace("", None) for name, frame in told.items()}


def _tasks() -> pd.DataFrame:
    [plan] = table("plans")["number"]
    both = table("plan_tasks").merge(table("plan_tasks_en"), on="task_id", validate="1:1")
    names = {"task_id": "task", "plan_section": "section", "date": "due"}
    names |= {"task_vi": "words_vi", "task_en": "words_en"}
    return both.rename(columns=names).assign(plan=plan)
