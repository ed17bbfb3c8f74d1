"""Forecasts held against the months after them, for any history: counts, dates and deadlines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from analytics.meaning.forecast.manner import MONTHS, USUAL, Manner
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.proof import MODEL
from analytics.meaning.forecast.reach import interval, needed_of
from analytics.meaning.forecast.state import State
from tests.rivals import RIVALS

AHEAD = (3, 6, 12)
DUE = (6, 12)  # months to the deadlines that are asked about
RUNGS = (20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 97, 98, 99)
WITHIN = 30  # points: a target further off is not set
NORMAL_80 = 1.2815516

KINDS = {"covered": float, "error": float, "width": float, "chance": float, "came": float}
KINDS |= {"rung": float, "age": int, "size": int, "commune": bool}  # others are words

Part = dict[str, object]


@dataclass(frozen=True, eq=False)
class Case:
    """A forecast to be judged: the whole history, the last month known and what it is called."""

    whole: State
    now: int
    labels: dict[str, object]

    @property
    def known(self) -> State:
        return self.whole.until(self.whole.months[self.now])

    @property
    def window(self) -> int:
        """Months after the last one known that are seen; a later date is one category, “later”."""
        return min(MONTHS, len(self.whole.months) - 1 - self.now)


@dataclass(frozen=True, eq=False)
class Told:
    """Low, middle, high of holders by months ahead and of the first month at a rung (3 × area);
    the chance of a rung by months ahead, where a method gives one."""

    counts: Callable[[int], np.ndarray]
    dates: Callable[[int], np.ndarray]
    chances: Callable[[int, int], np.ndarray] | None = None


def judged(cases: Iterable[Case], manner: Manner = USUAL, *, rivals: bool = False) -> pd.DataFrame:
    """A row a question and area, the commune last."""
    return _table([part for one in cases for part in _asked(one, manner, rivals)])


def _table(parts: list[Part]) -> pd.DataFrame:
    """One frame of all parts: a frame a part costs more than the forecasts do."""
    sizes = [len(part["commune"]) for part in parts]
    names = dict.fromkeys(name for part in parts for name in part)
    return pd.DataFrame(
        {
            name: np.concatenate(
                [
                    np.broadcast_to(np.asarray(part.get(name), dtype=KINDS.get(name, object)), size)
                    for part, size in zip(parts, sizes, strict=True)
                ]
            )
            for name in names
        }
    )


def with_sum(by_village: np.ndarray) -> np.ndarray:
    return np.concatenate([by_village, by_village.sum(axis=-1, keepdims=True)], axis=-1)


def _asked(one: Case, manner: Manner, rivals: bool) -> Iterator[Part]:
    known = one.known
    having, among = with_sum(one.whole.having), with_sum(one.whole.among)
    areas = np.arange(having.shape[1])
    common: Part = one.labels | {
        "origin": f"{known.month:%Y-%m}",
        "age": known.age,
        "commune": areas == areas[-1],
    }
    told = {MODEL: _model(known, one.window, manner)}
    if rivals:
        told |= {name: _rival(name, known, one.window) for name in RIVALS}
    for method, answer in told.items():
        yield from _counts(common | {"method": method}, answer, having, among, one)
    yield from _rungs(common, told, having, among, one)


def _model(known: State, window: int, manner: Manner) -> Told:
    paths = simulate(known, manner=manner)
    having, among = with_sum(paths.having), with_sum(paths.among)

    @cache
    def first(rung: int) -> np.ndarray:
        """As `first_reached`, in whole numbers: rungs are whole per cents."""
        hit = 100 * having[:window] >= rung * among[:window]
        return np.where(hit.any(axis=0), hit.argmax(axis=0) + 1, window + 1).astype(np.int16)

    return Told(
        lambda ahead: interval(having[ahead - 1]),
        lambda rung: interval(first(rung)),
        lambda rung, due: (first(rung) <= due).mean(axis=0),
    )


def _rival(name: str, known: State, window: int) -> Told:
    """The same from a method that knows nothing but the shares of the past."""
    having, among = with_sum(known.having), with_sum(known.among)
    since = max(known.started - 1, 0)
    shares = 100 * having[since:] / np.maximum(among[since:], 1)
    told = [RIVALS[name](share, MONTHS) for share in shares.T]
    bands = np.array(
        [np.clip(mean + np.outer((-1, 0, 1), NORMAL_80 * wide), 0, 100) for mean, wide in told]
    )

    def dates(rung: int) -> np.ndarray:
        hit = bands[:, ::-1] >= rung
        first = np.where(hit.any(axis=2), hit.argmax(axis=2) + 1, window + 1)
        return np.minimum(first, window + 1).T

    return Told(lambda ahead: bands[:, :, ahead - 1].T * among[-1] / 100, dates)


def _counts(
    common: Part, told: Told, having: np.ndarray, among: np.ndarray, one: Case
) -> Iterator[Part]:
    size = np.maximum(among[one.now], 1)
    for ahead in (ahead for ahead in AHEAD if ahead <= one.window):
        low, middle, high = told.counts(ahead)
        truth = having[one.now + ahead]
        yield common | {
            "question": f"{ahead} months",
            "covered": (low <= truth) & (truth <= high),
            "error": 100 * (middle - truth) / size,
            "width": 100 * (high - low) / size,
        }


def _rungs(
    common: Part, told: dict[str, Told], having: np.ndarray, among: np.ndarray, one: Case
) -> Iterator[Part]:
    share = 100 * having[one.now] / np.maximum(among[one.now], 1)
    for rung in RUNGS:
        hit = having >= needed_of(among, rung)
        near = ~hit[one.now] & (rung <= share + WITHIN)
        if not near.any():
            continue
        after = hit[one.now + 1 : one.now + 1 + one.window]
        truth = np.where(after.any(axis=0), after.argmax(axis=0) + 1, one.window + 1)
        yield from _dates(common | {"rung": rung}, told, near, truth, one.window)
        chances = told[MODEL].chances
        for due in (due for due in DUE if due <= one.window and chances):
            part = {"question": "deadline", "chance": chances(rung, due), "came": truth <= due}
            yield _of(common | {"method": MODEL, "rung": rung} | part, near)


def _dates(
    common: Part, told: dict[str, Told], near: np.ndarray, truth: np.ndarray, window: int
) -> Iterator[Part]:
    """Open questions only: rungs up to 30 points off that were reached in the months seen, or that
    this model thought at least a tenth likely to be. A miss of any kind is an open question."""
    asked = near & ((truth <= window) | (told[MODEL].dates(common["rung"])[0] <= window))
    for method, answer in told.items():
        low, middle, high = answer.dates(common["rung"])
        part = {
            "method": method,
            "question": "date",
            "covered": (low <= truth) & (truth <= high),
            "error": (middle - truth).astype(float),
            "width": (high - low).astype(float),
        }
        yield _of(common | part, asked)


def _of(part: Part, rows: np.ndarray) -> Part:
    return {
        name: value[rows] if isinstance(value, np.ndarray) else value
        for name, value in part.items()
    }
