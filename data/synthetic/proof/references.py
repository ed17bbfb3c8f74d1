"""What the tables of data/reference expect, as arrays. Sexes stand in the order male, female."""

from functools import cache

import numpy as np

from data.synthetic.reference import AGES, GROUPS, SEXES, bounds, by_age, rollout, table
from data.synthetic.tables import EDUCATION, MARITAL

BIRTHS_PER_1000 = 15.5  # the 0-4 group of the registered pyramid; synthetic.md section 10
MARRIAGES_PER_1000 = (6.0, 7.0)  # synthetic.md 4.7
SEX_RATIO_AT_BIRTH = 113.0  # assumed; WPP 2024 gives 111
# The table says 1.000 and falls again, which nobody's fourteenth birthday allows: 5.8 a month of
# 3,210 present people wait a hundred days, .6 %; the ill and those just back are another 1 % [A].
CARD_CAP = 0.984
MOTHERS = np.arange(15, 50)
# Roles measured in the trial of synthetic.md section 7, S8; siblings and others share the rest.
ROLES = {
    "head": 0.27,
    "spouse": 0.21,
    "child": 0.42,
    "child_in_law": 0.025,
    "grandchild": 0.05,
    "parent": 0.03,
    "sibling": 0.0,
    "other": 0.0,
}
SPOUSE_GAP = (3.1, 3.2, -6.0, 14.0)  # years he is older: mean, deviation, least, most
SPACING = (1.0, 2.0, 1.3)  # years to the next child: 1 + gamma of this shape and scale [A]


@cache
def pyramid(column: str = "share_registered") -> np.ndarray:
    """Shares by sex × five-year group, summing to 1."""
    rows = table("age_sex_hatinh").set_index(["sex", "age_group"])[column].astype(float)
    found = np.array([[rows[sex, group] for group in GROUPS] for sex in SEXES])
    return found / found.sum()


@cache
def sizes() -> np.ndarray:
    """Shares of households of 1, 2 … 9, 10 and more."""
    found = table("household_size")["share_registered"].astype(float).to_numpy()
    return found / found.sum()


@cache
def roles() -> np.ndarray:
    found = np.array(list(ROLES.values()))
    return found / found.sum()


@cache
def by_groups(name: str, column: str) -> np.ndarray:
    """A column by sex × five-year group."""
    return np.array([by_age(name, column, sex)[np.arange(0, 90, 5)] for sex in SEXES])


@cache
def single_years(name: str, column: str) -> np.ndarray:
    """A column by sex × single year 0..116."""
    return np.array([by_age(name, column, sex) for sex in SEXES])


@cache
def marital() -> np.ndarray:
    """Sex × five-year group × status; nobody under 15 ever married."""
    found = np.stack([by_groups("marital_by_age_sex", state) for state in MARITAL], axis=-1)
    found[:, :3] = [1.0, 0.0, 0.0, 0.0]
    return found / found.sum(axis=-1, keepdims=True)


@cache
def education() -> np.ndarray:
    """Five-year group from 15 × level."""
    rows = table("education")[list(EDUCATION)].astype(float).to_numpy()
    return rows / rows.sum(axis=1, keepdims=True)


@cache
def education_groups() -> np.ndarray:
    """The row of `education` for single years 0..116, -1 under 15."""
    out = np.full(len(AGES), -1)
    for at, group in enumerate(table("education")["age_group"]):
        low, high = bounds(group)
        out[(low <= AGES) & (high >= AGES)] = at
    return out


@cache
def mortality(variant: str) -> np.ndarray:
    """Yearly death rates by sex × single year 0..100 of one variant of the life table."""
    rows = table("life_table_vn")
    rows = rows[rows["variant"] == variant]
    return np.array([rows[rows["sex"] == sex]["mx"].astype(float).to_numpy() for sex in SEXES])


@cache
def fertility() -> np.ndarray:
    """The local age pattern of fertility for single years 15..49, summing to 1.

    The births of 15-19 fall on 18 and 19: nobody here marries before the legal age.
    """
    rows = table("asfr")["local_percent"].astype(float).to_numpy()
    found = np.repeat(rows, 5)
    found[:5] = [0.0, 0.0, 0.0, 2.5 * rows[0], 2.5 * rows[0]]
    return found / found.sum()


def curve(name: str, column: str, cap: float) -> np.ndarray:
    """A rollout table by month from 2021-01 to its end: never falling, at most `cap`."""
    return np.minimum(np.maximum.accumulate(rollout(name, column)), cap)


@cache
def card_curve() -> np.ndarray:
    return curve("card_rollout", "hatinh_share_of_present_eligible", CARD_CAP)


@cache
def account_curve() -> np.ndarray:
    return curve("vneid_rollout", "commune_suggested_level2_share_of_present_eligible", 1.0)


@cache
def surnames() -> dict[str, float]:
    rows = table("surnames")
    found = {row.surname: float(row.share_local or 0) for row in rows.itertuples()}
    total = sum(found.values())
    return {name: share / total for name, share in found.items() if share}
