"""Dân số: who lives here, how old, who comes and goes?"""

from collections.abc import Iterator

from analytics.document import (
    Chapter,
    Column,
    Kind,
    Page,
    Panel,
    Table,
    View,
    between,
    built_once,
    number,
    under,
)
from analytics.document.number import named
from analytics.form.glance import count_card
from analytics.form.phrase import area_values, counted_of, highest, people
from analytics.form.trend import ticks
from analytics.form.words import member_name
from analytics.meaning.answer import Answer
from analytics.meaning.catalogue import (
    AGEING_INDEX,
    BIRTHS,
    CHILD_DEPENDENCY,
    DEATHS,
    HOUSEHOLD_SIZE,
    HOUSEHOLDS,
    MEDIAN_AGE,
    MOVED_IN,
    MOVED_OUT,
    OLD_DEPENDENCY,
    POPULATION_PRESENT,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    SEX_RATIO,
    SHARE_60_PLUS,
    SHARE_UNDER_15,
    TEMPORARY_RESIDENTS,
)
from analytics.meaning.indicator import Indicator
from analytics.meaning.unit import age_structure
from analytics.words.text import Text
from analytics.words.vocabulary import FIVE_YEAR_BANDS, HOME_SIZE, PROFILES, SEXES, TRAITS

STRUCTURE = (
    POPULATION_REGISTERED,
    HOUSEHOLD_SIZE,
    SEX_RATIO,
    MEDIAN_AGE,
    SHARE_UNDER_15,
    SHARE_60_PLUS,
    CHILD_DEPENDENCY,
    OLD_DEPENDENCY,
    AGEING_INDEX,
)
YEAR = 12  # months of a flow that are added
SHOWN = 9  # groups with a bar of their own
MIDDLE = 0.16  # of a side of the pyramid, on both sides of its middle: where the ages stand


@built_once
def page(view: View) -> Page:
    return Page(
        finding(view),
        view.say("Thường trú gồm cả người vắng mặt; người tạm trú là nhóm riêng."),
        (
            count_card(view, POPULATION_REGISTERED, view.say("thường trú")),
            count_card(view, POPULATION_PRESENT, view.say("thường trú, có mặt")),
            count_card(view, RESIDENTS_AWAY, view.say("thường trú, vắng mặt")),
            count_card(view, TEMPORARY_RESIDENTS, view.say("ngoài thường trú")),
        ),
        (
            (pyramid_panel(view), structure_panel(view)),
            (flows_panel(view, BIRTHS, DEATHS), flows_panel(view, MOVED_IN, MOVED_OUT)),
            tuple(profile_panel(view, trait) for trait in TRAITS[:3]),
            tuple(profile_panel(view, trait) for trait in TRAITS[3:]),
        ),
    )


def finding(view: View) -> str:
    """How many live here and how many are old; under an age filter only how many."""
    answer = view.ask(POPULATION_REGISTERED, SHARE_60_PLUS)
    whom = people(view, answer.of(POPULATION_REGISTERED)[0].value)
    old = answer.of(SHARE_60_PLUS)[0].value
    if old is None or view.where.age_bands:
        return view.say("{whom} thường trú trong nhóm đang xem", whom=whom)
    return view.say(
        "{whom} thường trú; cứ 100 người có {of_hundred} người từ 60 tuổi",
        whom=whom,
        of_hundred=old,
    )


def outlined(view: View, total: int) -> dict[str, float]:
    """As many people in the registered age structure the edition brings to compare with; empty
    where it has none."""
    told = age_structure(view.reader)
    if told is None:
        return {}
    shares = dict.fromkeys((f"{sex}:{band}" for sex in SEXES for band in FIVE_YEAR_BANDS), 0.0)
    for sex, group, share in told.shares:
        shares[f"{sex}:{group if group in FIVE_YEAR_BANDS else '80+'}"] += share
    return {group: share * total for group, share in shares.items()}


def compared(view: View) -> str:
    """What the marks of the pyramid are; nothing where there are none."""
    told = age_structure(view.reader)
    if told is None:
        return ""
    return view.say(
        ". Vạch: cơ cấu tham chiếu {name} (giả định) quy về cùng số dân", name=told.name
    )


