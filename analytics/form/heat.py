"""Age by village: the number is the level, the shade is the gap."""

from analytics.form import number
from analytics.form.panel import Column, Panel, Table
from analytics.form.phrase import area_name, percent_of
from analytics.form.theme import RAMPS, gap_class
from analytics.form.view import View
from analytics.meaning.answer import Figure
from analytics.meaning.catalogue import indicator_of
from analytics.words.vocabulary import AGE_BANDS

SMALL = 30  # groups below this many persons are flagged: their shares jump with one person


def heat_panel(view: View, key: str) -> Panel:
    """Age by village, shaded by the points missing; groups under 30 persons are marked."""
    answer = view.ask(key, by=("area", "age_band"))
    bands = [
        band
        for band in AGE_BANDS
        if AGE_BANDS[band].first >= 14
        and (not view.where.age_bands or band in view.where.age_bands)
    ]
    alone = len(view.where.areas) == 1  # the total of one village is the village
    figures = [
        one
        for one in answer.of(key)
        if one.member in bands and not (alone and one.area == "commune")
    ]
    rows = []
    for one in figures:
        goal = one.target.value if one.target else 100.0
        shade = gap_class(goal - one.value) if one.value is not None else 0
        star = "*" if one.among and one.among < SMALL else ""
        rows.append(
            {
                "name": area_name(view, one.area, answer.areas),
                "band": AGE_BANDS[one.member].name,
                "gap": shade,
                "ink": f"i{shade}",
                "label": percent_of(view, one).removesuffix("%") + star if one.among else "",
            }
        )
    areas = list(dict.fromkeys(row["name"] for row in rows))
    names = [AGE_BANDS[band].name for band in bands]
    ramp = RAMPS.get(indicator_of(key).subject, "gap")
    goal_words = (
        number.goal(figures[0].target.value, view.language)
        if figures and figures[0].target
        else "100%"
    )
    return Panel(
        f"{key}-heat",
        heat_title(view, figures, bands),
        view.say(
            f"Số trong ô: % đạt. Màu: điểm % còn thiếu tới {goal_words}. "
            f"Dấu *: nhóm dưới {SMALL} người",
            f"Number: % reached. Shade: points short of {goal_words}. "
            f"Star: groups under {SMALL} people",
        ),
        Table(
            (Column(view.say("Thôn", "Village")), *(Column(name, "percent") for name in names)),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(number.share(one) for one in figures if one.area == area),
                )
                for area in dict.fromkeys(one.area for one in figures)
            ),
        ),
        "heat",
        tuple(rows),
        (("bands", tuple(names)), ("ramp", ramp)),
        height=34 * len(areas) + 34,
        width=2,
        legend=(
            (f"{ramp}0", view.say("đã đạt", "reached")),
            (f"{ramp}1", view.say("thiếu đến 5 điểm %", "up to 5 points short")),
            (f"{ramp}2", "5–10"),
            (f"{ramp}3", "10–20"),
            (f"{ramp}4", view.say("trên 20", "over 20")),
        ),
    )


def heat_title(view: View, figures: list[Figure], bands: list[str]) -> str:
    """The age group that is worst over all villages looked at."""
    total = figures[-1].area if figures else ""
    totals = [one for one in figures if one.area == total and one.value is not None]
    if not totals:
        return view.say("Không có nhóm tuổi nào khớp bộ lọc", "No age group matches the filter")
    worst = min(totals, key=lambda one: one.value or 0)
    name = AGE_BANDS[worst.member].name
    return view.say(
        f"Nhóm {name} tuổi thấp nhất: {percent_of(view, worst)}",
        f"Ages {name} are lowest: {percent_of(view, worst)}",
    )
