"""Checks of one resident's row: number, birth date, sex, village, gaps, doubles, spelling."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, age, anniversary, year
from data.synthetic.defects import spelling
from data.synthetic.defects.records import Finding, People, each
from data.synthetic.reference import table

_CENTURY_OFFSET = 6  # the synthetic profile's second lock (domain.md 1.2)
_ORIGIN = ("ethnicity", "religion", "native_place", "birth_registration_place")


def birth_findings(people: People) -> list[Finding]:
    """DQ09 and DQ10."""
    missing = people.born == NEVER
    written = people.frame["birth_date"]
    new_year = ((written.dt.month == 1) & (written.dt.day == 1)).to_numpy(dtype=bool)
    told = (people.frame["birth_date_precision"] == "year").to_numpy(dtype=bool)
    year_only = ~missing & (told | (new_year & (year(people.born) < 1965)))
    years = np.where(missing, 0, age(people.born, people.as_of))
    absurd = ~missing & ((people.born > people.as_of) | (people.born > people.entry))
    absurd |= years > 110
    return [
        *each("DQ09", "D01", people.listed(missing)),
        *each("DQ09", "D03", people.listed(year_only & ~absurd)),
        *each("DQ10", "D27", people.listed(absurd)),
    ]


def form_findings(people: People) -> list[Finding]:
    """DQ01, DQ02 and DQ03: what the number alone tells."""
    places = {*table("provinces")["synthetic_id_prefix"], "900"}
    out = []
    for i, number in zip(people.ids.tolist(), people.number, strict=True):
        if number is None:
            out.append(Finding("DQ01", "D11", (i,)))
        elif len(number) != 12 or not number.isdigit():
            out.append(Finding("DQ02", "D14", (i,)))
        elif number[:3] not in places:
            out.append(Finding("DQ03", "D26", (i,)))
    return out


def double_findings(people: People) -> list[Finding]:
    """DQ06 and DQ07, a pair a finding: the same number, or the same person by another number.

    The same person is one of the same name, birth date, sex and parents, as far as written.
    """
    villages, sexes = people.words("village_id"), people.words("sex")
    parents = [people.frame[side].fillna(-1).tolist() for side in ("father_id", "mother_id")]
    by_number, by_person = defaultdict(list), defaultdict(list)
    for k in np.nonzero(people.active)[0].tolist():
        if people.number[k] is not None:
            by_number[people.number[k]].append(k)
        if people.born[k] < NEVER:
            who = (people.name[k].lower(), int(people.born[k]), sexes[k])
            by_person[*who, *(side[k] for side in parents)].append(k)
    pairs = {}
    for rule, groups in (("DQ06", by_number), ("DQ07", by_person)):
        for rows in groups.values():
            pairs.update({pair: pairs.get(pair, rule) for pair in combinations(rows, 2)})
    out = []
    for (a, b), rule in sorted(pairs.items()):
        same = people.name[a] == people.name[b] or people.born[a] == people.born[b]
        code = "D13" if not same else "D20" if villages[a] == villages[b] else "D38"
        out.append(Finding(rule, code, (int(people.ids[a]), int(people.ids[b]))))
    return out


def number_findings(people: People, skipped: set[int]) -> list[Finding]:
    """DQ04 and DQ05: the number against birth date and sex, where both can be trusted.

    A year ten off names the date, anything else in digits 4 to 6 another cause.
    """
    sexes = people.words("sex")
    years = year(np.where(people.born < NEVER, people.born, 0))
    out = []
    for k, i in enumerate(people.ids.tolist()):
        if i in skipped:
            continue
        number, born = people.number[k], int(years[k])
        century, female = divmod(int(number[3]) - _CENTURY_OFFSET, 2)
        told = 1900 + 100 * century + int(number[4:6])
        if told != born:
            out.append(Finding("DQ05", "D04" if abs(told - born) == 10 else "", (i,)))
        elif female != (sexes[k] == "female"):
            out.append(Finding("DQ04", "D10", (i,)))
    return out


def place_findings(register: Register, people: People) -> list[Finding]:
    """DQ25: a village that is none of ours, or another one than the household's."""
    villages = people.words("village_id")
    unknown = ~np.isin(villages, register["villages"]["village_id"].tolist())
    homes = register["households"].set_index("household_id")["village_id"]
    home = people.frame["household_id"].map(homes).to_numpy(dtype=object)
    other = ~unknown & ~pd.isna(home) & (villages != home)
    return [
        *each("DQ25", "D39", people.listed(unknown)),
        *each("DQ25", "D19", people.listed(other)),
    ]


def gap_findings(people: People) -> list[Finding]:
    """DQ23."""
    gaps = people.frame[list(_ORIGIN)].isna().any(axis=1).to_numpy()
    return each("DQ23", "D30", people.listed(gaps))


def stay_findings(people: People, distrusted: set[int]) -> list[Finding]:
    """DQ15 (a hundred years and still listed) and DQ18 (temporary for over two years)."""
    trusted = ~np.isin(people.ids, list(distrusted)) & (people.born < NEVER)
    old = people.active & trusted & (age(people.born, people.as_of) >= 100)
    overdue = people.active & ~people.permanent & (anniversary(people.entry, 2) <= people.as_of)
    return [
        *each("DQ15", "D15", people.listed(old)),
        *each("DQ18", "D29", people.listed(overdue)),
    ]


@dataclass(frozen=True)
class _Lexicon:
    """Known syllables and what each accident would make of them."""

    known: frozenset[str]
    surnames: frozenset[str]
    accidents: tuple[tuple[str, frozenset[str]], ...]


@cache
def _lexicon() -> _Lexicon:
    surnames = frozenset(table("surnames")["surname"])
    names = [*surnames, *table("given_names")["name"]]
    known = frozenset(word for name in names for word in name.split())
    makers = {
        "D07": spelling.eth,
        "D35": spelling.vni,
        "D36": spelling.tcvn3,
        "D34": spelling.i_for_y,
        "D33": spelling.tone_moved,
        "D05": spelling.bare,
    }
    accidents = tuple((c, frozenset(map(make, known)) - known) for c, make in makers.items())
    return _Lexicon(known, surnames, accidents)


def spelling_findings(people: People) -> list[Finding]:
    """One suspicion a name. A syllable nobody knows is no finding: rare names exist (D09)."""
    named = ((int(i), suspected(name)) for i, name in zip(people.ids, people.name, strict=True))
    return [Finding("DQ08" if c == "D37" else "", c, (i,)) for i, c in named if c]


def suspected(name: str) -> str:
    """The defect that explains the name, "" when nothing speaks against it."""
    lexicon = _lexicon()
    words = name.split()
    if name != " ".join(words):
        return "D08"
    if not unicodedata.is_normalized("NFC", name):
        return "D06"
    strange = [word for word in words if word not in lexicon.known]
    if strange:
        for code, spoilt in lexicon.accidents:
            if spoilt.issuperset(strange) and (code != "D05" or name.isascii()):
                return code
        return ""
    swapped = words[0] not in lexicon.surnames and words[-1] in lexicon.surnames
    return "D37" if swapped else ""