def pyramid_panel(view: View) -> Panel:
    answer = view.ask(POPULATION_REGISTERED, by=("five_years",))
    counts = {one.member: int(one.having or 0) for one in answer.figures}
    ages = {band: [counts[f"{sex}:{band}"] for sex in SEXES] for band in FIVE_YEAR_BANDS}
    men, women = (sum(sexes) for sexes in zip(*ages.values(), strict=True))
    outlines = {} if view.by_person else outlined(view, men + women)
    top = max([*counts.values(), 1]) * 1.25
    middle = top * MIDDLE
    sizes: dict[str, float | None] = {
        FIVE_YEAR_BANDS[band].name: sum(sexes) for band, sexes in ages.items()
    }
    return Panel(
        "pyramid",
        pyramid_title(view, sizes),
        view.say("Trái: nam {men}. Phải: nữ {women}", men=men, women=women)
        + (compared(view) if outlines and men + women else ""),
        Table(
            view.columns(
                "Tuổi",
                Column(view.say(SEXES["male"]), "whole"),
                Column(view.say(SEXES["female"]), "whole"),
                under("whole", "Cộng"),
            ),
            tuple((FIVE_YEAR_BANDS[band].name, *sexes, sum(sexes)) for band, sexes in ages.items()),
        ),
        "pyramid",
        tuple(pyramid_bars(view, counts, outlines, middle)),
        (("reach", round(top + middle, 1)), ("middle", round(middle, 1))),
        height=26 * len(FIVE_YEAR_BANDS) + 20,
    )


def pyramid_bars(
    view: View, counts: dict[str, int], outlines: dict[str, float], middle: float
) -> Iterator[dict[str, object]]:
    """The oldest on top, men to the left; both sides leave room for the ages in the middle."""
    for band in reversed(FIVE_YEAR_BANDS):
        for sex, sign in (("male", -1), ("female", 1)):
            count, outline = counts[f"{sex}:{band}"], outlines.get(f"{sex}:{band}")
            yield {
                "band": FIVE_YEAR_BANDS[band].name,
                "side": sex,
                "from": sign * middle,
                "to": sign * (middle + count),
                "outline": sign * (middle + outline) if outline is not None else None,
                "edge": sign * (middle + max(count, outline or 0)),
                "number": view.whole(count),
            }


def structure_panel(view: View) -> Panel:
    """Age structure and dependency, village by village, with the reading of each ratio."""
    answer = view.ask(*STRUCTURE, by=("area",))
    shown = STRUCTURE if not view.by_person else (POPULATION_REGISTERED, MEDIAN_AGE)
    kinds: dict[Indicator, Kind] = {
        POPULATION_REGISTERED: "whole",
        SHARE_UNDER_15: "percent",
        SHARE_60_PLUS: "percent",
    }
    return Panel(
        "structure",
        structure_title(view, answer),
        structure_subtitle(view),
        Table(
            view.columns(
                "Thôn",
                *(
                    Column(view.say(answer.of(key)[0].indicator.name), kinds.get(key, "decimal"))
                    for key in shown
                ),
            ),
            area_values(view, answer, *shown),
        ),
        width=2,
    )


def structure_title(view: View, answer: Answer) -> str:
    """The oldest village, where one is; the median age where there is nobody to compare with."""
    ages = {
        answer.areas[one.area]: one.value
        for one in answer.of(MEDIAN_AGE)
        if one.area != "commune" and one.value is not None
    }
    oldest = highest(ages)
    if oldest is None:
        name = view.say(answer.of(MEDIAN_AGE)[0].indicator.name)
        if not ages:
            return view.say("Không có người nào khớp bộ lọc")
        where = next(iter(ages)) if len(ages) == 1 else view.say("mọi thôn")
        return f"{name}, {where}: {number.decimal(next(iter(ages.values())), view.language)}"
    who, age = oldest.who(view), number.decimal(oldest.value, view.language)
    return view.say("{who} già nhất: tuổi trung vị {age}", n=len(oldest.names), who=who, age=age)


def structure_subtitle(view: View) -> str:
    said = view.say("Nhân khẩu thường trú")
    if view.by_person:
        return said + view.say(". Hộ và tỷ lệ phụ thuộc không tính theo giới hay tuổi")
    return said + view.say(
        ". Phụ thuộc: trên 100 người 15–64 tuổi; già hóa: người từ 60 trên 100 người 0–14"
    )


def pyramid_title(view: View, sizes: dict[str, float | None]) -> str:
    """The largest age group, where one is; nobody where nobody matches."""
    most = highest(sizes, places=0)
    if most is None:
        return view.say("Không có người nào khớp bộ lọc")
    whom, who = people(view, most.value), most.who(view, "group")
    if most.alone:
        return view.say("Đông nhất là nhóm {who} tuổi: {whom}", who=who, whom=whom)
    return view.say("Đông nhất: {who} {whom}", who=who, whom=whom)


