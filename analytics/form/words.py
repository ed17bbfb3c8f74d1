"""Names of the register's members in the reader's language, from the reference tables."""

import csv
from functools import lru_cache

from analytics.document.number import named
from analytics.words.settings import REFERENCE
from analytics.words.text import MANY, Given, Language, Text, proper
from analytics.words.vocabulary import HOME_SIZE

FIXED = {
    "none_or_below_primary": Text("Chưa học hết tiểu học"),
    "primary": Text("Tiểu học"),
    "lower_secondary": Text("Trung học cơ sở"),
    "upper_secondary": Text("Trung học phổ thông"),
    "vocational_intermediate": Text("Trung cấp, nghề"),
    "college": Text("Cao đẳng"),
    "university_plus": Text("Đại học trở lên"),
    "never_married": Text("Chưa kết hôn"),
    "married": Text("Đã kết hôn"),
    "widowed": Text("Góa"),
    "divorced_or_separated": Text("Ly hôn, ly thân"),
    "": Text("Chưa đến tuổi"),
    "8": Text("8+ người"),
}

TOTAL = Text("Tổng cộng")
NOT_RECORDED = Text("Chưa ghi")  # of a trait that everybody has from birth
FROM_BIRTH = ("ethnicity", "religion")


@lru_cache(maxsize=1)
def _english() -> dict[str, Text]:
    """Vietnamese members as the register writes them, with their English."""
    names: dict[str, Text] = {}
    for table in ("occupation", "ethnicity", "religion"):
        with (REFERENCE / f"{table}.csv").open(encoding="utf-8") as file:
            both = ((row[f"{table}_vi"], row[f"{table}_en"]) for row in csv.DictReader(file))
            names |= {vi: Given(vi, en) for vi, en in both}
    return names


def member_name(trait: str, member: str, language: Language) -> str:
    if not member and trait in FROM_BIRTH:
        return NOT_RECORDED.in_(language)
    if member in FIXED:
        return FIXED[member].in_(language)
    if trait == HOME_SIZE:
        return f"{member} {named(1 if member == '1' else MANY, 'person', language)}"
    return _english().get(member, proper(member)).in_(language)
