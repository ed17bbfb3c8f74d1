"""Where people are and what papers they hold: absences, cards, e-ID accounts, notices."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON
from data.synthetic.keyed import Purpose, again, turns, uniform
from data.synthetic.life.people import People
from data.synthetic.paper.absences import Spells, Visits, spells, visits
from data.synthetic.paper.accounts import Accounts, accounts
from data.synthetic.paper.cards import Cards, cards
from data.synthetic.paper.setting import Setting, setting
from data.synthetic.paper.stays import stays
from data.synthetic.paper.story import STORIES, Story

__all__ = ["STORIES", "Papers", "Story", "papers"]

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


@dataclass(frozen=True)
class Papers:
    """Column groups, each by row of the person and day; days count from 1970-01-01."""

    absences: Spells
    visits: Visits
    cards: Cards
    accounts: Accounts
    notices: Notices


def papers(seed: int, who: People, story: Story, *, last: int = HORIZON) -> Papers:
    """Rows that begin by the `last` day: a later one adds rows and changes nothing in these."""
    return drawn(seed, who, setting(story, seed), last=last)


def drawn(seed: int, who: People, around: Setting, *, last: int = HORIZON) -> Papers:
    """The same in a setting that need not be the stored one."""
    away = spells(seed, who, around.leaving, last)
    home = visits(seed, who.ids, away, last)
    where = stays(len(who.ids), away, home)
    turn = turns(who.born)
    held = cards(seed, who, turn, around, where, away, last)
    given = accounts(seed, who, turn, around, where, held, last)
    return Papers(away, home, held, given, notices(seed, who, last))
