"""Names of the register's members in the reader's language, from the reference tables."""

import csv
from functools import lru_cache

from analytics.words.settings import REFERENCE
from analytics.words.text import Language, Text
from analytics.words.vocabulary import HOME_SIZE

FIXED = {
    "none_or_below_primary": Text("Chưa học hết tiểu học", "Below primary"),
    "primary": Text("Tiểu học", "Primary"),
    "lower_secondary": Text("Trung học cơ sở", "Lower secondary"),
    "upper_secondary": Text("Trung học phổ thông", "Upper secondary"),
    "vocational_intermediate": Text("Trung cấp, nghề", "Vocational"),
    "college": Text("Cao đẳng", "College"),
    "university_plus": Text("Đại học trở lên", "University and above"),
    "never_married": Text("Chưa kết hôn", "Never married"),
    "married": Text("Đã kết hôn", "Married"),
    "widowed": Text("Góa", "Widowed"),
    "divorced_or_separated": Text("Ly hôn, ly thân", "Divorced or separated"),
    "": Text("Chưa đến tuổi", "Not of age"),
    "8": Text("8+ người", "8+ people"),
}

NOT_RECORDED = Text("Chưa ghi", "Not recorded")  # of a trait that everybody has from birth
FROM_BIRTH = ("ethnicity", "religion")


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    """Vietnamese members as the register writes them, with their English."""
    names: dict[str, str] = {}
    for table in ("occupation", "ethnicity", "religion"):
        with (REFERENCE / f"{table}.csv").open(encoding="utf-8") as file:
            names |= {row[f"{table}_vi"]: row[f"{table}_en"] for row in csv.DictReader(file)}
    return names


def member_name(trait: str, member: str, language: Language) -> str:
    if not member and trait in FROM_BIRTH:
        return NOT_RECORDED.in_(language)
    if member in FIXED:
        return FIXED[member].in_(language)
    if trait == HOME_SIZE:
        many = "person" if member == "1" else "people"
        return Text("{n} người", "{n} {many}").filled(n=member, many=many).in_(language)
    return _english().get(member, member) if language == "en" else member
