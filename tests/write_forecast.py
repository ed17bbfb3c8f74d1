"""docs/forecast.md and the table of the page, written by `python -m tests.backtest`."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from analytics.meaning.forecast import proof
from analytics.meaning.forecast.manner import MONTHS, PATHS, USUAL, Manner
from analytics.meaning.forecast.paths import simulate
from tests.backtest import (
    LAST_ORIGINS,
    LAST_SEEDS,
    ORIGINS,
    SEEDS,
    TUNING_ORIGINS,
    TUNING_SEEDS,
    Population,
    populations,
    results,
    summary,
)
from tests.villages import lived

PAGE = Path(__file__).resolve().parents[1] / "docs" / "forecast.md"
TABLE = Path(proof.__file__).with_name("proof.csv")
FEW = SEEDS[:6]  # populations of the side tables
WORLDS = 40
FIGURES = ("cases", "held", "median error", "mean miss", "width")
METHODS = {
    "model": "**this model**",
    "line": "straight line, 12 months",
    "smoothing": "exponential smoothing (Holt, damped)",
    "pace": "last month's pace",
}
INDICATORS = {
    "card_coverage_present": "card",
    "eid_activated": "e-ID activated",
    "eid_submitted": "e-ID submitted",
}
STILL = {"shocks": (1e-3,), "least_shock": 0.0, "trend_shock": 1e-6, "damping": 0.0}
OTHERS: dict[str, Manner] = {
    "as published": USUAL,
    "the pace stays as it is (M1 as first written)": replace(
        USUAL, **STILL, campaign_ends=1e-9, weariness=0.0
    ),
    "no trend": replace(USUAL, damping=0.0, trend_shock=1e-6),
    "campaigns never end": replace(USUAL, campaign_ends=1e-9),
    "everybody equally willing": replace(USUAL, weariness=0.0),
    "small shocks only": replace(USUAL, shocks=(0.05, 0.1), least_shock=0.05),
}
HEAD = f"""# The forecast and how right it was

Written by `python -m tests.backtest`; do not edit by hand. The model is
`analytics/meaning/forecast/`, its chosen numbers are in `manner.py`.

## What is told

For every target, by village and for the commune: the months by which 10, 50 and 90 % of {PATHS}
futures have reached it (nothing beyond {MONTHS} months), the probability of the deadline, a fan of
persons by month, and one verdict. Villages are simulated, the commune is their sum, future by
future. A date is the **first** month-end at which the share stands at the target; whether it still
stands on the deadline is told apart (`keeps`), because small villages gain and lose it again.
Once a deadline has passed the verdict is “Trễ hạn … ngày” and the probability is that of reaching
the target within {MONTHS} months. A share that everybody at home cannot lift to the target is
“Không kịp nếu thiếu người vắng” unless people are likely to come back in time.

## The model in ten lines

1. Four stocks by village: present or away, not yet or having; a month's moves between them are
   counted from the edition, so stocks change by their moves alone.
2. New holders: of those present and not yet, each with the month's chance; chances of people in
   one village and month are alike (rho by moments, bounded to {USUAL.least_rho}–{USUAL.most_rho}):
   a Beta-Binomial by its two moments.
3. Villages: Beta, empirical Bayes, past weighted with a half-life of {USUAL.half_life:.0f} months
   and brought to the commune's present pace.
4. The commune's log pace is a level with a damped trend (a Kalman filter); the size of its monthly
   shock is chosen by the history.
5. Ahead the pace wanders by such shocks. Each month a campaign may end
   ({100 * USUAL.campaign_ends:.0f} %): the pace then loses most of its lead on the ordinary one.
6. The willing come first, or the capacity is fixed: the pace goes with (share left)^w, w drawn for
   each future, not under {USUAL.steady:.0f} (which is: so many people a month).
7. Arrivals are Poisson with the mean of twelve months; leaving, coming back, expiry and correction
   have the chances of those months; those away have their own, low chance.
8. No seasons: Tết moves a commune's monthly balance by less than chance does.
9. All draws come from one fixed seed, the same for every edition, month, indicator and plan.
10. A plan adds sittings and a way to those away; it keeps the pace of each future and adds to it.

**More effort never lowers a probability**, and not on average but in every future: the population
is drawn without looking at the plan; of those not yet reached each step keeps
floor(n · share + u) or “thinned”, which never fall in n nor rise with effort. Thinning keeps 16
people by their own draws and the rest r at q·r + z·√(r·q·(1−q)), cut to 0…r: its slope in q is
r + z·√r·(1−2q)/(2√(q(1−q))), and where the cut does not bind |z| is small enough to leave at least
half of the first term; its slope in r likewise. `tests/test_forecast.py` tries it path by path.

