"""Cards, e-ID accounts and laws, counted and scored: S5, S6, S10, S11, S16."""

import re
from collections.abc import Iterator

import numpy as np

from analytics.words.text import Given
from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.paper.story import STORIES
from data.synthetic.proof import references
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws import LAWS
from data.synthetic.proof.laws.homes import households_of_minors
from data.synthetic.proof.score import Counts, Score, Sums, bar, binomial_noise, noted, score
from data.synthetic.proof.uptake import band_names, bands, expected_shares
from data.synthetic.reference import AGES
from data.synthetic.tables import CARD_KINDS, VILLAGES

LAG_DAY = day("2023-06-30")
_LEGAL = re.compile(r"(?:0(?!00)[0-9]\d|1\d\d|2[0-8]\d|29[0-5])[0-5]\d{8}")
_MINORS = 0.002  # households; a trial had 112 of 85,258


def paper_counts(f: Facts) -> Sums:
    """Curves by month end, uptake by age and village, laws and errors."""
    card = _first_day(f, "cards", "issue_date", among=f["cards"].code("kind", CARD_KINDS) >= 2)
    active = _first_day(f, "eid_accounts", "activated_date")
    fourteen = anniversary(f.born, 14)
    curves = []
    for on in f.month_ends:
        there = f.here(on) & (fourteen <= on) & ~f.away(on)
        curves.append([there.sum(), (there & (card <= on)).sum(), (there & (active <= on)).sum()])
    return {
        "curves": np.array(curves).reshape(-1, 3),
        "uptake": _by_age_and_village(f, f.as_of, fourteen, active),
        "lag": _by_age_and_village(f, LAG_DAY, fourteen, active),
        "broken": np.array([len(LAWS[number].offenders(f)) for number in sorted(LAWS)]),
        "minor_homes": np.array([len(households_of_minors(f)), len(f.homes)]),
        "legal_numbers": np.array([_legal_numbers(f)]),
    }


def _first_day(f: Facts, table: str, column: str, among: np.ndarray | None = None) -> np.ndarray:
    out = np.full(len(f.ids), NEVER)
    rows = f[table]
    these = slice(None) if among is None else among
    np.minimum.at(out, rows.person[these], rows.days(column)[these])
    return out


def _by_age_and_village(f: Facts, on: int, fourteen: np.ndarray, since: np.ndarray) -> np.ndarray:
    """(counted, having) × villages × sex × single years of present people of 14 and over."""
    there = np.flatnonzero(f.here(on) & (fourteen <= on) & ~f.away(on) & (f.village >= 0))
    years = np.minimum(age(f.born[there], on), AGES[-1])
    cell = (f.village[there] * 2 + ~f.male[there]) * len(AGES) + years
    shape = (len(VILLAGES), 2, len(AGES))
    having = since[there] <= on
    counted = [np.bincount(c, minlength=np.prod(shape)) for c in (cell, cell[having])]
    return np.array(counted).reshape(2, *shape)


def _legal_numbers(f: Facts) -> int:
    """Numbers that a living person could hold: legal place 001-096 or 101-295, century 0 to 5."""
    return sum(
        bool(_LEGAL.fullmatch(number or "")) for number in f["residents"].text("personal_id")
    )


def paper_scores(c: Counts) -> Iterator[Score]:
    yield from _curves(c)
    if c["uptake"][1].sum():
        yield _by_age(c)
    if c.as_of >= LAG_DAY:
        yield _lag(c)
    yield from _laws(c)
    yield _legal(c)


def _curves(c: Counts) -> Iterator[Score]:
    """Largest gap over the months; for many communes and for one."""
    counted = c["curves"]
    for column, measure, curve in (
        (1, "S5-card", references.card_curve()),
        (2, "S5-account", references.account_curve()),
    ):
        months = min(len(counted), len(curve))
        if not months:
            continue
        share = counted[:months, column] / np.maximum(counted[:months, 0], 1)
        gap = np.abs(share - curve[:months])
        worst = int(gap.argmax())
        month = np.datetime64(int(c.month_ends[worst]), "D").astype("M8[M]").item()
        note = noted(
            "Tháng lệch nhất {:%m/%Y}: {:.1%}, tham chiếu {:.1%}.",
            "Furthest off in {:%m/%Y}: {:.1%}, reference {:.1%}.",
            (month, share[worst], curve[worst]),
        )
        limit = bar(c.residents, commune=0.02, many=0.003)
        yield score(measure, c.as_of, c.scope, value=gap[worst], bar=limit, note=note)


