"""Everything of one commune about places and papers, from its people and a story."""

from dataclasses import dataclass

from data.synthetic.days import HORIZON
from data.synthetic.paper.absences import Spells, spells
from data.synthetic.paper.accounts import Accounts, accounts
from data.synthetic.paper.cards import Cards, cards
from data.synthetic.paper.draws import turns
from data.synthetic.paper.notices import Notices, notices
from data.synthetic.paper.setting import Setting, setting
from data.synthetic.paper.stays import stays
from data.synthetic.paper.story import Story
from data.synthetic.paper.visits import Visits, visits
from data.synthetic.people import People


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
    turn = turns(who)
    held = cards(seed, who, turn, around, where, away, last)
    given = accounts(seed, who, turn, around, where, held, last)
    return Papers(away, home, held, given, notices(seed, who, last))
