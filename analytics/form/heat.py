"""Age by village: the number is the level, the shade is the gap."""

from typing import Any

from analytics.document import Column, Panel, Table, View, number
from analytics.document.number import STAR
from analytics.form.phrase import area_name, lowest, nobody, percent_of
from analytics.form.theme import RAMPS, gap_class
from analytics.meaning.answer import SMALL, Figure, Target
from analytics.meaning.indicator import Indicator
from analytics.words.vocabulary import AGE_BANDS


def heat_panel(view: View, indicator: Indicator) -> Panel:
    """Age by village, shaded by the points missing; groups under 30 persons are marked."""
    answer = view.ask(indicator, by=("area", "age_band"))
    bands = [
        band
        for band in AGE_BANDS
        if AGE_BANDS[band].first >= 14
        and (not view.where.age_bands or band in view.where.age_bands)
    ]
    alone = len(view.where.areas) == 1  # the total of one village is the village
    figures = [
        one
        for one in answer.of(indicator)
        if one.member in bands and not (alone and one.area == "commune")
    ]
    areas = dict.fromkeys(one.area for one in figures)
    names = [AGE_BANDS[band].name for band in bands]
    ramp = RAMPS[indicator.subject]
    target = figures[0].target if figures else None
    return Panel(
        f"{indicator.key}-heat",
        heat_title(view, figures, bands),
        heat_subtitle(view, target) if figures else "",
        Table(
            view.columns("Thôn", *(Column(name, "percent") for name in names)),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(number.share(one) for one in figures if one.area == area),
                )
                for area in areas
            ),
        ),
        "heat",
        tuple(heat_cell(view, one, area_name(view, one.area, answer.areas)) for one in figures),
        (("bands", tuple(names)), ("ramp", ramp)),
        height=34 * len(areas) + 34,
        width=2,
        legend=shades(view, ramp) if target else (),
    )


def heat_cell(view: View, one: Figure, name: str) -> dict[str, Any]:
    shade, label = shade_of(one), cell_words(view, one) if one.among else ""
    cell = {"name": name, "band": AGE_BANDS[one.member].name}
    return cell | {"gap": shade, "ink": f"i{shade}", "label": label}


def shade_of(one: Figure) -> int:
    """Without a target nobody is short of anything, and no cell is shaded."""
    if one.target is None or one.value is None:
        return 0
    return gap_class(one.target.value - one.value)


def shades(view: View, ramp: str) -> tuple[tuple[str, str], ...]:
    return (
        (f"{ramp}0", view.say("đã đạt")),
        (f"{ramp}1", view.say("thiếu đến 5 điểm %")),
        (f"{ramp}2", "5–10"),
        (f"{ramp}3", "10–20"),
        (f"{ramp}4", view.say("trên 20")),
    )


def heat_subtitle(view: View, target: Target | None) -> str:
    small = view.say("Dấu {star}: nhóm dưới {few} người", star=STAR, few=SMALL)
    if target is None:
        return view.say("Số trong ô: %. Chưa giao chỉ tiêu nên không tô màu. {small}", small=small)
    goal = view.goal(target.value)
    return view.say(
        "Số trong ô: %. Màu: điểm % còn thiếu tới {goal}. {small}", goal=goal, small=small
    )


def cell_words(view: View, one: Figure) -> str:
    """Of all there are, 100 without a decimal: two such cells of a phone would run together."""
    if one.value == 100:
        return view.whole(one.value) + (STAR if one.small else "")
    return percent_of(view, one).replace("%", "")


def heat_title(view: View, figures: list[Figure], bands: list[str]) -> str:
    """The age group that is worst over all villages looked at, where one is."""
    total = figures[-1].area if figures else ""
    totals = {one.member: one for one in figures if one.area == total and one.value is not None}
    if not totals:
        said = nobody(view) if bands else view.say("chỉ tính từ 14 tuổi")
        return view.say("Theo tuổi: {said}", said=said)
    names = {member: AGE_BANDS[member].name for member in totals}
    worst = lowest({names[member]: one.value for member, one in totals.items()})
    if worst is None:
        share = percent_of(view, next(iter(totals.values())))
        if len(totals) == 1:
            [only] = names.values()
            return view.say("Nhóm {only} tuổi: {share}", only=only, share=share)
        return view.say("Mọi nhóm tuổi như nhau: {share}", share=share)
    share = percent_of(view, next(one for key, one in totals.items() if names[key] in worst.names))
    who = worst.who(view, "age_group")
    if worst.alone:
        return view.say("Nhóm {who} tuổi thấp nhất: {share}", who=who, share=share)
    return view.say("Thấp nhất: {who} {share}", who=who, share=share)