def uptake_by_band(c: Counts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Age groups from 14 on: people counted, share active, share expected."""
    counted, active = c["uptake"]
    expected = counted * expected_shares(counted, c.as_of)
    sums = [[part[..., years].sum() for years in bands()] for part in (counted, active, expected)]
    people, have, want = (np.array(part, dtype=float) for part in sums)
    return people, have / np.maximum(people, 1), want / np.maximum(people, 1)


def _by_age(c: Counts) -> Score:
    people, have, want = uptake_by_band(c)
    gap = np.abs(have - want)
    noise = np.array([binomial_noise(w, n) for w, n in zip(want, people, strict=True)])
    limit = np.hypot(bar(c.residents, commune=0.04, many=0.01), noise)  # of the model and of chance
    worst = int((gap / limit).argmax())
    name = band_names()[worst].replace("-", "–")
    note = noted(
        "Nhóm {} tuổi lệch nhất: {:.1%}, theo giả định {:.1%}.",
        "Ages {} furthest off: {:.1%}, assumed {:.1%}.",
        (name, have[worst], want[worst]),
    )
    return score("S6", c.as_of, c.scope, value=gap[worst], bar=float(limit[worst]), note=note)


def _lag(c: Counts) -> Score:
    counted, active = c["lag"]
    expected = (counted * expected_shares(counted, LAG_DAY)).sum(axis=(1, 2))
    number = np.maximum(counted.sum(axis=(1, 2)), 1)
    have, want = active.sum(axis=(1, 2)) / number, expected / number
    lag = np.array(STORIES["default"].lag)
    fast, slow = int(lag.argmin()), int(lag.argmax())
    found, planned = have[fast] - have[slow], want[fast] - want[slow]
    noise = np.hypot(*(binomial_noise(want[v], number[v]) for v in (fast, slow)))
    note = noted(
        "30/6/2023: thôn {} đạt {:.1%}, thôn {} đạt {:.1%}; kịch bản: cách {:.1f} điểm.",
        "30/06/2023: village {} at {:.1%}, village {} at {:.1%}; the story plans {:.1f} points.",
        (fast + 1, have[fast], slow + 1, have[slow], 100 * planned),
    )
    limit = max(bar(c.residents, commune=0.04, many=0.01), float(noise))
    return score("S10", LAG_DAY, c.scope, value=abs(found - planned), bar=limit, note=note)


def _laws(c: Counts) -> Iterator[Score]:
    broken = dict(zip(sorted(LAWS), c["broken"].tolist(), strict=True))
    named = ", ".join(f"{law}: {count}" for law, count in broken.items() if count)
    note = Given(
        f"Vi phạm (luật: số bản ghi) {named}." if named else f"Cả {len(LAWS)} luật đều đúng.",
        f"Broken (law: records) {named}." if named else f"All {len(LAWS)} laws hold.",
    )
    yield score("S11", c.as_of, c.scope, value=sum(broken.values()), bar=0, note=note)
    minors, homes = (int(n) for n in c["minor_homes"])
    note = noted(
        "{:.0f} trong {:.0f} hộ; ngoại lệ được phép của luật 36.",
        "{:.0f} of {:.0f} households; the exception to law 36.",
        (minors, homes),
    )
    limit = max(_MINORS, 3 / max(homes, 1))
    yield score("S11-minors", c.as_of, c.scope, value=minors / max(homes, 1), bar=limit, note=note)


def _legal(c: Counts) -> Score:
    held = int(c["legal_numbers"][0])
    vi, en = ("{:.0f} số", "{:.0f}") if held else ("Không số", "No")
    note = noted(
        vi + (" định danh" if held else " định danh nào") + " có thể thuộc về người thật.",
        f"{en} number could belong to a living person.",
        (held,),
    )
    return score("S16", c.as_of, c.scope, value=held, bar=0, note=note)
