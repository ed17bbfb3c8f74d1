"""What was asked for (docs/benchmarks.md), held against what one run measured."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench_meter import Side, Told, told

UNSEEN, SEEN = "month by list, unseen", "month by list, seen"
STEP, LINK = "month by ‹ ›, fetched ahead", "link to another page"
HELD, LET_GO, VILLAGE = "village held up", "village let go", "village by list"
LISTED = (UNSEEN, SEEN)


@dataclass(frozen=True)
class Verdict:
    """One target at one place."""

    target: str
    most: float
    where: str
    measured: float

    @property
    def held(self) -> bool:
        return self.measured <= self.most


Rows = dict[tuple[str, str], Told]  # by side and deed


def rows(sides: Iterable[Side]) -> Rows:
    return {(side.name, what): told(side, what) for side in sides for what in side.rows}


def judged(every: Rows) -> list[Verdict]:
    """Every row of this build against the peers and the build before, walked in the same run."""
    peers = {name: every.get((name, VILLAGE)) for name in ("tutorial", "Dash")}
    found: list[Verdict] = []
    for (name, what), row in every.items():
        if name.startswith("now "):
            before = every.get((name.replace("now ", "before ", 1), what))
            for target, most, measured in asked(what, row, before, **peers):
                found.append(Verdict(target, most, f"{name[4:]} · {what}", measured))
    return found


def asked(what: str, row: Told, before: Told | None, tutorial: Told | None, Dash: Told | None):
    """Name of a target, what it asks at most, what was measured."""
    if what in LISTED and tutorial:
        yield "p50 against the tutorial's page", 0.35, row.p50 / tutorial.p50
        yield "p95 against the tutorial's page", 0.55, row.p95 / tutorial.p95
    if what in LISTED and Dash:
        yield "p50 against Dash", 1, row.p50 / Dash.p50
        yield "p95 against Dash", 1, row.p95 / Dash.p95
    if what in LISTED and before:
        yield "browser CPU against before", 0.6, row.browser / max(before.browser, 1)
    if what in (*LISTED, STEP):
        yield "server CPU-ms of the answer", 25, row.server
        yield "messages", 12, row.messages
    if what == STEP and tutorial:
        yield "‹ › p50 against the tutorial's page", 0.12, row.p50 / tutorial.p50
        yield "server CPU-ms fetched ahead", 60, row.ahead or 0
    if what == LINK and before:
        yield "link p50 against before", 0.5, row.p50 / before.p50
    if what in (HELD, LET_GO):
        yield "a village held up, p95 ms", 50, row.p95
        yield "a village held up, messages", 0, row.messages


def held(found: list[Verdict]) -> list[str]:
    """A line a target: how many places hold it, and the place that is furthest from it."""
    lines = ["| target | at most | held | worst | where |", "|---|---|---|---|---|"]
    for target in dict.fromkeys(one.target for one in found):
        here = [one for one in found if one.target == target]
        worst = max(here, key=lambda one: one.measured)
        good = sum(one.held for one in here)
        mark = "✓" if good == len(here) else "✗"
        count = f"{mark} {good} of {len(here)}"
        lines.append(
            f"| {target} | {worst.most:g} | {count} | {worst.measured:.2f} | {worst.where} |"
        )
    return lines


def listed(every: Rows) -> list[str]:
    """A line for every side and deed; ratios against the tutorial's page of the same run."""
    beside = every["tutorial", VILLAGE]
    keys = "n | p50 ms | p95 ms | × p50 | × p95 | server | ahead | browser | messages | kB | drawn"
    lines = [f"| where · what | {keys} |", "|---" * 12 + "|"]
    for (name, what), row in every.items():
        count = f"{row.n}" + (f", {row.missed} not seen" if row.missed else "")
        ratios = f"{row.p50 / beside.p50:.2f} | {row.p95 / beside.p95:.2f}"
        ahead = "" if row.ahead is None else f"{row.ahead:.0f}"
        rest = f"{row.browser:.0f} | {row.messages:.0f} | {row.kB:.0f} | {row.drawn:.0f}"
        spent = f"{row.p50:.0f} | {row.p95:.0f} | {ratios} | {row.server:.0f} | {ahead} | {rest}"
        lines.append(f"| {name} · {what} | {count} | {spent} |")
    return lines
