"""Checks of spelling against the syllables of the name tables in data/reference."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from data.synthetic.defects import spelling
from data.synthetic.defects.finding import Finding, People
from data.synthetic.reference import table


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
