"""The whole history of a commune, 2021-01-01 to 2030-12-31, as the tables of the register."""

from functools import lru_cache

import numpy as np
import pandas as pd

from data.synthetic import slots as s
from data.synthetic.absences import KINDS as AWAY
from data.synthetic.absences import spells
from data.synthetic.accounts import accounts
from data.synthetic.circumstances import circumstances
from data.synthetic.days import CALIBRATED_TO, HORIZON, NEVER, dates
from data.synthetic.homes import VILLAGES, Homes
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.lives import lived
from data.synthetic.names import full_names
from data.synthetic.numbers import personal_ids
from data.synthetic.papers import KINDS as CARDS
from data.synthetic.papers import cards
from data.synthetic.people import People, people
from data.synthetic.traits import education, marital, occupation, shared

Tables = dict[str, pd.DataFrame]
_MEAN_SIZE, _GROWTH = 3.77, 1.02  # a first guess of the count of households; `_sized` corrects it


@lru_cache(maxsize=4)
def history(seed: int, residents: int) -> Tables:
    """Every table up to the horizon; the size is met on 2024-12-31 whatever the data date."""
    homes = _sized(seed, residents)
    who = people(seed, residents, homes)
    away = spells(seed, who)
    around = circumstances(who, away)
    held = cards(seed, who, away, around)
    given = accounts(seed, who, held, around)
    ids = who.ids
    return {
        "residents": _residents(seed, who, homes, occupation(seed, who, away)),
        "households": _households(homes),
        "cards": pd.DataFrame(
            {
                "resident_id": ids[held.person],
                "kind": np.array(CARDS, dtype=object)[held.kind],
                "issue_date": dates(held.issued),
                "expiry_date": dates(held.expires),
            }
        ),
        "eid_accounts": pd.DataFrame(
            {
                "resident_id": ids[given.person],
                "submitted_date": dates(given.submitted),
                "approved_date": dates(given.approved),
                "activated_date": dates(given.activated),
                "level": given.level.astype(np.int32),
            }
        ),
        "absences": pd.DataFrame(
            {
                "resident_id": ids[away.person],
                "from_date": dates(away.start),
                "to_date": dates(away.end),
                "kind": np.array(AWAY, dtype=object)[away.kind],
            }
        ),
        "notifications": _notifications(seed, who),
        "villages": pd.DataFrame(
            {"village_id": VILLAGES, "name": [f"Thôn {v[1:]}" for v in VILLAGES]}, dtype=object
        ),
    }


def _sized(seed: int, residents: int) -> Homes:
    """The count of households with which about `residents` are registered on 2024-12-31."""
    count = max(1, round(residents / _MEAN_SIZE / _GROWTH))
    best, gap = lived(seed, residents, count), np.inf
    tried = set()
    for _ in range(8):
        if count in tried:
            break
        tried.add(count)
        homes = lived(seed, residents, count)
        have = int(((homes.entry <= CALIBRATED_TO) & (homes.exit > CALIBRATED_TO)).sum())
        if abs(have - residents) < gap:
            best, gap = homes, abs(have - residents)
        if gap <= max(0.003 * residents, 1):
            break
        count = max(1, count + round((residents - have) / _MEAN_SIZE))
    return best


def _residents(seed: int, who: People, homes: Homes, work: np.ndarray) -> pd.DataFrame:
    word = np.array(s.RELATION, dtype=object)
    left = np.where(who.temporary, "temporary_end", np.where(who.died, "death", "move_out"))
    return pd.DataFrame(
        {
            "resident_id": who.ids,
            "household_id": homes.ids[who.home],
            "village_id": np.array(VILLAGES, dtype=object)[who.village],
            "full_name": full_names(seed, who, homes),
            "personal_id": personal_ids(seed, who),
            "sex": np.where(who.male, "male", "female").astype(object),
            "birth_date": dates(who.born),
            "residence": np.where(who.temporary, "temporary", "permanent").astype(object),
            "entry_date": dates(who.entry),
            "entry_type": _entry_type(who, homes),
            "exit_date": dates(who.exit),
            "exit_type": left.astype(object),
            "father_id": pd.array(who.father, dtype="Int64"),
            "mother_id": pd.array(who.mother, dtype="Int64"),
            "relation": np.where(who.temporary, "other", word[who.place]),
            "ethnicity": shared(seed, who, homes, "ethnicity", Purpose.ETHNICITY),
            "religion": shared(seed, who, homes, "religion", Purpose.RELIGION),
            "education": education(seed, who),
            "occupation": work,
            "marital": marital(seed, who, homes),
        }
    ).assign(
        father_id=lambda rows: rows["father_id"].mask(rows["father_id"] < 0),
        mother_id=lambda rows: rows["mother_id"].mask(rows["mother_id"] < 0),
    )


def _entry_type(who: People, homes: Homes) -> np.ndarray:
    later = who.entry > homes.formed[who.home]
    return np.select(
        [who.temporary, who.initial, later & (who.place == s.IN_LAW), who.place >= s.BIRTHS[0]],
        ["temporary", "initial", "marriage_in", "birth"],
        "move_in",
    ).astype(object)


def _households(homes: Homes) -> pd.DataFrame:
    last = np.where(homes.entry < NEVER, homes.exit, 0).max(axis=1)
    return pd.DataFrame(
        {
            "household_id": homes.ids,
            "village_id": np.array(VILLAGES, dtype=object)[homes.village],
            "formed_date": dates(homes.formed),
            "dissolved_date": dates(last),
        }
    )


def _notifications(seed: int, who: People) -> pd.DataFrame:
    """Births within 60 days, those who move in within 30, everybody else over 2021."""
    draw = uniform(seed, who.ids, Purpose.NOTICE)
    born_here = who.born == who.entry
    days = np.where(who.initial, 10 + 354 * draw**1.4, np.where(born_here, 60 * draw, 30 * draw))
    day = who.entry + days.astype(int)
    told = uniform(seed, who.ids, Purpose.NOTICE_NEVER) >= 0.015
    rows = told & ~who.temporary & (day < who.exit) & (day <= HORIZON)
    return pd.DataFrame({"resident_id": who.ids[rows], "notified_date": dates(day[rows])})
