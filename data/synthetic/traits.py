"""Ethnicity, religion, education, occupation and marital status, each one keyed draw.

Education and occupation are as at 2024-12-31, marital status as at entry; None under school or
working age.
"""

import numpy as np
import pandas as pd

from data.synthetic import slots as s
from data.synthetic.absences import Spells
from data.synthetic.days import CALIBRATED_TO, T0, age
from data.synthetic.homes import Homes
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.people import People
from data.synthetic.reference import AGES, SEXES, bounds, by_age, table

_LEVELS = (
    "none_or_below_primary",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "vocational_intermediate",
    "college",
    "university_plus",
)
_STATES = ("never_married", "widowed", "divorced_or_separated")
_PUPIL = "Học sinh, sinh viên"
_AT_REST = ("Hưu trí", "Nội trợ", "Già yếu, không lao động")
_LAST_WORKING_AGE = 76  # the table has no upper bound; nobody of 90 is a driver [A]


def shared(seed: int, who: People, homes: Homes, name: str, purpose: Purpose) -> np.ndarray:
    """Ethnicity or religion: one for a household, but for those who marry in."""
    key = homes.ids[who.home] * s.PER_HOUSEHOLD + np.where(
        np.isin(who.place, (s.SPOUSE, s.IN_LAW)) & (name == "ethnicity"), who.place, 0
    )
    share = table(name)["share_commune_suggested"].astype(float).to_numpy()
    at = np.searchsorted(np.cumsum(share) / share.sum(), uniform(seed, key, purpose))
    return table(name)[f"{name}_vi"].to_numpy(dtype=object)[at]


def education(seed: int, who: People) -> np.ndarray:
    then = np.clip(age(who.born, CALIBRATED_TO), 0, 116)
    total = np.cumsum([by_age("education", level, "") for level in _LEVELS], axis=0)
    draw = uniform(seed, who.ids, Purpose.EDUCATION)
    level = (draw[None, :] * total[-1, then] > total[:, then]).sum(axis=0)
    level = np.where(then < 11, 0, np.where(then < 15, 1, level))
    found = np.array(_LEVELS, dtype=object)[np.minimum(level, len(_LEVELS) - 1)]
    return np.where(then < 6, None, found)


def occupation(seed: int, who: People, away: Spells) -> np.ndarray:
    then = np.clip(age(who.born, CALIBRATED_TO), 0, 116)
    absent = np.zeros(len(who.ids), dtype=bool)
    absent[away.person[(away.start <= CALIBRATED_TO) & (away.end > CALIBRATED_TO)]] = True
    rows = table("occupation")
    draw = uniform(seed, who.ids, Purpose.OCCUPATION)
    out = np.full(len(who.ids), None, dtype=object)
    for group, mine in (("present", ~absent), ("absent", absent)):
        part = rows[rows["presence_group"] == group]
        total = np.cumsum(_allowed(part), axis=0)
        at = (draw[None, :] * total[-1, then] > total[:, then]).sum(axis=0)
        words = part["occupation_vi"].to_numpy(dtype=object)
        nothing = (total[-1, then] == 0) & mine  # the absent table ends with working age
        out[mine] = words[np.minimum(at, len(words) - 1)][mine]
        out[nothing] = _AT_REST[-1]
    return np.where(then < 6, None, np.where(then < 16, _PUPIL, out))


def marital(seed: int, who: People, homes: Homes) -> np.ndarray:
    """Married with a spouse in the house at entry; others by the table without the married."""
    other = np.full(homes.entry.shape[1], -1)
    other[[s.HEAD, s.SPOUSE, s.PARENT_HIS, s.PARENT_HER]] = [
        s.SPOUSE,
        s.HEAD,
        s.PARENT_HER,
        s.PARENT_HIS,
    ]
    partner = np.where(other >= 0, other, 0)[who.place]
    paired = (other[who.place] >= 0) & (homes.entry[who.home, partner] <= who.entry)
    wed = (who.place == s.IN_LAW) | (
        (who.place == s.CHILDREN[0]) & (homes.entry[who.home, s.IN_LAW] <= who.entry)
    )
    then = np.clip(age(who.born, np.maximum(who.entry, T0)), 0, 116)
    draw, out = uniform(seed, who.ids, Purpose.MARITAL), np.empty(len(who.ids), dtype=object)
    for is_male, sex in ((True, SEXES[0]), (False, SEXES[1])):
        total = np.cumsum([by_age("marital_by_age_sex", x, sex) for x in _STATES], axis=0)
        at = (draw[None, :] * total[-1, then] > total[:, then]).sum(axis=0)
        mine = who.male == is_male
        out[mine] = np.array(_STATES, dtype=object)[np.minimum(at, 2)][mine]
    out[then < 18] = _STATES[0]
    out[(paired | wed) & ~who.temporary] = "married"
    return out


def _allowed(rows: pd.DataFrame) -> np.ndarray:
    """rows × ages: the share of each occupation at each age it is found at."""
    out = []
    for row in rows.itertuples():
        low, high = bounds(row.age_range)
        high = high if row.occupation_vi in _AT_REST else min(high, _LAST_WORKING_AGE)
        out.append(np.where((low <= AGES) & (high >= AGES), float(row.share_within_group), 0.0))
    return np.array(out)
