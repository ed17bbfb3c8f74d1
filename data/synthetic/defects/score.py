"""All quality checks in their order, and how good they are against the truth.

Of dq_rules.csv only DQ21 is left out: the register has no CMND numbers. The order matters: who
has an impossible birth date is not asked about card age, who shares a number with another is not
asked whether the number fits, and a household without a sure head is not asked about relations.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import day
from data.synthetic.defects.chance import defects
from data.synthetic.defects.check_homes import (
    absence_findings,
    account_findings,
    card_findings,
    household_findings,
    kin_findings,
    marital_findings,
)
from data.synthetic.defects.check_people import (
    birth_findings,
    double_findings,
    form_findings,
    gap_findings,
    number_findings,
    place_findings,
    spelling_findings,
    stay_findings,
)
from data.synthetic.defects.records import Finding, People, persons
from data.synthetic.defects.sheet import KEYS


class _Planted(NamedTuple):
    code: str
    members: frozenset[int]


def scored(register: Register, truth: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a rule and one a defect: planted, flagged, precision, recall, root_cause.

    Pairs and households count once: a finding is right when one of its members is. `recall` asks
    whether the error was flagged by its rule or in its field, `root_cause` whether it was named.
    A share of nothing is missing. Rules with nothing planted (DQ17, DQ19) fire on life itself.
    """
    planted, found = _planted(truth), findings(register, as_of=as_of)
    rules = sorted({rule for d in defects().values() for rule in d.rules} | {f.rule for f in found})
    rows = [_of_rule(rule, planted, found) for rule in rules if rule]
    rows += [_of_code(code, planted, found) for code in defects()]
    return pd.DataFrame(rows)


def _of_rule(rule: str, planted: list[_Planted], found: list[Finding]) -> dict[str, object]:
    mine = [p for p in planted if rule in defects()[p.code].rules]
    said = [f for f in found if f.rule == rule]
    named = [p for p in mine if _touched(p, [f for f in said if f.code == p.code])]
    return _row("rule", rule, mine, said, [p for p in mine if _touched(p, said)], named)


def _of_code(code: str, planted: list[_Planted], found: list[Finding]) -> dict[str, object]:
    mine = [p for p in planted if p.code == code]
    said = [f for f in found if f.code == code]
    near = [f for f in found if _same_matter(code, f)]
    return _row(
        "code",
        code,
        mine,
        said,
        [p for p in mine if _touched(p, near)],
        [p for p in mine if _touched(p, said)],
    )


def _same_matter(code: str, finding: Finding) -> bool:
    defect = defects()[code]
    if finding.rule in defect.rules or not finding.code:
        return finding.rule in defect.rules
    other = defects()[finding.code]
    return (other.table, other.field) == (defect.table, defect.field)


def _row(
    by: str,
    key: str,
    mine: list[_Planted],
    said: list[Finding],
    flagged: list[_Planted],
    named: list[_Planted],
) -> dict[str, object]:
    right = {member for p in mine for member in p.members}
    hits = sum(not right.isdisjoint(f.members) for f in said)
    return {
        "by": by,
        "key": key,
        "planted": len(mine),
        "flagged": len(said),
        "precision": hits / len(said) if said else float("nan"),
        "recall": len(flagged) / len(mine) if mine else float("nan"),
        "root_cause": len(named) / len(mine) if mine else float("nan"),
    }


def _touched(planted: _Planted, said: list[Finding]) -> bool:
    return any(not planted.members.isdisjoint(f.members) for f in said)


def _planted(truth: pd.DataFrame) -> list[_Planted]:
    """The open defects, each with the residents whose rows it changed."""
    rows = truth[truth["fixed_date"].isna()]
    rows = rows[[KEYS[table][0] == "resident_id" for table in rows["table"]]]
    codes, members = {}, defaultdict(set)
    for key, code, record in zip(
        rows["defect_id"], rows["defect_code"], rows["record_id"], strict=True
    ):
        codes[key] = code
        members[key].add(int(record.split("|")[0]))
    return [_Planted(codes[key], frozenset(of)) for key, of in members.items()]


def findings(register: Register, *, as_of: date) -> list[Finding]:
    """Everything the rules say on the data date, each with the defect it suspects."""
    people = People(register, day(as_of))
    births, forms, doubles = birth_findings(people), form_findings(people), double_findings(people)
    shared = persons(found for found in doubles if found.code == "D13")
    untold = persons([*births, *forms]) | shared
    numbers = number_findings(people, untold)
    distrusted = persons(births) | persons(f for f in numbers if f.rule == "DQ05")
    twice = {max(found.members) for found in doubles if found.code != "D13"}
    households = household_findings(register, people, distrusted, twice)
    return [
        *births,
        *forms,
        *doubles,
        *numbers,
        *spelling_findings(people),
        *place_findings(register, people),
        *gap_findings(people),
        *stay_findings(people, distrusted),
        *households,
        *kin_findings(people, distrusted, persons(households)),
        *marital_findings(register, people, distrusted),
        *card_findings(register, people, distrusted),
        *account_findings(register),
        *absence_findings(register, people),
    ]