## How it was tested

The generator lives on to 30/6/2026. A forecast made at an origin ({", ".join(ORIGINS)}) knows the
months up to it; the months after it are the future nobody saw. {len(SEEDS)} populations of 5,200,
nine villages and the commune, three indicators. Dates: rungs of 20…99 % that lay up to 30 points
above the share at the origin and were *open*: reached in the months seen, or held at least a tenth
likely by this model — so every miss counts and foregone conclusions do not. A date after the
months seen counts as one category, “later”. Errors: told minus true; months for dates, per cent of
the population for counts. The aim: 80 % intervals that hold in 75–90 %, median error of the date
at most one month.
"""
CHOSEN = """
## How the numbers were chosen

On populations {seeds} and origins {origins}:
by the continuous ranked probability score of counts and dates over 170 random choices, then by
coverage. The six origins above were looked at while choosing, on part of the populations, and one
thing was changed after looking (w may be under nought, and the least shock rose): the table above
is therefore kinder than a new commune will be. Hence a last check, made once and not used:
populations {last_seeds} with villages all alike, origins {last_origins}.
"""
WORTH = """
What each part is worth ({few} populations, the six origins, all three indicators):
"""
WORLD = """
## Other rollouts

All populations share one national rollout, so six origins are six surprises and not
{cases:,}. Hence {worlds} rollouts of their own, made month by month (`tests/villages.py`): a pace
that rises to 5–35 % a month at a random month and falls, at once or slowly, to 0–6 %; forecasts
after 8, 14, 20 and 26 months, of counts 3, 6 and 12 months ahead.
"""
LIMITS = """
## What is weaker

- One curve: coverage by origin (above) goes from nearly nothing to everything. The origin
  2023-06 is the last month of the campaign: nothing in the data said that it would end, the model
  gave that five in a hundred a month, and its dates were a year too early there. 2022-12 for cards
  was too late: their pace trebled within three months.
- Counts of cards three months ahead hold in a little under 75 %, from those two origins alone.
- Dates of e-ID submission are told too carefully: the intervals hold nearly always.
- Intervals of dates are wide: with a pace that may change, honest ones are.
- The pace is one for the commune, times a factor a village: a campaign in one village is seen only
  through that factor, slowly.
- An effort adds to the pace of the same future: that those left are the least willing is in the
  pace, not in the turnout of the extra sittings; turnout must come from sittings held.
- Draws are kept in memory, 2.5 MB a village: a province by commune needs fewer paths.
- A change of law or of the village tree is not cut out of the history yet.
- Real months of the commune have not been seen: **no date may be shown to leaders as proven before
  this table has been made from them.**
