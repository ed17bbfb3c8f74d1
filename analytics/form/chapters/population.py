"""Dân số: who lives here, how old, who comes and goes?"""

from analytics.form import number
from analytics.form.glance import count_card
from analytics.form.panel import Chapter, Column, Kind, Page, Panel, Table
from analytics.form.phrase import area_name, counted_of, people
from analytics.form.trend import ticks
from analytics.form.view import View
from analytics.form.words import member_name
from analytics.meaning.unit import age_structure
from analytics.words.text import Text
from analytics.words.vocabulary import FIVE_YEAR_BANDS, PROFILES, SEXES

STRUCTURE = (
    "population_registered",
    "household_size",
    "sex_ratio",
    "median_age",
    "share_under_15",
    "share_60_plus",
    "child_dependency",
    "old_dependency",
    "ageing_index",
)
FLOWS = ("births", "deaths", "moved_in", "moved_out")
YEAR = 12  # months of a flow that are added
SHOWN = 9  # groups with a bar of their own
TRAITS = ("household_size", *PROFILES)


def page(view: View) -> Page:
    answer = view.ask("population_registered", "households", "share_60_plus")
    people_now = answer.of("population_registered")[0]
    old = answer.of("share_60_plus")[0]
    finding = view.say(
        f"{people(view, people_now.value)} thường trú; cứ 100 người có "
        f"{number.whole(old.value, view.language)} người từ 60 tuổi",
        f"{people(view, people_now.value)} registered; "
        f"{number.whole(old.value, view.language)} in each hundred are 60 or older",
    )
    return Page(
        finding,
        view.say(
            "Thường trú gồm cả người vắng mặt; người tạm trú là nhóm riêng.",
            "Registered includes those away; temporary residents are counted apart.",
        ),
        (
            count_card(view, "population_registered", view.say("thường trú", "registered")),
            count_card(view, "population_present", view.say("thường trú, có mặt", "present")),
            count_card(view, "residents_away", view.say("thường trú, vắng mặt", "away")),
            count_card(view, "temporary_residents", view.say("ngoài thường trú", "on top")),
        ),
        (
            (pyramid_panel(view), structure_panel(view)),
            (
                flows_panel(view, "births", "deaths"),
                flows_panel(view, "moved_in", "moved_out"),
            ),
            tuple(profile_panel(view, trait) for trait in TRAITS[:3]),
            tuple(profile_panel(view, trait) for trait in TRAITS[3:]),
        ),
    )


def comparator(view: View) -> dict[str, float]:
    """The registered age structure the edition brings to compare with; empty where it has none."""
    told = age_structure(view.reader)
    if told is None:
        return {}
    shares = dict.fromkeys((f"{sex}:{band}" for sex in SEXES for band in FIVE_YEAR_BANDS), 0.0)
    for sex, group, share in told.shares:
        shares[f"{sex}:{group if group in FIVE_YEAR_BANDS else '80+'}"] += share
    return shares


def compared(view: View) -> str:
    """What the marks of the pyramid are; nothing where there are none."""
    told = age_structure(view.reader)
    if told is None:
        return ""
    return view.say(
        f". Vạch: cơ cấu tham chiếu {told.name.vi} (giả định) quy về cùng số dân",
        f". Marks: {told.name.en} reference structure (assumption), same total",
    )


