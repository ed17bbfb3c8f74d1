"""People and households on every day looked at, counted and scored: S2, S4, S8 and more."""

from collections.abc import Iterator

import numpy as np

from analytics.words.text import Given
from data.synthetic.days import age
from data.synthetic.proof import references
from data.synthetic.proof.ages import age_scores
from data.synthetic.proof.facts import Facts, Stays
from data.synthetic.proof.references import education_groups, surnames
from data.synthetic.proof.score import (
    HOMES,
    PEOPLE,
    SMALL,
    Counts,
    Score,
    Sums,
    bar,
    misplaced,
    noted,
    tvd,
    z,
)
from data.synthetic.reference import AGES, GROUPS, HOUSEHOLD_KINDS, household_kinds
from data.synthetic.tables import EDUCATION, MARITAL, RELATIONS

_HEAD, _SPOUSE, _CHILD, _IN_LAW, _GRANDCHILD, _PARENT = range(6)
_SIZES = 10


def people_counts(f: Facts) -> Sums:
    """Everything by day: the Januaries and, last, the data date."""
    days = [_on(f, int(on)) for on in f.days]
    found = {name: np.stack([day[name] for day in days]) for name in days[0]}
    return found | _at_the_end(f)


def _on(f: Facts, on: int) -> Sums:
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


def _homes_on(stays: Stays, on: int) -> Sums:
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
        "kinds": np.bincount(_kind(roles, male_head), minlength=len(HOUSEHOLD_KINDS)),
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
    names = list(HOUSEHOLD_KINDS)
    return np.select(
        [true for true, _ in order], [names.index(name) for _, name in order], names.index("other")
    )


def _at_the_end(f: Facts) -> Sums:
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


def people_scores(c: Counts) -> Iterator[Score]:
    """All Januaries, and last the data date."""
    for at, on in enumerate(c.days):
        last = at == len(c.days) - 1
        yield from age_scores(c, at)
        yield from _homes(c, at, int(on), last)
        yield from _presence(c, at, int(on), last)
        yield _marital(c, at, int(on), last)
    yield _surnames(c)
    yield _education(c)


def _homes(c: Counts, at: int, on: int, last: bool) -> Iterator[Score]:
    number = int(c["people"][at].sum())
    for measure, seen, shares, many in (
        ("S2", c["sizes"][at], references.sizes(), 0.02 if last else 0.05),
        ("S8", c["kinds"][at], household_kinds(), 0.03),
    ):
        if number <= SMALL:
            found = z(seen, shares * seen.sum())
            yield c.score(f"{measure}-Z", found, 2, noted("chance", found), on)
        else:
            value, limit = tvd(seen, shares), bar(number, commune=2.5 * many, many=many)
            yield c.score(measure, value, limit, misplaced(value, HOMES), on)
    value = tvd(c["roles"][at], references.roles())
    limit = bar(number, commune=0.04, many=0.03)
    yield c.score("S8-roles", value, limit, misplaced(value, PEOPLE, noted("S8-roles")), on)


def _presence(c: Counts, at: int, on: int, last: bool) -> Iterator[Score]:
    people, away = c["people"][at], c["away"][at]
    shares = references.by_groups("migration_by_age", "share_of_registered_absent")
    number, expected = people.sum(), (people * shares).sum()
    note = noted("presence", away.sum() / number, expected / number)
    value, limit = abs(away.sum() - expected) / number, bar(number, commune=0.03, many=0.005)
    yield c.score("presence", value, limit, note, on)
    if number <= SMALL:
        noise = people * shares * (1 - shares)
        found = float(((away - people * shares) ** 2 / np.maximum(noise, 1e-9)).sum() / shares.size)
        yield c.score("presence-age", found, 2, noted("chance", found), on)
        return
    gap = float(np.abs(away / np.maximum(people, 1) - shares).max())
    limit = bar(number, commune=0.15, many=0.02 if last else 0.03)
    yield c.score("presence-age", gap, limit, noted("presence-age", 100 * gap), on)


def _marital(c: Counts, at: int, on: int, last: bool) -> Score:
    seen = c["marital"][at].astype(float)
    expected = references.marital() * seen.sum(axis=-1, keepdims=True)
    value = float(np.abs(seen - expected).sum() / 2 / max(seen.sum(), 1))
    limit = bar(seen.sum(), commune=0.06, many=0.03 if last else 0.05)
    return c.score("marital", value, limit, misplaced(value, PEOPLE), on)


def _surnames(c: Counts) -> Score:
    seen, wanted = c["surnames"], np.array([*references.surnames().values(), 0.0])
    name, share = next(iter(references.surnames().items()))
    first = seen[0] / max(seen.sum(), 1)
    if seen.sum() <= SMALL:
        value, limit = abs(first - share), 0.04
    else:
        value, limit = tvd(seen, wanted), bar(seen.sum(), commune=0.08, many=0.02)
    return c.score("S4", value, limit, noted("S4", name, first, share))


def _education(c: Counts) -> Score:
    seen = c["education"].astype(float)
    expected = references.education() * seen.sum(axis=1, keepdims=True)
    value = float(np.abs(seen - expected).sum() / 2 / max(seen.sum(), 1))
    limit = bar(seen.sum(), commune=0.06, many=0.03)
    note = misplaced(value, Given("người từ 15 tuổi", "people of 15 and over"))
    return c.score("education", value, limit, note)
