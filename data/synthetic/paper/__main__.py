"""python -m data.synthetic.paper [COMMUNES]: calibrates both stories, stores and prints the fit."""

import sys
from collections.abc import Iterable, Iterator

import numpy as np

from data.synthetic.life.kin import last_days, memberships
from data.synthetic.life.people import People, people
from data.synthetic.life.tuning import tuned
from data.synthetic.life.years import lived
from data.synthetic.paper.calibrate import (
    SEED,
    away_by_group,
    calibrated_baselines,
    table_away,
    write_baselines,
)
from data.synthetic.paper.commune import Papers, papers
from data.synthetic.paper.curves import ENDS, shares, wanted
from data.synthetic.paper.story import STORIES, Story

_RESIDENTS, _UNTIL, _COMMUNES = 5200, 2026, 60


def main(arguments: list[str]) -> int:
    """Calibrates on the communes from number 1 on, and measures with another seed of papers."""
    count = int(arguments[0]) if arguments else _COMMUNES
    own = {name: story for name, story in STORIES.items() if not story.history}
    listed = {name: list(_communes(story, count)) for name, story in own.items()}
    write_baselines(
        {name: calibrated_baselines(listed[name], story) for name, story in own.items()}
    )
    for name, story in own.items():
        last = int(ENDS[-1])
        made = [papers(SEED + 1, who, story, last=last) for who in listed[name]]
        print(name, *fit_lines(list(zip(listed[name], made, strict=True))), sep="\n  ")
    return 0


def fit_lines(made: Iterable[tuple[People, Papers]]) -> Iterator[str]:
    """Largest gaps to the curves and to the shares away, in percentage points."""
    pairs = list(made)
    counts = [shares(who, papers_) for who, papers_ in pairs]
    for name, curve in wanted().items():
        having, among = (np.array([count[name][part] for count in counts]) for part in (0, 1))
        together = np.abs(having.sum(axis=0) / among.sum(axis=0) - curve).max() * 100
        each = np.abs(having / among - curve).max(axis=1) * 100
        yield f"{name}: {together:.2f} together; each {each.mean():.2f}, at most {each.max():.2f}"
    gone, there = (
        sum(part)
        for part in zip(*(away_by_group(who, made_.absences) for who, made_ in pairs), strict=True)
    )
    off = np.abs(gone / there - table_away()) * 100
    yield f"away by sex and age: {off.max():.2f} at most, {off.mean():.2f} on average"


def _communes(story: Story, count: int) -> Iterator[People]:
    for number in range(1, count + 1):
        lives = lived(SEED, number, _RESIDENTS, _UNTIL, tuning=tuned(), older=story.older)
        yield people(lives, _RESIDENTS, last_days(lives, memberships(lives)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
