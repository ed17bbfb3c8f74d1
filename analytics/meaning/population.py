"""Populations, named once. Every figure prints which one it used."""

from dataclasses import dataclass

from analytics.words.text import Text
from analytics.words.vocabulary import ADULT_CARD_AGE


@dataclass(frozen=True)
class Population:
    key: str
    name: Text
    where: str


REGISTERED = Population(
    "registered",
    Text("nhân khẩu thường trú"),
    "residence in ('present', 'away')",
)
PRESENT = Population(
    "present",
    Text("nhân khẩu thường trú có mặt"),
    "residence = 'present'",
)
TEMPORARY = Population("temporary", Text("người tạm trú"), "residence = 'temporary'")
ELIGIBLE_REGISTERED = Population(
    "eligible_registered",
    Text("thường trú từ đủ 14 tuổi"),
    f"{REGISTERED.where} and age >= {ADULT_CARD_AGE}",
)
ELIGIBLE_PRESENT = Population(
    "eligible_present",
    Text("thường trú từ đủ 14 tuổi có mặt"),
    f"{PRESENT.where} and age >= {ADULT_CARD_AGE}",
)
WORKING_AGE = Population(
    "working_age",
    Text("thường trú 15–64 tuổi"),
    f"{REGISTERED.where} and age between 15 and 64",
)
CHILDREN = Population(
    "children",
    Text("thường trú 0–14 tuổi"),
    f"{REGISTERED.where} and age <= 14",
)
FEMALES = Population("females", Text("nữ thường trú"), f"{REGISTERED.where} and sex = 'female'")