"""


def write() -> None:
    people = populations(SEEDS)
    rows = results(people, ORIGINS, rivals=True)
    table = summary(rows, "indicator", "question", "method")
    table.to_csv(TABLE, index=False, lineterminator="\n")
    ours = rows[rows.method == proof.MODEL]
    parts = [HEAD, _main(table), _origins(ours), _areas(ours), _check(people[:1])]
    words = {
        "seeds": " and ".join(map(str, TUNING_SEEDS)),
        "origins": ", ".join(TUNING_ORIGINS),
        "last_seeds": f"{LAST_SEEDS[0]}–{LAST_SEEDS[-1]}",
        "last_origins": ", ".join(LAST_ORIGINS),
    }
    parts += [CHOSEN.format(**words), _last()]
    parts += [WORTH.format(few=len(FEW)), _others(people[: len(FEW)])]
    parts += [WORLD.format(cases=len(ours), worlds=WORLDS), _worlds(), LIMITS]
    PAGE.write_text("".join(parts), encoding="utf-8")


def _main(table: pd.DataFrame) -> str:
    said = "\n## The result\n"
    for key, name in INDICATORS.items():
        said += f"\n### {name} (`{key}`)\n\n"
        said += _lines("question", "method", *FIGURES)
        own = table[table.indicator == key]
        for question in ("date", "3 months", "6 months", "12 months"):
            for one in own[own.question == question].itertuples():
                said += _line(question, METHODS[one.method], *_figures(one))
    return said


def _origins(ours: pd.DataFrame) -> str:
    said = "\n### By origin (this model)\n\nShare held · median error.\n\n"
    said += _lines("indicator", "question", *ORIGINS)
    found = summary(ours, "indicator", "question", "origin").set_index(
        ["indicator", "question", "origin"]
    )
    for key, name in INDICATORS.items():
        for question in ("date", "3 months", "6 months", "12 months"):
            cells = (found.loc[key, question, origin] for origin in ORIGINS)
            said += _line(
                name, question, *(f"{one.covered:.0%} · {one.error:+.1f}" for one in cells)
            )
    return said


def _areas(ours: pd.DataFrame) -> str:
    said = "\n### Villages and commune (this model)\n\n"
    said += _lines("area", "question", *FIGURES)
    for one in summary(ours, "commune", "question").itertuples():
        said += _line("commune" if one.commune else "villages", one.question, *_figures(one))
    return said


def _check(people: tuple[Population, ...]) -> str:
    """One population by itself: the test of this page makes it again."""
    said = "\n### Population 1 alone\n\n"
    said += _lines("indicator", "question", *FIGURES)
    return said + check_lines(people)


def _last() -> str:
    said = "\n" + _lines("indicator", "question", *FIGURES)
    rows = results(populations(LAST_SEEDS, "none"), LAST_ORIGINS)
    return said + _by_question(rows)


def check_lines(people: tuple[Population, ...]) -> str:
    return _by_question(results(people, ORIGINS))


def _by_question(rows: pd.DataFrame) -> str:
    found = summary(rows, "indicator", "question")
    return "".join(
        _line(INDICATORS[one.indicator], one.question, *_figures(one)) for one in found.itertuples()
    )


def _others(people: tuple[Population, ...]) -> str:
    said = "\n" + _lines("manner", "dates held", "error", "miss", "counts held", "error", "miss")
    for name, manner in OTHERS.items():
        rows = results(people, ORIGINS, manner)
        rows["kind"] = np.where(rows.question == "date", "date", "count")
        found = summary(rows, "kind").set_index("kind")
        cells = [
            cell
            for kind in ("date", "count")
            for cell in (
                f"{found.covered[kind]:.0%}",
                f"{found.error[kind]:+.1f}",
                f"{found.miss[kind]:.1f}",
            )
        ]
        said += _line(name, *cells)
    return said


def _worlds() -> str:
    rows = []
    for world in range(WORLDS):
        whole = lived(random_pace(world), seed=world)
        for known in (8, 14, 20, 26):
            paths = simulate(whole.until(whole.months[known + 1]))
            for ahead in (3, 6, 12):
                having = np.append(*_both(paths.having[ahead - 1]), axis=1)
                low, middle, high = np.sort(having, axis=0)[[99, 499, 899]]
                truth = np.append(*_both(whole.having[known + 1 + ahead][None]), axis=1)[0]
                size = np.append(*_both(whole.among[known + 1][None]), axis=1)[0]
                rows += [
                    {
                        "question": f"{ahead} months",
                        "after": known,
                        "covered": bool(low[area] <= truth[area] <= high[area]),
                        "error": 100 * (middle[area] - truth[area]) / size[area],
                        "width": 100 * (high[area] - low[area]) / size[area],
                    }
                    for area in range(len(truth))
                ]
    said = "\n" + _lines("known", "question", *FIGURES)
    for one in summary(pd.DataFrame(rows), "after", "question").itertuples():
        said += _line(f"{one.after} months", one.question, *_figures(one))
    return said


def random_pace(world: int) -> list[float]:
    """A rollout nobody decreed: quiet, a rise, a peak, a sudden or a slow end, an ordinary pace."""
    chance = np.random.default_rng([12, world])
    months = np.arange(40.0)
    peak, at = chance.uniform(0.05, 0.35), chance.uniform(4, 24)
    rise, ordinary = chance.uniform(2, 8), chance.uniform(0.0, 0.06)
    fall = chance.choice([0.5, 4.0])
    wave = peak * np.exp(-np.abs(months - at) / np.where(months < at, rise, fall))
    noise = np.exp(0.15 * chance.standard_normal(40))
    return [0.0, 0.0, *np.clip((wave + ordinary) * noise, 0, 0.9).tolist()]


def _both(villages: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return villages, villages.sum(axis=1, keepdims=True)


def _figures(one: object) -> tuple[str, ...]:
    values = (getattr(one, name) for name in ("cases", "covered", "error", "miss", "width"))
    cases, covered, error, miss, width = values
    return f"{cases:,}", f"{covered:.0%}", f"{error:+.1f}", f"{miss:.1f}", f"{width:.1f}"


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _lines(*heads: str) -> str:
    return _line(*heads) + _line(*("---" for _ in heads))
