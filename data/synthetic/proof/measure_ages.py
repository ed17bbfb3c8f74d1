"""Scores of age and sex on every day: S1, S3."""

from collections.abc import Iterator

import numpy as np

from analytics.words.text import Text
from data.synthetic.proof import references
from data.synthetic.proof.carried import RATES, carried, doubt
from data.synthetic.proof.counts import Counts
from data.synthetic.proof.distance import SMALL, bar, tvd, z
from data.synthetic.proof.notes import AGAINST_CHANCE, PEOPLE, filled, misplaced
from data.synthetic.proof.score import Score, score
from data.synthetic.proof.written import decimal, whole


def age_scores(c: Counts, at: int) -> Iterator[Score]:
    """On one of the days."""
    people, on = c["people"][at], int(c.days[at])
    shares, number = carried(on), people.sum()
    value = tvd(people, shares)
    limit = bar(number, commune=0.035, many=0.010) + sum(doubt(on))
    note = misplaced(value, PEOPLE, _meant(c, at))
    yield score("S1", on, c.scope, value=value, bar=limit, note=note)
    if number <= SMALL:
        found = z(people, shares * number)
        note = filled(AGAINST_CHANCE, found)
        yield score("S1-Z", on, c.scope, value=found, bar=1.2, note=note)
    yield _sex_ratio(c, at)


def _meant(c: Counts, at: int) -> Text:
    """What the pyramid was held against, and what its bar allows for."""
    on = int(c.days[at])
    split, rates = doubt(on)
    if split + rates < 0.0005:
        most = max(1000 * sum(doubt(int(day))) for day in c.days)
        return Text(
            "Các ngày 01/01 so với tháp tuổi tham chiếu lùi về ngày ấy theo bảng sống và bảng di "
            f"cư; ngưỡng được thêm nhiều nhất {decimal(most, 'vi')} phần nghìn vì cách lùi chỉ "
            "gần đúng.",
            "Januaries are held against the reference carried back to that day by the life table "
            f"and the table of moves; bars allow up to {decimal(most, 'en')} per 1,000 more, "
            "because that is only nearly right.",
        )
    raw = 1000 * tvd(c["people"][at], references.pyramid())
    return Text(
        f"So với tháp tuổi tham chiếu chuyển về ngày này ({whole(raw, 'vi')} nếu để nguyên). Cho "
        f"phép thêm {decimal(1000 * split, 'vi')} vì bảng chỉ có nhóm 5 tuổi, "
        f"{decimal(1000 * rates, 'vi')} vì mức sinh, tử, di cư được lệch 5%.",
        f"Held against the reference carried to this day ({whole(raw, 'en')} if left as it is). "
        f"Allowed besides: {decimal(1000 * split, 'en')} because the table has five-year groups "
        f"only, {decimal(1000 * rates, 'en')} because rates may be 5% off.",
    )


def sex_ratio(groups: np.ndarray) -> float:
    """Men on 100 women."""
    men, women = groups.sum(axis=1)
    return float(100 * men / women)


def _sex_ratio(c: Counts, at: int) -> Score:
    people, shares = c["people"][at], carried(int(c.days[at]))
    ratio, wanted = sex_ratio(people), sex_ratio(shares)
    note = Text(
        f"{decimal(ratio, 'vi')} nam trên 100 nữ; tham chiếu {decimal(wanted, 'vi')}.",
        f"{decimal(ratio, 'en')} men to 100 women; reference {decimal(wanted, 'en')}.",
    )
    moved = sex_ratio(carried(int(c.days[at]), moved=RATES))
    limit = bar(people.sum(), commune=4, many=1) + abs(moved - wanted)
    off = abs(ratio - wanted)
    return score("S3", int(c.days[at]), c.scope, value=off, bar=limit, note=note)