def flows_panel(view: View, gain: Indicator, loss: Indicator) -> Panel:
    """Gains and losses of a year, and their sum: months of a flow may be added."""
    answer = view.ask(gain, loss, months_back=YEAR - 1)
    ups, downs = (answer.of(key, area=view.total) for key in (gain, loss))
    months = [view.month_name(one.month) for one in ups]
    gained, lost = (sum(int(one.having or 0) for one in series) for series in (ups, downs))
    rows = tuple(zip(months, ups, downs, strict=True))  # fewer than a year where figures begin
    names = [view.say(series[0].indicator.name) for series in (ups, downs)]
    gains, losses = (name.lower() for name in names)
    return Panel(
        f"{gain.key}-{loss.key}",
        view.say(
            "{count} tháng: {gains} {came}, {losses} {went}, chênh lệch {net}",
            n=len(rows),
            count=len(rows),
            gains=gains,
            came=gained,
            losses=losses,
            went=lost,
            net=number.signed(gained - lost, view.language),
        ),
        view.say(
            "Số {whom}, mỗi tháng. Trên: {gains}. Dưới: {losses}",
            whom=counted_of(view, ups[0].indicator),
            gains=gains,
            losses=losses,
        ),
        Table(
            view.columns("Tháng", *(Column(name, "whole") for name in names)),
            tuple((month, up.having, down.having) for month, up, down in rows),
        ),
        "columns",
        tuple(
            {
                **{"month": month, "up": up.having, "down": -(down.having or 0)},
                **{"up_name": "" if place else gains, "down_name": "" if place else losses},
            }
            for place, (month, up, down) in enumerate(rows)
        ),
        (("ticks", ticks(months, view.language)),),
        height=200,
        derived=(between(gained, lost, places=0),),
    )


def profile_panel(view: View, trait: str) -> Panel:
    """A breakdown of the registered residents (households by size), largest group first."""
    of_homes = trait == HOME_SIZE
    answer = view.ask(
        HOUSEHOLDS if of_homes else POPULATION_REGISTERED, by=("profile",), dimension=trait
    )
    figures = [one for one in answer.figures if one.having]
    if of_homes:
        figures.sort(key=lambda one: int(one.member))
    groups = [
        (member_name(trait, one.member, view.language), int(one.having or 0)) for one in figures
    ]
    total = sum(count for _, count in groups) or 1
    drawn = drawn_groups(view, groups)
    name = view.say("Số người trong hộ")
    if not of_homes:
        name = view.say(PROFILES[trait])
    unit = named(None, "household" if of_homes else "person", view.language)
    return Panel(
        f"profile-{trait}",
        f"{name}: {largest(view, groups, total) or untold(view, trait)}",
        view.say("Số {unit} thường trú, % trong tổng", unit=unit)
        + number.rounding(
            view.language, *([100 * count / total for _, count in each] for each in (groups, drawn))
        ),
        Table(
            view.columns(Column(name), under("whole", "Số lượng"), under("percent", "%")),
            tuple((group, count, 100 * count / total) for group, count in groups),
        ),
        "steps",
        tuple(group_bars(view, drawn, total)),
        (
            ("hue", "population"),
            ("top", max([count for _, count in drawn], default=1)),
            ("extent", 150),
        ),
        height=28 * max(len(drawn), 1) + 16,
    )


def drawn_groups(view: View, groups: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The first with a bar of their own, the others with one together."""
    shown, rest = groups[:SHOWN], groups[SHOWN:]
    if not rest:
        return shown
    return [*shown, (rest_name(view, len(rest)), sum(count for _, count in rest))]


def group_bars(view: View, drawn: list[tuple[str, int]], total: int) -> Iterator[dict[str, object]]:
    for group, count in drawn:
        share = number.percent(100 * count / total, view.language)
        label = f"{view.whole(count)} · {share}"
        yield {"name": group, "value": count, "before": 0, "label": label}


def largest(view: View, groups: list[tuple[str, int]], total: int) -> str:
    """The largest group and its share; nothing where there is none."""
    if not groups:
        return ""
    group, count = max(groups, key=lambda one: one[1])
    return f"{group} {number.percent(100 * count / total, view.language)}"


def rest_name(view: View, groups: int) -> str:
    return view.say("{groups} nhóm còn lại", groups=groups)


def untold(view: View, trait: str) -> str:
    """Why there is no figure: a household has neither sex nor age."""
    if trait == HOME_SIZE and view.by_person:
        return view.say("không tính theo giới, tuổi")
    return view.say("không có ai")


POPULATION = Chapter("population", Text("Dân số"), "dan-so", "▲", page)
