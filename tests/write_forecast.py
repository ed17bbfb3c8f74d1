"""docs/forecast.md and the table of the page, written by `python -m tests.backtest`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from analytics.meaning.forecast import proof
from analytics.meaning.forecast.manner import EARLY, USUAL, Manner
from tests.backtest import ORIGINS, STORIES, cases, held_results, results, summary
from tests.forecast_page import (
    ALONE,
    BEFORE,
    CHOSEN,
    HEAD,
    HISTORIES,
    INDICATORS,
    LIMITS,
    METHODS,
    MISSES,
    WORTH,
)
from tests.histories import SIZES
from tests.judged import AHEAD, Case, judged

PAGE = Path(__file__).resolve().parents[1] / "docs" / "forecast.md"
TABLE = Path(proof.__file__).with_name("proof.csv")
WHERE = Path(proof.__file__).with_name("proof_where.csv")
FIGURES = ("cases", "held", "median error", "mean miss", "mean width")
COUNTS = tuple(f"{ahead} months" for ahead in AHEAD)
LOW, HIGH, LEAST, OFF, WIDER = 0.75, 0.92, 0.55, 0.08, 1.5  # the bars
ENOUGH = 200  # questions in a tenth
NEAR = 3  # months: an early date so near the truth was right
STILL = {"shocks": (1e-3,), "trend_shock": 1e-6, "damping": 0.0, "first_trend": 0.0}
OTHERS: dict[str, Manner] = {
    "as published": USUAL,
    "the pace stays as it is": replace(USUAL, **STILL, campaign_ends=1e-9, weariness=0, wearied=0),
    "small shocks only": replace(USUAL, shocks=(0.05, 0.1, 0.2), usual_shock=0.2),
    "a young thing gathers no pace": replace(USUAL, first_trend=0.0),
    "campaigns never end": replace(USUAL, campaign_ends=1e-9),
    "pace does not fall with the share": replace(USUAL, weariness=0.3, wearied=0.0),
}
FEW = 7  # every seventh forecast of the first half, for the side table


def write() -> None:
    rows = held_results()
    table = stored(rows)
    table.to_csv(TABLE, index=False, lineterminator="\n")
    where(rows).to_csv(WHERE, index=False, lineterminator="\n")
    ours = rows[rows.method == proof.MODEL]
    counts = ours[ours.question.isin(COUNTS)]
    misses: list[str] = []
    parts = [
        *(HEAD, _sizes(counts, misses), _histories(ours, misses), _origins(counts, misses)),
        *(_deadlines(ours, misses), _dates(ours, misses), _widths(counts, misses)),
        *(_rivals(table), _check(), MISSES, *(f"- {miss}\n" for miss in misses)),
        *(ALONE, *_alone(ours)),
        *(CHOSEN, WORTH, _others(), LIMITS),
    ]
    PAGE.write_text("".join(parts), encoding="utf-8")


def stored(rows: pd.DataFrame) -> pd.DataFrame:
    """What the page reads: every method on the made histories, and early dates of this model."""
    made = rows[rows.history.isin(STORIES) & (rows.question != "deadline")]
    young = made[(made.method == proof.MODEL) & (made.question == "date") & (made.age <= EARLY)]
    early = young.assign(question=proof.EARLY, covered=young.error.abs() <= NEAR)
    return summary(pd.concat([made, early]), "indicator", "question", "method")


def where(rows: pd.DataFrame) -> pd.DataFrame:
    """Counts of this model by size, by history and by origin, the three horizons pooled."""
    counts = rows[(rows.method == proof.MODEL) & rows.question.isin(COUNTS)]
    shared = counts[(counts.history == "default") | ~counts.history.isin(STORIES)]
    week = shared.age.astype(str)
    origin = shared.origin.where(shared.history == "default", week)
    parts = [
        counts.assign(by="size", history="", name=counts["size"].astype(str)).sort_values("size"),
        counts.assign(by="history", name=""),
        shared.assign(by="origin", name=origin),
    ]
    told = pd.concat(parts).groupby(["by", "history", "name"], sort=False).covered
    found = pd.DataFrame({"cases": told.size(), "covered": told.mean().astype(float).round(3)})
    return found.reset_index()


def _sizes(counts: pd.DataFrame, misses: list[str]) -> str:
    """By size of the commune, all areas; then the rows of the communes alone."""
    said = "\n### By size\n\nShare of intervals that held, all histories together.\n\n"
    said += _lines("residents", *COUNTS)
    groups = {f"{size:,}": counts[counts["size"] == size] for size in SIZES}
    groups |= {"commune rows, all sizes": counts[counts.commune]}
    for name, group in groups.items():
        held = group.groupby("question").covered.mean()
        for question in COUNTS:
            if not LOW <= held[question] <= HIGH:
                misses.append(f"{name}, {question}: {held[question]:.0%}")
        said += _line(name, *(f"{held[question]:.0%}" for question in COUNTS))
    return said


def _histories(ours: pd.DataFrame, misses: list[str]) -> str:
    said = "\n### By history\n\n" + _lines("history", "indicator", "question", *FIGURES)
    told = ours[ours.question != "deadline"]
    for one in summary(told, "history", "indicator", "question").itertuples():
        name = INDICATORS.get(one.indicator, "doses")
        said += _line(HISTORIES.get(one.history, one.history), name, one.question, *_figures(one))
        if one.question in COUNTS and one.covered < LEAST:
            misses.append(f"{one.history}, {name}, {one.question}: {one.covered:.0%}")
    return said


def _alone(ours: pd.DataFrame) -> Iterator[str]:
    """Whose own table says less than the lowest bar, as printed there."""
    told = ours[ours.question != "deadline"]
    for one in summary(told, "history", "indicator", "question").itertuples():
        if round(100 * one.covered) < 100 * LOW:
            name = INDICATORS.get(one.indicator, "doses")
            history = HISTORIES.get(one.history, one.history)
            yield f"- {history}, {name}, {one.question}: {one.covered:.0%}\n"


def _origins(counts: pd.DataFrame, misses: list[str]) -> str:
    """Three, six and twelve months pooled."""
    said = "\n### By origin\n\nThe country's own history: share held over the three horizons.\n\n"
    said += _lines("origin", *INDICATORS.values())
    own = counts[counts.history == "default"]
    for origin in ORIGINS:
        at = own[own.origin == origin].groupby("indicator").covered.mean()
        for key in at.index[at < LEAST]:
            misses.append(f"origin {origin}, {INDICATORS[key]}: {at[key]:.0%}")
        said += _line(origin, *(f"{at[key]:.0%}" if key in at else "–" for key in INDICATORS))
    said += "\nReal histories, origin by origin (week known, per cent held):\n\n"
    for history, group in counts[~counts.history.isin(STORIES)].groupby("history", sort=False):
        at = group.groupby("age").covered.mean()
        low = at[at < LEAST]
        misses += [f"{history}, week {age}: {share:.0%}" for age, share in low.items()]
        said += f"- {history}: {', '.join(f'{age}: {100 * one:.0f}' for age, one in at.items())}.\n"
    return said


def _deadlines(ours: pd.DataFrame, misses: list[str]) -> str:
    """Told chance against what came, by tenth."""
    asked = ours[ours.question == "deadline"].astype({"chance": float, "came": float})
    tenth = np.minimum((10 * asked.chance).astype(int), 9)
    said = "\n### Chances of a deadline\n\nSix and twelve months ahead, every rung up to 30 points"
    said += " off, villages and communes.\n\n"
    said += _lines("told", "questions", "mean told", "came")
    for part, group in asked.groupby(tenth):
        told, came = group.chance.mean(), group.came.mean()
        name = f"{part / 10:.1f}–{(part + 1) / 10:.1f}"
        said += _line(name, f"{len(group):,}", f"{told:.2f}", f"{came:.2f}")
        if len(group) >= ENOUGH and abs(told - came) > OFF:
            misses.append(f"chances of {name}: told {told:.2f}, came {came:.2f}")
    return said


def _dates(ours: pd.DataFrame, misses: list[str]) -> str:
    said = "\n### Dates\n\n" + _lines("known", "indicator", *FIGURES)
    dates = ours[ours.question == "date"].copy()
    dates["known"] = np.where(dates.age <= EARLY, f"4–{EARLY} months", f"over {EARLY} months")
    for one in summary(dates, "known", "indicator").itertuples():
        said += _line(one.known, INDICATORS.get(one.indicator, one.indicator), *_figures(one))
    [whole] = summary(dates.assign(all=1), "all").itertuples()
    if not LOW <= whole.covered <= HIGH:
        misses.append(f"all dates: {whole.covered:.0%}")
    said += _line("all", "all", *_figures(whole))
    return said


def _widths(counts: pd.DataFrame, misses: list[str]) -> str:
    """Against the model before, on the same forecasts."""
    said = "\n### Against the model before\n\n"
    said += "The same forecasts by the model of the build before this one (measured once).\n\n"
    said += _lines("question", "held before", "held", "width before", "width", "ratio")
    for one in summary(counts, "question").itertuples():
        held, width = BEFORE[one.question]
        ratio = one.width / width
        if ratio > WIDER:
            misses.append(f"width {one.question}: {ratio:.2f} times the one before")
        cells = f"{held:.0%}", f"{one.covered:.0%}", f"{width:.1f}", f"{one.width:.1f}"
        said += _line(one.question, *cells, f"{ratio:.2f}")
    return said


def _rivals(table: pd.DataFrame) -> str:
    said = "\n### Simpler methods\n\nOn the made histories, all sizes.\n"
    for key, name in INDICATORS.items():
        said += f"\n#### {name} (`{key}`)\n\n" + _lines("question", "method", *FIGURES)
        own = table[table.indicator == key]
        for question in ("date", *COUNTS):
            for one in own[own.question == question].itertuples():
                said += _line(question, METHODS[one.method], *_figures(one))
    return said


def _check() -> str:
    """A few forecasts by themselves: the test of this page makes them again."""
    said = "\n### Twelve forecasts alone\n\n" + _lines("history", "question", *FIGURES)
    return said + check_lines()


def check_lines() -> str:
    small = [one for one in cases("held", sizes=SIZES[:1]) if one.labels["history"] != "default"]
    return _by_question(judged(_spread(small, 12)))


def _spread(asked: list[Case], count: int) -> list[Case]:
    return asked[:: len(asked) // count][:count]


def _by_question(rows: pd.DataFrame) -> str:
    told = summary(rows[rows.question != "deadline"], "history", "question")
    return "".join(_line(one.history, one.question, *_figures(one)) for one in told.itertuples())


def _others() -> str:
    said = "\n" + _lines("manner", "dates held", "error", "miss", "counts held", "error", "miss")
    asked = cases("tuning")[::FEW]
    for name, manner in OTHERS.items():
        rows = results(asked, manner)
        rows = rows[rows.question != "deadline"]
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


def _figures(one: object) -> tuple[str, ...]:
    values = (getattr(one, name) for name in ("cases", "covered", "error", "miss", "width"))
    count, covered, error, miss, width = values
    return f"{count:,}", f"{covered:.0%}", f"{error:+.1f}", f"{miss:.1f}", f"{width:.1f}"


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _lines(*heads: str) -> str:
    return _line(*heads) + _line(*("---" for _ in heads))
