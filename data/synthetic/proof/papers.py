"""Cards, e-ID accounts and laws, counted and scored: S5, S6, S10, S11, S16."""

import re
from collections.abc import Iterator

import numpy as np

from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.paper.story import STORIES
from data.synthetic.proof import references
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws import LAWS
from data.synthetic.proof.laws.homes import households_of_minors
from data.synthetic.proof.score import Counts, Score, Sums, bar, binomial_noise, noted
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
        limit = bar(c.residents, commune=0.02, many=0.003)
        yield c.score(measure, gap[worst], limit, noted("S5", month, share[worst], curve[worst]))


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
    return c.score("S6", gap[worst], limit[worst], noted("S6", name, have[worst], want[worst]))


def _lag(c: Counts) -> Score:
    counted, active = c["lag"]
    expected = (counted * expected_shares(counted, LAG_DAY)).sum(axis=(1, 2))
    number = np.maximum(counted.sum(axis=(1, 2)), 1)
    have, want = active.sum(axis=(1, 2)) / number, expected / number
    lag = np.array(STORIES["default"].lag)
    fast, slow = int(lag.argmin()), int(lag.argmax())
    found, planned = have[fast] - have[slow], want[fast] - want[slow]
    noise = np.hypot(*(binomial_noise(want[v], number[v]) for v in (fast, slow)))
    note = noted("S10", fast + 1, have[fast], slow + 1, have[slow], 100 * planned)
    limit = max(bar(c.residents, commune=0.04, many=0.01), float(noise))
    return c.score("S10", abs(found - planned), limit, note, LAG_DAY)


def _laws(c: Counts) -> Iterator[Score]:
    broken = dict(zip(sorted(LAWS), c["broken"].tolist(), strict=True))
    named = ", ".join(f"{law}: {count}" for law, count in broken.items() if count)
    note = noted("S11-broken", named) if named else noted("S11", len(LAWS))
    yield c.score("S11", sum(broken.values()), 0, note)
    minors, homes = (int(n) for n in c["minor_homes"])
    limit, note = max(_MINORS, 3 / max(homes, 1)), noted("S11-minors", minors, homes)
    yield c.score("S11-minors", minors / max(homes, 1), limit, note)


def _legal(c: Counts) -> Score:
    held = int(c["legal_numbers"][0])
    return c.score("S16", held, 0, noted("S16-held" if held else "S16", held))
