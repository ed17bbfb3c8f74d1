"""python -m data.synthetic.paper.calibrate [COMMUNES]: finds the numbers of baselines.json.

They are found once over many communes, stored, and the fit is printed; a commune is never forced to
a curve.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from data.synthetic.days import MONTHS, NEVER, age, anniversary
from data.synthetic.keyed import turns
from data.synthetic.life import tuned
from data.synthetic.life.kin import last_days, memberships
from data.synthetic.life.people import People, people
from data.synthetic.life.years import lived
from data.synthetic.paper import Papers, drawn, papers
from data.synthetic.paper.absences import Spells, spells, visits
from data.synthetic.paper.accounts import activation, alike, dossiers
from data.synthetic.paper.cards import chip_adoption, chip_fixed
from data.synthetic.paper.clock import COUNT, Clock
from data.synthetic.paper.curves import ENDS, KNOWN, have, shares, wanted
from data.synthetic.paper.setting import BASELINES, CURVES, FACTORS, Baselines, Setting
from data.synthetic.paper.stays import Adoption, Stays, stays
from data.synthetic.paper.story import STORIES, Story
from data.synthetic.reference import GROUPS, by_age

SEED = 20241231
LAST = int(ENDS[-1])
AWAY_DAYS = ENDS[17::6]  # ends of June and December from 2022-06, when T0 is forgotten
_ORDER = ("card", "activated", "submitted", "activated", "submitted")
_ROUNDS_AWAY, _ROUNDS_CURVE = 6, 3
_LEAST, _MOST = 0.0005, 4.0  # hazard of a month
SEXES = ("female", "male")
_GROUP_AGES = np.arange(2, 90, 5)
_RESIDENTS, _UNTIL, _COMMUNES = 5200, 2026, 60


def calibrated_baselines(communes: Iterable[People], story: Story) -> Baselines:
    """Leaving first, then card, activation and dossier, each on those before it.

    The last two once more: dossiers that wait for their answer delay some activations.
    """
    listed = list(communes)
    leaving = _leaving(listed, story)
    hazards = dict.fromkeys(CURVES, np.zeros(COUNT))
    for name in _ORDER:
        hazards[name] = _curve(listed, story, Baselines(dict(hazards), leaving), name)
    return Baselines(hazards, leaving)


def write_baselines(found: dict[str, Baselines]) -> None:
    """Into the one file that `setting.stored` reads."""
    stored = {
        name: {curve: np.round(one.hazards[curve], 6).tolist() for curve in CURVES}
        | {"leaving": np.round(one.leaving, 5).tolist()}
        for name, one in found.items()
    }
    lines = json.dumps(stored, indent=None, separators=(",", ":")).replace('},"', '},\n"')
    BASELINES.write_text(lines + "\n", encoding="utf-8")


def away_by_group(who: People, away: Spells) -> tuple[np.ndarray, np.ndarray]:
    """Away and registered by sex (female, male) and five-year group, over AWAY_DAYS."""
    gone, there = np.zeros((2, len(GROUPS))), np.zeros((2, len(GROUPS)))
    for day in AWAY_DAYS:
        here = (who.entry <= day) & (day < who.exit) & ~who.temporary
        group = np.minimum(age(np.minimum(who.born, day), day) // 5, len(GROUPS) - 1)
        np.add.at(there, (who.male[here].astype(int), group[here]), 1)
        rows = away.person[(away.start <= day) & (day < away.end)]
        np.add.at(gone, (who.male[rows].astype(int), group[rows]), 1)
    return gone, there


def _leaving(communes: list[People], story: Story) -> np.ndarray:
    """Factors on the table's shares, so that the spells of all communes give the table."""
    fit = np.ones((2, len(GROUPS)))
    for _ in range(_ROUNDS_AWAY):
        around = Setting.of(story, Baselines(dict.fromkeys(CURVES, np.zeros(COUNT)), fit))
        found = [away_by_group(who, spells(SEED, who, around.leaving, LAST)) for who in communes]
        gone, there = (sum(part) for part in zip(*found, strict=True))
        fit = fit * np.clip(table_away() / (gone / there), 0.5, 2.0) ** 0.9
    return fit


def table_away() -> np.ndarray:
    """The reference: sex (female, male) × group."""
    column = "share_of_registered_absent"
    return np.array([by_age("migration_by_age", column, sex)[_GROUP_AGES] for sex in SEXES])


