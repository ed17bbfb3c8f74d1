"""Laws 37-45: parents and children, husbands and wives."""

import numpy as np

from data.synthetic.days import NEVER, age
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws.law import law, overlaps
from data.synthetic.tables import ENDS, RELATIONS

_MOTHER_AGES = (15, 50)
_FATHER_LEAST = 16
_AFTER_FATHER = 300  # days: a child born later is not the dead man's
_APART = 270  # days between siblings who are not twins
_HUSBAND_LEAST, _WIFE_LEAST = 20, 18  # Law on Marriage and Family 52/2014/QH13, art. 8


def _couples(f: Facts) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Husbands, wives, first and last day of every marriage."""
    weddings = f["marriages"]
    return (
        weddings.who("husband_id"),
        weddings.who("wife_id"),
        weddings.days("from_date"),
        weddings.days("to_date"),
    )


def _marriages(f: Facts, bad: np.ndarray) -> np.ndarray:
    return f["marriages"].whole("marriage_id")[bad]


@law(37, "residents", "Mẹ hơn con 15–50 tuổi, cha hơn con ít nhất 16 tuổi.")
def parent_of_the_wrong_age(f: Facts) -> np.ndarray:
    """A mother is 15 to 50 when her child is born, a father 16 at least."""
    hers = age(f.born[np.maximum(f.mother, 0)], f.born)
    his = age(f.born[np.maximum(f.father, 0)], f.born)
    least, most = _MOTHER_AGES
    bad = (f.mother >= 0) & ((hers < least) | (hers > most))
    female_father = (f.father >= 0) & ~f.male[np.maximum(f.father, 0)]
    male_mother = (f.mother >= 0) & f.male[np.maximum(f.mother, 0)]
    return f.ids[bad | ((f.father >= 0) & (his < _FATHER_LEAST)) | female_father | male_mother]


@law(38, "residents", "Không ai sinh ra sau khi mẹ chết, hay quá 300 ngày sau khi cha chết.")
def born_after_a_parents_death(f: Facts) -> np.ndarray:
    """Nobody is born after the mother's death or over 300 days after the father's."""
    hers, his = (f.died[np.maximum(parent, 0)] for parent in (f.mother, f.father))
    late = (f.mother >= 0) & (f.born > hers)
    return f.ids[late | ((f.father >= 0) & (f.born > his + _AFTER_FATHER))]


@law(39, "residents", "Anh chị em cùng mẹ cách nhau ít nhất 270 ngày, hoặc sinh đôi cùng ngày.")
def siblings_too_close(f: Facts) -> np.ndarray:
    """Children of one mother are born 270 days apart, or on the same day."""
    rows = np.flatnonzero(f.mother >= 0)
    rows = rows[np.lexsort((f.born[rows], f.mother[rows]))]
    gap = np.diff(f.born[rows])
    same = np.diff(f.mother[rows]) == 0
    return f.ids[rows[1:][same & (gap > 0) & (gap < _APART)]]


@law(40, "marriages", "Vợ chồng khác giới, một vợ một chồng, vợ từ 18 và chồng từ 20 tuổi.")
def unlawful_marriage(f: Facts) -> np.ndarray:
    """Husband and wife, one marriage at a time; she is 18 and he 20 on the wedding day."""
    husband, wife, start, end = _couples(f)
    young = (age(f.born[wife], start) < _WIFE_LEAST) | (
        age(f.born[husband], start) < _HUSBAND_LEAST
    )
    wrong = ~f.male[husband] | f.male[wife] | (start >= end) | young | (husband < 0) | (wife < 0)
    both = np.concatenate([husband, wife])
    twice = overlaps(both, np.tile(start, 2), np.tile(end, 2))
    return _marriages(f, wrong | np.isin(husband, twice) | np.isin(wife, twice))


@law(41, "marriages", "Hôn nhân chấm dứt khi một người chết.")
def marriage_beyond_death(f: Facts) -> np.ndarray:
    """A marriage ends by the first death, and `death` is said only then."""
    husband, wife, _, end = _couples(f)
    death = np.minimum(f.died[husband], f.died[wife])
    how = f["marriages"].code("end_how", ENDS)
    said = how == ENDS.index("death")
    ends_on_it = (end == death) & (death < NEVER)
    return _marriages(f, (end > death) | (said != ends_on_it) | ((how >= 0) != (end < NEVER)))


@law(42, "marriages", "Không kết hôn giữa cha mẹ và con, giữa anh chị em.")
def marriage_of_close_kin(f: Facts) -> np.ndarray:
    """No marriage of parent and child or of siblings."""
    husband, wife, _, _ = _couples(f)
    parent = (f.mother[husband] == wife) | (f.father[wife] == husband)
    siblings = np.zeros(len(husband), dtype=bool)
    for of in (f.mother, f.father):
        siblings |= (of[husband] == of[wife]) & (of[husband] >= 0)
    return _marriages(f, parent | siblings)


@law(43, "household_membership", "Cha mẹ của chủ hộ hơn chủ hộ ít nhất 15 tuổi.")
def parent_hardly_older_than_the_head(f: Facts) -> np.ndarray:
    """Parents of the head are 15 years older at least."""
    stays = f.stays
    rows = np.flatnonzero((stays.relation == RELATIONS.index("parent")) & (stays.head >= 0))
    parent, head = stays.person[rows], stays.head[rows]
    return np.unique(f.ids[parent[age(f.born[parent], f.born[head]) < _MOTHER_AGES[0]]])


@law(44, "residents", "Con mang họ cha, hoặc họ mẹ khi sổ không có cha.")
def child_of_another_name(f: Facts) -> np.ndarray:
    """A child has the father's surname, else the mother's."""
    surname = f["residents"].frame["surname"].factorize()[0]
    parent = np.where(f.father >= 0, f.father, f.mother)
    return f.ids[(parent >= 0) & (surname != surname[np.maximum(parent, 0)])]


@law(45, "residents", "Anh chị em ruột không trùng họ tên.")
def siblings_of_one_name(f: Facts) -> np.ndarray:
    """Siblings differ in full name."""
    name = f["residents"].frame["full_name"].factorize()[0]
    bad = np.zeros(len(f.ids), dtype=bool)
    for parent in (f.mother, f.father):
        rows = np.flatnonzero(parent >= 0)
        key = parent[rows] * (name.max() + 1) + name[rows]
        _, place, count = np.unique(key, return_inverse=True, return_counts=True)
        bad[rows[count[place] > 1]] = True
    return f.ids[bad]
