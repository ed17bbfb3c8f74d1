"""What opens below the pyramid: the villages, the homes, and who the people are."""

from collections.abc import Iterable

from analytics.document import Column, Kind, Panel, Table, View, number, under
from analytics.document.number import percent, rounding
from analytics.form.phrase import area_values, highest
from analytics.form.words import member_name
from analytics.meaning.answer import SMALL, Answer
from analytics.meaning.catalogue import (
    AGEING_INDEX,
    CHILD_DEPENDENCY,
    HOUSEHOLD_SIZE,
    HOUSEHOLDS,
    MEDIAN_AGE,
    OLD_DEPENDENCY,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    SEX_RATIO,
    SHARE_60_PLUS,
    SHARE_AWAY,
    SHARE_UNDER_15,
)
from analytics.meaning.indicator import Indicator
from analytics.words.vocabulary import HOME_SIZE, PROFILES

COUNTED = (POPULATION_REGISTERED, RESIDENTS_AWAY, SHARE_AWAY, MEDIAN_AGE)
BY_AGE = (SEX_RATIO, SHARE_UNDER_15, SHARE_60_PLUS, CHILD_DEPENDENCY, OLD_DEPENDENCY, AGEING_INDEX)
UNSAID = ("religion",)  # whose largest group, "none", does not say of what
WORK, FAMILY = ("education", "occupation"), ("marital", "ethnicity", "religion")

Group = tuple[str, int, float | None]  # its name, how many, their share


def structure_panel(view: View) -> Panel:
    """The villages beside one another. Who is of one age or sex depends on nobody."""
    shown = COUNTED if view.by_person else (*COUNTED, *BY_AGE)
    answer = view.ask(*shown, by=("area",))
    return Panel(
        "structure",
        structure_title(view, answer),
        structure_subtitle(view),
        by_village(view, answer, *shown),
        place="folded",
    )


def by_village(view: View, answer: Answer, *shown: Indicator) -> Table:
    heads = (Column(view.say(one.name), kind_of(one)) for one in shown)
    return Table(view.columns("Thôn", *heads), area_values(view, answer, *shown))


def kind_of(indicator: Indicator) -> Kind:
    if indicator.unit == "percent":
        return "percent"
    return "whole" if indicator.whole else "decimal"


def structure_title(view: View, answer: Answer) -> str:
    """The oldest village, where one is; the median age where there is nobody to compare with."""
    ages = {
        answer.areas[one.area]: one.value
        for one in answer.of(MEDIAN_AGE)
        if one.area != "commune" and one.value is not None
    }
    oldest = highest(ages)
    if oldest is not None:
        who, age = oldest.who(view), decimal_of(view, oldest.value)
        return view.say(
            "{who} già nhất: tuổi trung vị {age}", n=len(oldest.names), who=who, age=age
        )
    if not ages:
        return view.say("Các thôn: không có ai")
    return view.say("Tuổi trung vị: {age}", age=decimal_of(view, next(iter(ages.values()))))


def decimal_of(view: View, value: float | None) -> str:
    return number.decimal(value, view.language)


def structure_subtitle(view: View) -> str:
    said = view.say("Nhân khẩu thường trú")
    if view.by_person:
        return said + view.say(". Lọc theo giới, tuổi thì không có tỷ số phụ thuộc")
    return said + view.say(
        ". Phụ thuộc: trên 100 người 15–64 tuổi; già hóa: người từ 60 trên 100 người 0–14"
    )


def homes_panel(view: View) -> Panel:
    """How many homes and how large; a home has neither sex nor age."""
    answer = view.ask(HOUSEHOLDS, HOUSEHOLD_SIZE, by=("area",))
    homes, size = (answer.one(one, area=view.total).value for one in (HOUSEHOLDS, HOUSEHOLD_SIZE))
    title = view.say("Hộ: không tính theo giới, tuổi")
    if homes is not None:
        told = view.counted(homes, "household")
        title = view.say("{homes}, {size} người/hộ", homes=told, size=decimal_of(view, size))
    sizes = view.ask(HOUSEHOLDS, by=("profile",), dimension=HOME_SIZE)
    rows = sorted((one for one in sizes.figures if one.having), key=lambda one: int(one.member))
    name = view.say("Số người trong hộ")
    return Panel(
        "homes",
        title,
        view.say("Hộ có ít nhất một người thường trú, theo thôn"),
        by_village(view, answer, HOUSEHOLDS, HOUSEHOLD_SIZE),
        more=(
            name,
            Table(
                (Column(name), *view.columns(under("whole", "Số hộ"))),
                tuple(
                    (member_name(HOME_SIZE, one.member, view.language), int(one.having or 0))
                    for one in rows
                ),
            ),
        ),
        place="folded",
    )


def work_panel(view: View) -> Panel:
    return traits_panel(view, "work", WORK)


def family_panel(view: View) -> Panel:
    return traits_panel(view, "family", FAMILY)


def traits_panel(view: View, key: str, traits: tuple[str, ...]) -> Panel:
    """Several breakdowns of the same people under one another, the largest groups first."""
    told = {trait: groups(view, trait) for trait in traits}
    named = [words for trait, own in told.items() if (words := largest(view, trait, own))]
    names = ", ".join(view.say(PROFILES[trait]) for trait in traits)
    return Panel(
        key,
        "; ".join(named) or view.say("{names}: nhóm nhỏ", names=names),
        view.say(
            "{names} của người thường trú, % trong tổng. Các nhóm dưới {few} người gộp làm một",
            names=names,
            few=SMALL,
        )
        + rounding(view.language, *shares_of(told.values())),
        Table(
            view.columns("Nhóm", "Theo", under("whole", "Số người"), under("percent", "%")),
            tuple(
                (name, view.say(PROFILES[trait]), *counts)
                for trait in traits
                for name, *counts in told[trait]
            ),
        ),
        place="folded",
    )


def shares_of(told: Iterable[tuple[Group, ...]]) -> list[list[float]]:
    return [[share for *_, share in own if share is not None] for own in told]


def groups(view: View, trait: str) -> tuple[Group, ...]:
    """Every group of thirty or more, the smaller ones together; of so few people no shares."""
    answer = view.ask(POPULATION_REGISTERED, by=("profile",), dimension=trait)
    counts = {one.member: int(one.having or 0) for one in answer.figures if one.having}
    total, small = sum(counts.values()), [one for one in counts.values() if one < SMALL]
    kept = [one for one, count in counts.items() if count >= SMALL or len(small) < 2]
    names = {one: member_name(trait, one, view.language) for one in counts}
    named = [(names[one], counts[one]) for one in kept]
    if len(small) > 1:
        merged = ", ".join(name for one, name in names.items() if one not in kept)
        named.append((view.say("Gộp: {merged}", merged=merged), sum(small)))
    return tuple(
        (name, count, 100 * count / total if total >= SMALL else None) for name, count in named
    )


def largest(view: View, trait: str, told: tuple[Group, ...]) -> str:
    """The largest group and its share; nothing of few people, or where small groups are most."""
    name, _, share = max(told, key=lambda one: one[1], default=("", 0, None))
    if share is None or name.startswith(view.say("Gộp: {merged}", merged="")):
        return ""
    said = f"{name} {percent(share, view.language)}"
    return f"{view.say(PROFILES[trait])}: {said}" if trait in UNSAID else said
