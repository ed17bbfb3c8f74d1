"""Planted errors, counted and scored (S14): who has one on each day, and how often each came.

Only codes whose `level` is "path" in defects.csv follow the falling level of errors; the others are
changes of life nobody told, each with a rate of its own. The register is the clean one.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.synthetic.days import NEVER, T0
from data.synthetic.defects.chance import defects, level
from data.synthetic.defects.rows import DOUBLE
from data.synthetic.proof.facts import Facts, Index
from data.synthetic.proof.score import MANY, Counts, Score, Sums, noted
from data.synthetic.tables import ENDS, ENTRIES, EXITS, FIELDS, MARITAL

OWN_RATE = tuple(code for code, defect in defects().items() if defect.own_rate)
_DATED = {"household_membership": 1, "statuses": 2, "eid_accounts": 2}  # part of the record id
_RATE = 0.03  # ±3 % of the rate, where chance allows it
_SURE = 1.96  # 95 % of what chance gives
_SURER = 2.57  # 95 % for the worst of the five own-rate codes together


def error_counts(f: Facts, truth: pd.DataFrame) -> Sums:
    """By day: permanent residents, and those with an open error; by own-rate code: could, did."""
    path = ~truth["defect_code"].isin(OWN_RATE).to_numpy(dtype=bool)
    followed = truth[path & truth["table"].ne("households").to_numpy()]
    person, begin, fixed = _spans(f, followed)
    by_day = []
    for on in f.days:
        wrong = np.zeros(len(f.ids), dtype=bool)
        wrong[person[(begin <= on) & (on < fixed)]] = True
        here = f.here(int(on))
        by_day.append([here.sum(), (here & wrong).sum()])
    happened = truth[~path].drop_duplicates("defect_id")["defect_code"].value_counts()
    could = _could(f)
    own = [[could[code], happened.get(code, 0)] for code in OWN_RATE]
    return {"errors": np.array(by_day), "own_errors": np.array(own)}


def _spans(f: Facts, truth: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Person, first day and day of fixing of each row; a defect begins with its last-begun row."""
    parts = truth["record_id"].str.split("|")
    person = f.people_index.of(parts.str[0].to_numpy(dtype=np.int64) & ~DOUBLE)
    begin = np.maximum(f.entry[person], T0)
    for table, at in _DATED.items():
        rows = (truth["table"] == table).to_numpy(dtype=bool)
        dates = parts[rows].str[at].to_numpy(dtype="M8[D]").astype(np.int64)
        begin[rows] = np.maximum(begin[rows], dates)
    rows = (truth["table"] == "cards").to_numpy(dtype=bool)
    issued = _issued(f, person[rows], parts[rows].str[1].to_numpy(dtype=np.int64))
    begin[rows] = np.maximum(begin[rows], issued)
    defect = truth["defect_id"].factorize()[0]
    first = np.zeros(defect.max(initial=-1) + 1, dtype=np.int64)
    np.maximum.at(first, defect, begin)
    fixed = truth["fixed_date"].to_numpy(dtype="M8[D]")
    return person, first[defect], np.where(np.isnat(fixed), NEVER, fixed.astype(np.int64))


def _issued(f: Facts, person: np.ndarray, seq: np.ndarray) -> np.ndarray:
    cards = f["cards"]
    most = 100  # cards of one person
    at = Index(cards.person * most + cards.whole("seq")).of(person * most + seq)
    return cards.days("issue_date")[at]


def _could(f: Facts) -> dict[str, int]:
    """How many records each own-rate code could have hit, by the last column of defects.csv."""
    ends = {code: EXITS.index(how) for code, how in _ENDS.items()}
    counts = {code: int((f.left == how).sum()) for code, how in ends.items()}
    counts["D21"] = int((f.came == ENTRIES.index("birth")).sum())
    counts["D32"] = _bereft(f)
    return counts


_ENDS = {"D15": "death", "D16": "move_out", "D29": "temporary_end"}


def _bereft(f: Facts) -> int:
    """Widowed since the first day, out of a marriage of the register."""
    weddings, told = f["marriages"], f["statuses"]
    dead = weddings.code("end_how", ENDS) == ENDS.index("death")
    left = np.zeros(len(f.ids), dtype=bool)
    for side in ("husband_id", "wife_id"):
        left[weddings.who(side)[dead]] = True
    marital = told.code("field", FIELDS) == 0
    widowed = told.code("value", MARITAL) == MARITAL.index("widowed")
    since = told.days("from_date") > T0
    return int((marital & widowed & since & left[told.person]).sum())


def error_scores(c: Counts) -> Iterator[Score]:
    """None for a register without planted errors."""
    if "errors" not in c:
        return
    for on, (people, wrong) in zip(c.days, c["errors"].tolist(), strict=True):
        share, wanted = wrong / max(people, 1), float(level(np.array([on]))[0])
        limit = max(_RATE, _SURE * _noise(wanted, people))
        yield c.score("S14", abs(share / wanted - 1), limit, noted("S14", share, wanted), on)
    yield _own_rates(c)


def _own_rates(c: Counts) -> Score:
    """The code furthest off, as a multiple of what it may be off."""
    off = []
    for code, (could, did) in zip(OWN_RATE, c["own_errors"].tolist(), strict=True):
        base = defects()[code].base
        limit = max(_RATE if c.residents >= MANY else 0, _SURER * _noise(base, could))
        off.append(abs(did / max(could * base, 1e-9) - 1) / limit if could else 0.0)
    worst = int(np.argmax(off))
    could, did = c["own_errors"][worst].tolist()
    code = OWN_RATE[worst]
    return c.score(
        "S14-own", off[worst], 1, noted("S14-own", code, did, could, defects()[code].base)
    )


def _noise(share: float, count: float) -> float:
    """One standard deviation of a share, relative to it."""
    return ((1 - share) / max(share * count, 1e-9)) ** 0.5