def pyramid_panel(view: View) -> Panel:
    answer = view.ask("population_registered", by=("five_years",))
    counts = {one.member: int(one.having or 0) for one in answer.figures}
    total = sum(counts.values())
    shares = {} if view.where.age_bands or view.where.sexes else comparator(view)
    top = max([*counts.values(), 1]) * 1.25
    middle = top * 0.16
    rows = []
    for band in reversed(FIVE_YEAR_BANDS):
        for sex, sign in (("male", -1), ("female", 1)):
            count = counts[f"{sex}:{band}"]
            outline = shares[f"{sex}:{band}"] * total if shares else None
            edge = max(count, outline or 0)
            rows.append(
                {
                    "band": FIVE_YEAR_BANDS[band].name,
                    "side": sex,
                    "from": sign * middle,
                    "to": sign * (middle + count),
                    "outline": sign * (middle + outline) if outline is not None else None,
                    "edge": sign * (middle + edge),
                    "number": number.whole(count, view.language),
                }
            )
    males, females = (
        sum(count for key, count in counts.items() if key.startswith(f"{sex}:")) for sex in SEXES
    )
    widest = max(
        FIVE_YEAR_BANDS, key=lambda band: counts[f"male:{band}"] + counts[f"female:{band}"]
    )
    most = counts[f"male:{widest}"] + counts[f"female:{widest}"]
    return Panel(
        "pyramid",
        view.say(
            f"Đông nhất là nhóm {FIVE_YEAR_BANDS[widest].name} tuổi: {people(view, most)}",
            f"Ages {FIVE_YEAR_BANDS[widest].name} are most numerous: {people(view, most)}",
        ),
        view.say(
            f"Trái: nam {number.whole(males, 'vi')}. Phải: nữ {number.whole(females, 'vi')}",
            f"Left: {number.whole(males, 'en')} males. "
            f"Right: {number.whole(females, 'en')} females",
        )
        + (compared(view) if shares else ""),
        Table(
            (
                Column(view.say("Tuổi", "Age")),
                Column(SEXES["male"].in_(view.language), "whole"),
                Column(SEXES["female"].in_(view.language), "whole"),
            ),
            tuple(
                (FIVE_YEAR_BANDS[band].name, counts[f"male:{band}"], counts[f"female:{band}"])
                for band in FIVE_YEAR_BANDS
            ),
        ),
        "pyramid",
        tuple(rows),
        (("reach", round(top + middle, 1)), ("middle", round(middle, 1))),
        height=26 * len(FIVE_YEAR_BANDS) + 20,
    )


def structure_panel(view: View) -> Panel:
    """Age structure and dependency, village by village, with the reading of each ratio."""
    answer = view.ask(*STRUCTURE, by=("area",))
    figures = [one for one in answer.of("median_age") if one.value is not None]
    oldest = max(figures, key=lambda one: one.value or 0) if figures else None
    title = (
        view.say(
            f"{area_name(view, oldest.area, answer.areas)} già nhất: tuổi trung vị "
            f"{number.decimal(oldest.value, 'vi')}",
            f"{area_name(view, oldest.area, answer.areas)} is oldest: median age "
            f"{number.decimal(oldest.value, 'en')}",
        )
        if oldest
        else view.say("Không có người nào khớp bộ lọc", "Nobody matches the filter")
    )
    kinds: dict[str, Kind] = {
        "population_registered": "whole",
        "share_under_15": "percent",
        "share_60_plus": "percent",
    }
    return Panel(
        "structure",
        title,
        view.say(
            "Nhân khẩu thường trú. Phụ thuộc: trên 100 người 15–64 tuổi; "
            "già hóa: người từ 60 trên 100 người 0–14",
            "Registered residents. Dependency: per 100 aged 15–64; ageing: 60+ per 100 aged 0–14",
        ),
        Table(
            (
                Column(view.say("Thôn", "Village")),
                *(
                    Column(
                        answer.of(key)[0].indicator.name.in_(view.language),
                        kinds.get(key, "decimal"),
                    )
                    for key in STRUCTURE
                ),
            ),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(answer.one(key, area=area).value for key in STRUCTURE),
                )
                for area in dict.fromkeys(one.area for one in answer.figures)
            ),
        ),
        width=2,
    )


