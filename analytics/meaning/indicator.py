"""An indicator is data: what is counted, among whom, in which unit, which way is better."""

from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from analytics.words.text import Text
from analytics.words.vocabulary import ADULT_CARD_AGE, WHOLE

Fact = Literal["cell", "move", "age", "household"]  # what is counted: persons, events, ages, homes
Direction = Literal["up", "down", "neutral"]
Subject = Literal["population", "card", "eid"]


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


@dataclass(frozen=True)
class Kind:
    """How a figure comes about. `key` is the word in files; `nobody` the figure of an empty group:
    a count of nobody is 0, a share of nobody is no number."""

    key: str
    fact: Fact
    nobody: tuple[float | None, int | None]


COUNT, HOMES = Kind("count", "cell", (0, None)), Kind("count", "household", (0, None))
SHARE, RATIO = Kind("share", "cell", (0, 0)), Kind("ratio", "cell", (0, 0))
FLOW = Kind("flow", "move", (0, None))
MEDIAN, PER_HOME = Kind("level", "age", (None, None)), Kind("level", "household", (0, 0))
KINDS = (COUNT, SHARE, RATIO, FLOW, MEDIAN, PER_HOME, HOMES)

REGISTER = Text("Sổ cư trú của xã")
SOURCES: dict[str, Text] = {
    "card": Text(
        "Cơ sở dữ liệu căn cước (Luật Căn cước công dân 59/2014/QH13; từ 01/7/2024 Luật Căn cước "
        "26/2023/QH15)"
    ),
    "eid": Text(
        "Hệ thống định danh và xác thực điện tử (Quyết định 34/2021/QĐ-TTg; Nghị định "
        "59/2022/NĐ-CP từ 20/10/2022; Nghị định 69/2024/NĐ-CP từ 01/7/2024)"
    ),
}


def kind_told(key: str, denominator: str | None) -> Kind:
    """The kind that a file names: of its word, with or without somebody to divide by."""
    [kind, *_] = [
        one for one in KINDS if one.key == key and (one.nobody[1] is None) == (not denominator)
    ]
    return kind


@dataclass(frozen=True, eq=False)
class Indicator:
    """`numerator` and `denominator` are predicates on the fact table; the rest is for readers.

    Named by its symbol in the catalogue; its key is for files and addresses alone.
    """

    key: str
    name: Text
    definition: Text
    population: Population
    kind: Kind
    unit: str
    numerator: str
    denominator: str | None = None
    direction: Direction = "neutral"
    subject: Subject = "population"

    @property
    def source(self) -> Text:
        """The register kept by law that the figure is counted in, by its subject."""
        return SOURCES.get(self.subject, REGISTER)

    @property
    def fact(self) -> Fact:
        return self.kind.fact

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Indicator) and vars(self) == vars(other))

    def __hash__(self) -> int:
        return hash(self.key)  # asked of every question: no walk through all its words

    @property
    def whole(self) -> bool:
        """Whether it counts whole things: half a person is nobody's figure."""
        return self.unit in WHOLE

    @property
    def scale(self) -> int:
        return 100 if self.unit in ("percent", "per_100") else 1


class Told(TypedDict, total=False):
    """What an indicator is about and which way is better, where that is not left open."""

    direction: Direction
    subject: Subject


def count(
    key: str,
    name: Text,
    definition: Text,
    *,
    among: Population = REGISTERED,
    having: str = "true",
    **told: Unpack[Told],
) -> Indicator:
    """Persons of a population, on the evening of the month's last day."""
    numerator = f"({among.where}) and ({having})"
    return Indicator(key, name, definition, among, COUNT, "persons", numerator, **told)


def share(
    key: str,
    name: Text,
    definition: Text,
    *,
    having: str,
    among: Population = REGISTERED,
    **told: Unpack[Told],
) -> Indicator:
    """The numerator is built inside its denominator: no share can pass 100 %."""
    both = f"({among.where}) and ({having})", among.where
    return Indicator(key, name, definition, among, SHARE, "percent", *both, **told)


def ratio(key: str, name: Text, definition: Text, *, having: str, per: Population) -> Indicator:
    """So many for each hundred of another group."""
    return Indicator(key, name, definition, per, RATIO, "per_100", having, per.where)


def flow(key: str, name: Text, definition: Text, *, of: str, **told: Unpack[Told]) -> Indicator:
    """Events of a month: the only kind whose months may be added."""
    return Indicator(key, name, definition, REGISTERED, FLOW, "events", of, **told)
