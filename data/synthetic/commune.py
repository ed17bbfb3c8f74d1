"""One commune as tables: lives, names, papers and traits put together, cut nowhere."""

from datetime import date

import numpy as np

from data.synthetic.keyed import Purpose
from data.synthetic.life import tuned
from data.synthetic.life.kin import Memberships, last_days, memberships
from data.synthetic.life.people import People, people
from data.synthetic.life.state import NOBODY, Lives
from data.synthetic.life.traits import shared, statuses
from data.synthetic.life.unions import marriages
from data.synthetic.life.years import lived
from data.synthetic.naming.identity import identify
from data.synthetic.naming.numbers import commune_address
from data.synthetic.paper import STORIES, Papers, papers
from data.synthetic.rows import ranks
from data.synthetic.tables import (
    AWAY,
    CARD_KINDS,
    ENDS,
    ENTRIES,
    EXITS,
    FIELDS,
    REASONS,
    RELATIONS,
    VILLAGES,
    Coded,
    Joined,
    Table,
    Tables,
    small,
)

VILLAGE_NAMES = tuple(f"Thôn {number}" for number in range(1, len(VILLAGES) + 1))
_STEPS = ("submitted", "approved", "rejected", "activated", "locked")
_FORMED = ("initial", "split", "marriage", "move_in")


def commune_tables(
    seed: int, commune: int, residents: int, *, until: date, story: str = "default"
) -> Tables:
    """Everything up to the end of the year of `until`; `known.cut` makes it a data date."""
    told = STORIES[story]
    lives = lived(seed, commune, residents, until.year, tuning=tuned(), older=told.older)
    stays = memberships(lives)
    ends = last_days(lives, stays)
    who = people(lives, residents, ends)
    held = papers(seed, who, told, last=lives.last_day)
    place = np.full(len(lives), NOBODY)
    place[who.row[who.row >= 0]] = np.nonzero(who.row >= 0)[0]
    away = (held.absences.person, held.absences.start, held.absences.end)
    changes, words = statuses(lives, who, away)
    return {
        "residents": _residents(seed, commune, who),
        "households": _households(lives, ends),
        "household_membership": _memberships(lives, who, stays, place),
        "marriages": _marriages(lives, who, place),
        "statuses": {
            "resident_id": who.ids[changes.person],
            "field": small(changes.field, FIELDS),
            "value": Coded(changes.value.astype(np.int16), words),
            "from_date": changes.start,
        },
        **_papers(who, held),
        "villages": {
            "village_id": small(np.arange(len(VILLAGES)), VILLAGES),
            "name": small(np.arange(len(VILLAGES)), VILLAGE_NAMES),
        },
    }


def _residents(seed: int, commune: int, who: People) -> Table:
    identity = identify(seed, who, commune, commune_address(commune))
    line = identity.line
    home = who.ids[0] // (1 << 32) * (1 << 32) + who.home[line]
    kind = np.where(who.temporary, 4, who.kind)
    surname, middle, given = identity.names
    left = np.where(who.temporary, 2, np.where(who.died, 0, 1))
    ids = np.append(who.ids, NOBODY)
    no_word = np.zeros(len(who.ids), dtype=np.int8)
    return {
        "resident_id": who.ids,
        "village_id": small(who.village, VILLAGES),
        "full_name": Joined(identity.names),
        "surname": surname,
        "middle": middle,
        "given": given,
        "personal_id": identity.numbers,
        "sex": small(who.male, ("female", "male")),
        "birth_date": who.born,
        "birth_date_precision": Coded(no_word, ("day",)),
        "birth_registration_place": identity.places.registered,
        "native_place": identity.places.native,
        "residence": small(who.temporary, ("permanent", "temporary")),
        "entry_date": who.entry,
        "entry_type": small(kind, ENTRIES),
        "exit_date": who.exit,
        "exit_type": small(left, EXITS),
        "father_id": ids[who.father],
        "mother_id": ids[who.mother],
        "ethnicity": shared(seed, who.ids[line], "ethnicity", Purpose.ETHNICITY),
        "religion": shared(seed, home, "religion", Purpose.RELIGION),
    }


def _households(lives: Lives, ends: np.ndarray) -> Table:
    homes = lives.homes
    return {
        "household_id": lives.ids(np.arange(len(homes.village))),
        "village_id": small(homes.village, VILLAGES),
        "formed_date": homes.formed,
        "formed_how": small(homes.how, _FORMED),
        "dissolved_date": ends,
        "address_no": ranks(homes.village) + 1,
    }


def _memberships(lives: Lives, who: People, stays: Memberships, place: np.ndarray) -> Table:
    """Temporary residents stand in the household of their host."""
    guests = np.nonzero(who.temporary)[0]
    person = np.concatenate([place[stays.row], guests])
    order = np.argsort(person, kind="stable")
    other = np.full(len(guests), RELATIONS.index("other"))
    columns = (
        person,
        np.concatenate([stays.home, who.home[guests]]),
        np.concatenate([stays.relation, other]),
        np.concatenate([stays.start, who.entry[guests]]),
        np.concatenate([stays.end, who.exit[guests]]),
    )
    person, home, relation, start, end = (column[order] for column in columns)
    return {
        "resident_id": who.ids[person],
        "household_id": lives.ids(home),
        "relation": small(relation, RELATIONS),
        "from_date": start,
        "to_date": end,
    }


def _marriages(lives: Lives, who: People, place: np.ndarray) -> Table:
    men, women, start, end, how = marriages(lives)
    return {
        "marriage_id": lives.ids(np.arange(len(men))),
        "husband_id": who.ids[place[men]],
        "wife_id": who.ids[place[women]],
        "from_date": start,
        "to_date": end,
        "end_how": small(how, ENDS),
    }


def _papers(who: People, held: Papers) -> Tables:
    away, home, cards = held.absences, held.visits, held.cards
    kinds = {"kind": small(cards.kind, CARD_KINDS), "reason": small(cards.reason, REASONS)}
    days = {"issue_date": cards.issued, "expiry_date": cards.expires}
    spells = {"from_date": away.start, "to_date": away.end, "kind": small(away.kind, AWAY)}
    steps = {f"{name}_date": getattr(held.accounts, name) for name in _STEPS}
    columns = {
        "cards": (cards, {"seq": cards.seq, **kinds, **days}),
        "eid_accounts": (held.accounts, {"level": held.accounts.level, **steps}),
        "absences": (away, {**spells, "declared": away.declared}),
        "visits": (home, {"from_date": home.start, "to_date": home.end}),
        "notifications": (held.notices, {"notified_date": held.notices.notified}),
    }
    return {
        name: {"resident_id": who.ids[of.person], **told} for name, (of, told) in columns.items()
    }