def flows_panel(view: View, gain: str, loss: str) -> Panel:
    """Gains and losses of a year, and their sum: months of a flow may be added."""
    answer = view.ask(gain, loss, months_back=YEAR - 1)
    ups, downs = (answer.of(key, area=view.total) for key in (gain, loss))
    months = [number.month_name(one.month, view.language) for one in ups]
    gained, lost = (sum(int(one.having or 0) for one in series) for series in (ups, downs))
    count = len(months)  # fewer than a year where the figures begin
    names = [series[0].indicator.name.in_(view.language) for series in (ups, downs)]
    whom = counted_of(view, ups[0].indicator)
    return Panel(
        f"{gain}-{loss}",
        view.say(
            f"{count} tháng: {names[0].lower()} {number.whole(gained, 'vi')}, "
            f"{names[1].lower()} {number.whole(lost, 'vi')}, "
            f"chênh lệch {number.signed(gained - lost, 'vi')}",
            f"{count} {'month' if count == 1 else 'months'}: {names[0].lower()} "
            f"{number.whole(gained, 'en')}, "
            f"{names[1].lower()} {number.whole(lost, 'en')}, "
            f"net {number.signed(gained - lost, 'en')}",
        ),
        view.say(
            f"Số {whom}, mỗi tháng. Trên: {names[0].lower()}. Dưới: {names[1].lower()}",
            f"Each month, of {whom}. Above: {names[0].lower()}. Below: {names[1].lower()}",
        ),
        Table(
            (Column(view.say("Tháng", "Month")), *(Column(name, "whole") for name in names)),
            tuple(
                (month, up.having, down.having)
                for month, up, down in zip(months, ups, downs, strict=True)
            ),
        ),
        "columns",
        tuple(
            {
                "month": month,
                "up": up.having,
                "down": -(down.having or 0),
                "up_name": "" if place else names[0].lower(),
                "down_name": "" if place else names[1].lower(),
            }
            for place, (month, up, down) in enumerate(zip(months, ups, downs, strict=True))
        ),
        (("ticks", ticks(months, view.language)),),
        height=200,
    )


def profile_panel(view: View, trait: str) -> Panel:
    """A breakdown of the registered residents (households by size), largest group first."""
    key = "households" if trait == "household_size" else "population_registered"
    answer = view.ask(key, by=("profile",), dimension=trait)
    figures = [one for one in answer.figures if one.having]
    if trait == "household_size":
        figures.sort(key=lambda one: int(one.member))
    total = sum(one.having or 0 for one in figures) or 1
    shown, rest = figures[:SHOWN], figures[SHOWN:]
    largest = max(figures, key=lambda one: one.having or 0, default=None)
    name = (
        view.say("Số người trong hộ", "Household size")
        if trait == "household_size"
        else PROFILES[trait].in_(view.language)
    )
    unit = (
        view.say("hộ", "households") if trait == "household_size" else view.say("người", "people")
    )
    groups = [(member_name(trait, one.member, view.language), one.having or 0) for one in shown]
    if rest:
        groups.append((rest_name(view, len(rest)), sum(one.having or 0 for one in rest)))
    rows = tuple(
        {
            "name": group,
            "value": count,
            "before": 0,
            "label": f"{number.whole(count, view.language)} · "
            + number.percent(100 * count / total, view.language),
        }
        for group, count in groups
    )
    listed = [100 * (one.having or 0) / total for one in figures]
    drawn = [100 * count / total for _, count in groups]
    lead = (
        f"{member_name(trait, largest.member, view.language)} "
        f"{number.percent(100 * (largest.having or 0) / total, view.language)}"
        if largest
        else view.say("không có số liệu", "no figures")
    )
    return Panel(
        f"profile-{trait}",
        f"{name}: {lead}",
        view.say(f"Số {unit} thường trú, % trong tổng", f"Registered {unit}, % of all")
        + number.rounding(view.language, listed, drawn),
        Table(
            (Column(name), Column(view.say("Số lượng", "Count"), "whole"), Column("%", "percent")),
            tuple(
                (
                    member_name(trait, one.member, view.language),
                    one.having,
                    100 * (one.having or 0) / total,
                )
                for one in figures
            ),
        ),
        "steps",
        rows,
        (
            ("hue", "population"),
            ("top", max([count for _, count in groups], default=1)),
            ("extent", 150),
        ),
        height=28 * max(len(rows), 1) + 16,
    )


def rest_name(view: View, groups: int) -> str:
    return view.say(f"{groups} nhóm còn lại", f"{groups} other groups")


POPULATION = Chapter("population", Text("Dân số", "Population"), "dan-so", "▲", page)
