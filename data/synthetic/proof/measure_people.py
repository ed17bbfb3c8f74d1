"""Scores of people and households: S1-S4, S8, presence, marital status, education."""

from collections.abc import Iterator

import numpy as np

from analytics.words.text import Text
from data.synthetic.proof import references
from data.synthetic.proof.counts import Counts
from data.synthetic.proof.distance import SMALL, bar, tvd, z
from data.synthetic.proof.measure_ages import age_scores
from data.synthetic.proof.notes import AGAINST_CHANCE, HOMES, PEOPLE, filled, misplaced
from data.synthetic.proof.score import Score, score
from data.synthetic.proof.written import decimal, percent

_ROLES_ARE_CONTEXT = Text(
    "Để tham khảo: chưa có số liệu công bố; so với số làm tròn của một bản thử, để biết khi nào "
    "có gì thay đổi.",
    "Context: no published figures exist; held against the rounded ones of a trial, to notice "
    "when something changes.",
)


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
        ("S8", c["kinds"][at], references.kinds(), 0.03),
    ):
        if number <= SMALL:
            found = z(seen, shares * seen.sum())
            yield score(
                f"{measure}-Z", on, c.scope, value=found, bar=2, note=filled(AGAINST_CHANCE, found)
            )
        else:
            value, limit = tvd(seen, shares), bar(number, commune=2.5 * many, many=many)
            note = misplaced(value, HOMES)
            yield score(measure, on, c.scope, value=value, bar=limit, note=note)
    value = tvd(c["roles"][at], references.roles())
    limit = bar(number, commune=0.04, many=0.03)
    note = misplaced(value, PEOPLE, _ROLES_ARE_CONTEXT)
    yield score("S8-roles", on, c.scope, value=value, bar=limit, note=note)


def _presence(c: Counts, at: int, on: int, last: bool) -> Iterator[Score]:
    people, away = c["people"][at], c["away"][at]
    shares = references.by_groups("migration_by_age", "share_of_registered_absent")
    number, expected = people.sum(), (people * shares).sum()
    note = Text(
        f"{percent(away.sum() / number, 'vi')} đi vắng; "
        f"theo bảng tham chiếu: {percent(expected / number, 'vi')}.",
        f"{percent(away.sum() / number, 'en')} away; "
        f"by the reference: {percent(expected / number, 'en')}.",
    )
    value, limit = abs(away.sum() - expected) / number, bar(number, commune=0.03, many=0.005)
    yield score("presence", on, c.scope, value=value, bar=limit, note=note)
    if number <= SMALL:
        noise = people * shares * (1 - shares)
        found = float(((away - people * shares) ** 2 / np.maximum(noise, 1e-9)).sum() / shares.size)
        yield score(
            "presence-age", on, c.scope, value=found, bar=2, note=filled(AGAINST_CHANCE, found)
        )
        return
    gap = float(np.abs(away / np.maximum(people, 1) - shares).max())
    note = Text(
        f"Nhóm tuổi lệch nhiều nhất: {decimal(100 * gap, 'vi')} điểm phần trăm.",
        f"The age group furthest off: {decimal(100 * gap, 'en')} points.",
    )
    limit = bar(number, commune=0.15, many=0.02 if last else 0.03)
    yield score("presence-age", on, c.scope, value=gap, bar=limit, note=note)


def _marital(c: Counts, at: int, on: int, last: bool) -> Score:
    seen = c["marital"][at].astype(float)
    expected = references.marital() * seen.sum(axis=-1, keepdims=True)
    value = float(np.abs(seen - expected).sum() / 2 / max(seen.sum(), 1))
    limit = bar(seen.sum(), commune=0.06, many=0.03 if last else 0.05)
    note = misplaced(value, PEOPLE)
    return score("marital", on, c.scope, value=value, bar=limit, note=note)


def _surnames(c: Counts) -> Score:
    seen, wanted = c["surnames"], np.array([*references.surnames().values(), 0.0])
    name, share = next(iter(references.surnames().items()))
    first = seen[0] / max(seen.sum(), 1)
    note = Text(
        f"Họ {name}: {percent(first, 'vi')}; tham chiếu {percent(share, 'vi')}.",
        f"Surname {name}: {percent(first, 'en')}; reference {percent(share, 'en')}.",
    )
    if seen.sum() <= SMALL:
        value, limit = abs(first - share), 0.04
    else:
        value, limit = tvd(seen, wanted), bar(seen.sum(), commune=0.08, many=0.02)
    return score("S4", c.as_of, c.scope, value=value, bar=limit, note=note)


def _education(c: Counts) -> Score:
    seen = c["education"].astype(float)
    expected = references.education() * seen.sum(axis=1, keepdims=True)
    value = float(np.abs(seen - expected).sum() / 2 / max(seen.sum(), 1))
    limit = bar(seen.sum(), commune=0.06, many=0.03)
    note = misplaced(value, Text("người từ 15 tuổi", "people of 15 and over"))
    return score("education", c.as_of, c.scope, value=value, bar=limit, note=note)
