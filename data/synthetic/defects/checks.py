"""All quality checks in their order, from a register to findings.

Of dq_rules.csv only DQ21 is left out: the register has no CMND numbers. The order matters: who
has an impossible birth date is not asked about card age, who shares a number with another is not
asked whether the number fits, and a household without a sure head is not asked about relations.
"""

from datetime import date

from data.synthetic.days import day
from data.synthetic.defects.check_homes import household_findings, kin_findings, marital_findings
from data.synthetic.defects.check_names import spelling_findings
from data.synthetic.defects.check_papers import absence_findings, account_findings, card_findings
from data.synthetic.defects.check_people import (
    birth_findings,
    double_findings,
    form_findings,
    gap_findings,
    number_findings,
    place_findings,
    stay_findings,
)
from data.synthetic.defects.finding import Finding, People, persons
from data.synthetic.defects.sheet import Register


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
