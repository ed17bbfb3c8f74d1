"""The kinds of households the family census counts, from the relations of their members."""

import numpy as np

from data.synthetic.life.kin import RELATIONS
from data.synthetic.reference import table

# Family census of the culture ministry 2014, 20,973,764 households [S bvhttdl.gov.vn], per mille.
CENSUS = {
    "couple with children": 553,
    "three generations": 207,
    "couple": 84,
    "mother with children": 68,
    "father with children": 31,
    "one person": 31,
    "other": 26,
}
ALONE = list(CENSUS).index("one person")


def kind(roles: np.ndarray, male_head: np.ndarray) -> np.ndarray:
    """Index in CENSUS of households × relations (counts); a head with old parents is a child."""
    count = {name: roles[:, code] for code, name in enumerate(RELATIONS)}
    has = {name: number > 0 for name, number in count.items()}
    below = has["child"] | has["child_in_law"]
    strangers = has["sibling"] | has["other"]
    deep = has["grandchild"] & below
    deep |= has["parent"] & (below | has["grandchild"])
    young = below & ~has["grandchild"] & ~has["parent"] & ~strangers
    old = has["parent"] & ~below & ~has["grandchild"] & ~strangers
    couple = (young & has["spouse"]) | (old & (count["parent"] == 2))
    lone = (young & ~has["spouse"]) | (old & (count["parent"] == 1))
    size = roles.sum(axis=1)
    found = {
        "one person": size == 1,
        "three generations": deep,
        "couple": (size == 2) & has["spouse"],
        "couple with children": couple,
        "mother with children": lone & (old | ~male_head),
        "father with children": lone & ~old & male_head,
    }
    names = list(CENSUS)
    numbers = [names.index(name) for name in found]
    return np.select(list(found.values()), numbers, names.index("other"))


def reference_kinds() -> np.ndarray:
    """The census, its one-person households as in household_size.csv, the rest in proportion."""
    share = np.array(list(CENSUS.values()), dtype=float)
    alone = float(table("household_size")["share_registered"].iloc[0])
    share *= (1 - alone) / (share.sum() - share[ALONE])
    share[ALONE] = alone
    return share
