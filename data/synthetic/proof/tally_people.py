"""Counts of people and households on every day that is looked at."""

import numpy as np

from data.synthetic.days import age
from data.synthetic.proof.facts import EDUCATION, MARITAL, RELATIONS, Facts, Stays
from data.synthetic.proof.references import KINDS, education_groups, surnames
from data.synthetic.reference import AGES, GROUPS

Counts = dict[str, np.ndarray]
_HEAD, _SPOUSE, _CHILD, _IN_LAW, _GRANDCHILD, _PARENT = range(6)
_SIZES = 10


def people_counts(f: Facts) -> Counts:
    """Everything by day: the Januaries and, last, the data date."""
    days = [_on(f, int(on)) for on in f.days]
    found = {name: np.stack([day[name] for day in days]) for name in days[0]}
    return found | _at_the_end(f)


def _on(f: Facts, on: int) -> Counts:
    here = np.flatnonzero(f.here(on))
    group = _group(f.born[here], on)
    sex = 1 - f.male[here].astype(np.int64)
    cell = sex * len(GROUPS) + group
    away = f.away(on)[here]
    status = f.last_status("marital", MARITAL, on)[here]
    known = status >= 0
    shape = (2, len(GROUPS))
    married = np.bincount(cell[known] * len(MARITAL) + status[known], minlength=36 * len(MARITAL))
    return {
        "people": np.bincount(cell, minlength=36).reshape(shape),
        "away": np.bincount(cell[away], minlength=36).reshape(shape),
        "marital": married.reshape(*shape, len(MARITAL)),
        **_homes_on(f.stays, on),
    }


def _group(born: np.ndarray, on: int) -> np.ndarray:
    return np.minimum(age(born, on) // 5, len(GROUPS) - 1)


def _homes_on(stays: Stays, on: int) -> Counts:
    rows = stays.on(on)
    relation = stays.relation[rows]
    homes, home = np.unique(stays.home[rows], return_inverse=True)
    cell = home * len(RELATIONS) + np.maximum(relation, 0)
    roles = np.bincount(cell, minlength=len(homes) * len(RELATIONS)).reshape(-1, len(RELATIONS))
    size = np.minimum(roles.sum(axis=1), _SIZES)
    male_head = np.zeros(len(homes), dtype=bool)
    male_head[home[relation == 0]] = stays.male[rows][relation == 0]
    return {
        "sizes": np.bincount(size, minlength=_SIZES + 1)[1:],
        "roles": roles.sum(axis=0),
        "kinds": np.bincount(_kind(roles, male_head), minlength=len(KINDS)),
    }


def _kind(roles: np.ndarray, male_head: np.ndarray) -> np.ndarray:
    """The kind of each household from the relations in it, in the census's words."""
    size = roles.sum(axis=1)
    has = roles > 0
    below = has[:, _CHILD] | has[:, _IN_LAW]
    others = has[:, 6:].any(axis=1)
    three = (has[:, _GRANDCHILD] & below) | (has[:, _PARENT] & (below | has[:, _GRANDCHILD]))
    grown = has[:, _PARENT] & ~below & ~has[:, _GRANDCHILD] & ~others
    pair_above = grown & (roles[:, _PARENT] == 2)
    children = below & ~has[:, _GRANDCHILD] & ~has[:, _PARENT] & ~others
    family = (children & has[:, _SPOUSE]) | pair_above
    lone = (children & ~has[:, _SPOUSE]) | (grown & ~pair_above)
    mother = np.where(grown, True, ~male_head)  # of a lone old parent: mostly a widow
    order = [
        (size == 1, "one_person"),
        (three, "three_generations"),
        ((size == 2) & has[:, _SPOUSE], "couple"),
        (family, "couple_with_children"),
        (lone & mother, "mother_with_children"),
        (lone & ~mother, "father_with_children"),
    ]
    names = list(KINDS)
    return np.select(
        [true for true, _ in order], [names.index(name) for _, name in order], names.index("other")
    )


def _at_the_end(f: Facts) -> Counts:
    """Surnames, education, single years of age, on the data date."""
    here = np.flatnonzero(f.here(f.as_of))
    years = np.minimum(age(f.born[here], f.as_of), AGES[-1])
    sex = 1 - f.male[here].astype(np.int64)
    level = f["residents"].code("education", EDUCATION)[here]
    band = education_groups()[years]
    taught = (band >= 0) & (level >= 0)
    cell = band[taught] * len(EDUCATION) + level[taught]
    bands = education_groups().max() + 1
    known = tuple(surnames())
    surname = f["residents"].code("surname", known)[here]
    return {
        "ages": np.bincount(sex * len(AGES) + years, minlength=2 * len(AGES)).reshape(2, -1),
        "surnames": np.bincount(
            np.where(surname < 0, len(known), surname), minlength=len(known) + 1
        ),
        "education": np.bincount(cell, minlength=bands * len(EDUCATION)).reshape(bands, -1),
    }
