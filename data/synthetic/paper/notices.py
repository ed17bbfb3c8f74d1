"""Notices of the personal number: births within 60 days, movers within 30, others over 2021."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.keyed import Purpose, uniform
from data.synthetic.paper.draws import again
from data.synthetic.people import People

_NEVER_TOLD = 0.015
_PROMPT, _PROMPT_DAYS, _DAYS = 0.849, 30, 60  # births: 84.9 % soon [S doisongphapluat a676411]


@dataclass(frozen=True)
class Notices:
    """One row a notice, by person."""

    person: np.ndarray
    notified: np.ndarray


def notices(seed: int, who: People, last: int) -> Notices:
    """On or after the entry, before the exit; temporary residents none."""
    draw = uniform(seed, who.ids, Purpose.TOLD)
    part = again(draw)
    prompt = np.interp(part, [0, _PROMPT, 1], [0, _PROMPT_DAYS, _DAYS])
    wait = np.where(who.born == who.entry, prompt, 30 * part)
    wait = np.where(who.initial, 10 + 354 * part**1.4, wait)
    day = who.entry + wait.astype(np.int64)
    told = (draw >= _NEVER_TOLD) & ~who.temporary & (day < who.exit) & (day <= last)
    rows = np.nonzero(told)[0]
    return Notices(rows, day[rows])