def _curve(communes: list[People], story: Story, fitted: Baselines, name: str) -> np.ndarray:
    """Solved on expectations, then corrected by what the simulated communes do."""
    target = aim = wanted()[name]
    most = np.minimum(1.02 * np.append(target[1:], 1.0), 0.9999)  # what comes late is not doubled
    around = Setting.of(story, fitted)
    unit = Clock.of(FACTORS[name](story))
    parts = [_expected(who, around, unit, name) for who in communes]
    solve = _solver(*(np.concatenate(part) for part in zip(*parts, strict=True)))
    hazard = solve(aim)
    for _ in range(_ROUNDS_CURVE):
        trial = Setting.of(story, Baselines({**fitted.hazards, name: hazard}, fitted.leaving))
        found = [shares(who, drawn(SEED, who, trial, last=LAST))[name] for who in communes]
        having, among = (sum(part) for part in zip(*found, strict=True))
        aim = np.clip(aim + 0.9 * (target - having / among), 0.0, most)
        hazard = solve(aim)
    return hazard


def _expected(who: People, around: Setting, unit: Clock, name: str) -> tuple[np.ndarray, ...]:
    """People × known months: hazard passed at unit speed; counted at the end; having it anyway."""
    away = spells(SEED, who, around.leaving, LAST)
    where = stays(len(who.ids), away, visits(SEED, who.ids, away, LAST))
    made = drawn(SEED, who, around, last=LAST)
    what, fixed = _adoption(who, around, away, made, name)
    passed = _passed(where, unit, what)
    fourteen = np.maximum(anniversary(who.born, 14), who.entry)
    here = (fourteen[:, None] <= ENDS) & (who.exit[:, None] > ENDS) & ~who.temporary[:, None]
    for month, day in enumerate(ENDS):
        here[away.person[(away.start <= day) & (day < away.end)], month] = False
    return passed, here, fixed[:, None] <= ENDS


def _adoption(
    who: People, around: Setting, away: Spells, made: Papers, name: str
) -> tuple[Adoption, np.ndarray]:
    if name == "card":
        fourteen = anniversary(who.born, 14)
        fixed = chip_fixed(SEED, who, around, away, fourteen)
        return chip_adoption(SEED, who, turns(who.born), fourteen), fixed
    turn, never = turns(who.born), np.full(len(who.ids), NEVER)
    wants = activation(SEED, who, turn, made.cards)
    if name == "activated":
        return wants, never
    fixed, what = dossiers(SEED, who, turn, made.cards, wants)
    anyway = np.where(alike(SEED, who, turn), never, have(who, made)["activated"])
    of = made.accounts
    child = of.submitted < anniversary(who.born, 14)[of.person]
    anyway[of.person[child]] = of.submitted[child]
    return what, np.minimum(fixed, anyway)


def _passed(where: Stays, unit: Clock, what: Adoption) -> np.ndarray:
    since = np.minimum(what.since, MONTHS[-1])[where.person]
    group = what.group[where.person]
    weight = np.array((*what.weight, 0.0))[where.place][:-1]
    found = np.zeros((len(what.need), KNOWN + 1), dtype=np.float32)
    for month in range(KNOWN + 1):
        days = np.maximum(np.minimum(where.start, MONTHS[month]), np.minimum(since, MONTHS[month]))
        passed = weight * np.diff(unit.at(group, days))
        found[:, month] = np.bincount(where.person[:-1], passed, minlength=len(found))
    return np.diff(found, axis=1) * what.speed[:, None].astype(np.float32)


def _solver(
    passed: np.ndarray, here: np.ndarray, anyway: np.ndarray
) -> Callable[[np.ndarray], np.ndarray]:
    """A function from the shares wanted to the hazards of 120 months."""

    def solve(aim: np.ndarray) -> np.ndarray:
        grown, hazard = np.zeros(len(passed)), np.zeros(COUNT)
        for month, share in enumerate(aim):
            rows = here[:, month] & ~anyway[:, month]
            among = here[:, month].sum()
            without = among * (1 - share)
            step = _step(grown[rows], passed[rows, month].astype(float), without)
            hazard[month] = 0.0 if share == 0 else max(step, _LEAST)
            grown += hazard[month] * passed[:, month]
        hazard[KNOWN:] = hazard[KNOWN - 12 : KNOWN].mean()
        return hazard

    return solve


def _step(grown: np.ndarray, passed: np.ndarray, without: float) -> float:
    """The hazard after which `without` people are expected to be still without it."""
    left = np.exp(-grown)
    low, high = 0.0, _MOST
    for _ in range(22):
        middle = (low + high) / 2
        still = (left * np.exp(-middle * passed)).sum()
        low, high = (middle, high) if still > without else (low, middle)
    return high


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
