"""Scores of planted errors: S14."""

from collections.abc import Iterator

import numpy as np

from analytics.words.text import Text
from data.synthetic.defects.catalogue import defects, level
from data.synthetic.proof.counts import Counts
from data.synthetic.proof.distance import MANY
from data.synthetic.proof.score import Score, score
from data.synthetic.proof.tally_errors import OWN_RATE
from data.synthetic.proof.written import percent, whole

_RATE = 0.03  # ±3 % of the rate, where chance allows it
_SURE = 1.96  # 95 % of what chance gives
_SURER = 2.57  # 95 % for the worst of the five own-rate codes together


def error_scores(c: Counts) -> Iterator[Score]:
    """None for a register without planted errors."""
    if "errors" not in c:
        return
    for on, (people, wrong) in zip(c.days, c["errors"].tolist(), strict=True):
        share, wanted = wrong / max(people, 1), float(level(np.array([on]))[0])
        note = Text(
            f"{percent(share, 'vi', 2)} số người có lỗi chưa sửa trong sổ; "
            f"dự kiến {percent(wanted, 'vi', 2)}.",
            f"{percent(share, 'en', 2)} of the people have an error in the books; "
            f"planned {percent(wanted, 'en', 2)}.",
        )
        limit = max(_RATE, _SURE * _noise(wanted, people))
        value = abs(share / wanted - 1)
        yield score("S14", int(on), c.scope, value=value, bar=limit, note=note)
    yield _own_rates(c)


def _own_rates(c: Counts) -> Score:
    """The code furthest off, as a multiple of what it may be off."""
    off = []
    for code, (could, did) in zip(OWN_RATE, c["own_errors"].tolist(), strict=True):
        base = defects()[code].base
        limit = max(_RATE if c.residents >= MANY else 0, _SURER * _noise(base, could))
        off.append(abs(did / max(could * base, 1e-9) - 1) / limit if could else 0.0)
    worst = int(np.argmax(off))
    could, did = c["own_errors"][worst].tolist()
    code = OWN_RATE[worst]
    base = defects()[code].base
    note = Text(
        f"{code} lệch nhất: {whole(did, 'vi')} trong {whole(could, 'vi')} trường hợp có thể, "
        f"tỷ lệ riêng {percent(base, 'vi')} (1 = hết mức cho phép).",
        f"{code} furthest off: {whole(did, 'en')} of {whole(could, 'en')} that could, "
        f"its own rate {percent(base, 'en')} (1 = all that is allowed).",
    )
    return score("S14-own", c.as_of, c.scope, value=off[worst], bar=1, note=note)


def _noise(share: float, count: float) -> float:
    """One standard deviation of a share, relative to it."""
    return ((1 - share) / max(share * count, 1e-9)) ** 0.5
