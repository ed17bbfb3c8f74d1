"""Lịch lưu động: the options side by side, what each village gains, the sittings one by one."""

import altair as alt

from analytics.document import Column, Panel, Table, View, added, between, number, under
from analytics.document.link import link
from analytics.form.chart import (
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    held_up,
    no_axis,
    plot,
    rows,
    side_label,
)
from analytics.form.choices import chosen_indicator
from analytics.form.forecast_words import chance
from analytics.form.phrase import people, villages
from analytics.form.plan.controls import INDICATOR
from analytics.form.plan.words import (
    BRIEF,
    between_words,
    day_words,
    ends_of,
    expected_words,
    honest_title,
    hours_of,
    middle_and_ends,
    place_words,
    reached_words,
    sittings_words,
)
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.plan.options import NAMES, Option, Plan
from analytics.meaning.plan.sitting import ASSUMED, Village
from analytics.meaning.plan.sums import sittings_of, villages_of

HUES = {EID_ACTIVATED: "eid", CARD_COVERAGE_PRESENT: "card_hue"}
ROOM = 128  # px at the right for "120 người · 54%"


def options_panel(view: View, plan: Plan, shown: Option, hue: str) -> Panel:
    """Solver's options first, then greed and rotation for honesty."""
    every = (*plan.options, plan.heuristic, plan.rotation)
    return Panel(
        "plan-options",
        honest_title(view, plan),
        view.say(
            "Số người dự kiến của từng phương án và khoảng 8/10 trường hợp; chấm đặc là phương án "
            "đang xem. Hai dòng cuối tính tay, để so cho công bằng."
        ),
        options_table(view, every),
        "plan-ranges",
        tuple(option_row(view, plan, one, shown) for one in every),
        (
            ("hue", hue),
            ("names", tuple(view.say(BRIEF[one.name]) for one in every)),
            ("room", ROOM),
            ("extent", 104),
            ("top", max(1, *(one.p90 for one in every)) * 1.06),
        ),
        height=46 + 26 * max(len(every), len(plan.request.villages)),
        derived=(between(round(plan.best.people), round(plan.rotation.people), places=0),),
        link=(
            view.say("Xem tiến độ và dự báo"),
            link(view, "chi-tieu-tien-do", chi_tieu=view.chosen(INDICATOR)),
        ),
    )


def option_row(view: View, plan: Plan, one: Option, shown: Option) -> dict[str, object]:
    return {
        "name": view.say(BRIEF[one.name]),
        "people": one.people,
        "p10": one.p10,
        "p90": one.p90,
        "needed": None,
        "chosen": one.name == shown.name,
        "label": option_label(view, plan, one),
    }


def option_label(view: View, plan: Plan, one: Option) -> str:
    """People, and what counts beside them: villages where these are the goal, else the chance."""
    if plan.request.goal == "every_village_reaches":
        whom = view.whole(one.people)
        return f"{whom} · {villages(view, len(one.reached))}"
    whom = people(view, round(one.people))
    sure = f" · {chance(one.probability, view.language)}" if one.probability is not None else ""
    return f"{whom}{sure}"


def options_table(view: View, every: tuple[Option, ...]) -> Table:
    return Table(
        view.columns(
            "Phương án",
            under("whole", "Buổi", "Người dự kiến"),
            Column(view.say("8/10 trường hợp"), "written", ends_of(view)),
            under("whole", "Giờ cán bộ", "Thôn đạt thêm"),
            under("written", "Khả năng kịp hạn"),
        ),
        tuple(
            (
                view.say(NAMES[one.name]),
                len(one.sittings),
                round(one.people),
                between_words(view, one.p10, one.p90),
                one.hours,
                len(one.reached),
                chance(one.probability, view.language),
            )
            for one in every
        ),
    )


def villages_panel(view: View, plan: Plan, shown: Option, hue: str) -> Panel:
    """What each village gains beside what it needs."""
    villages = plan.request.villages
    most = max(
        [1, *(high for _, high in shown.ranges.values()), *(v.needed or 0 for v in villages)]
    )
    return Panel(
        "plan-villages",
        villages_title(view, plan, shown),
        view.say("Người dự kiến thêm ở từng thôn (chấm) và khoảng 8/10 trường hợp")
        + force_words(view),
        villages_table(view, plan, shown),
        "plan-ranges",
        tuple(village_row(view, one, shown) for one in villages),
        (
            ("hue", hue),
            ("names", tuple(one.name for one in villages)),
            ("room", ROOM),
            ("extent", 56),
            ("top", most * 1.06),
        ),
        height=46 + 26 * len(villages),
    )


def force_words(view: View) -> str:
    """The target the villages are measured by: the one in force, as on every other page."""
    told = forecasts(view.reader, chosen_indicator(view, INDICATOR), view.month)[-1].target
    if told is None:
        return "."
    return view.say(
        "; vạch đứng là số người còn cần để đạt chỉ tiêu đang tính ({value}, hạn {due}).",
        value=view.goal(told.value),
        due=told.due,
    )


def villages_title(view: View, plan: Plan, shown: Option) -> str:
    if view.reader.role == "village":
        [village] = plan.request.villages
        return f"{village.name}: {village_label(view, village, shown)}"
    if all(one.needed is None for one in plan.request.villages):
        return view.say("Chưa giao chỉ tiêu nên chưa thôn nào thiếu")
    if not any(one.needed for one in plan.request.villages):
        return view.say("Không thôn nào còn thiếu người")
    done = reached_words(view, plan, shown)
    return view.say("{done} thôn còn thiếu dự kiến đạt chỉ tiêu", done=done)


def village_row(view: View, one: Village, shown: Option) -> dict[str, object]:
    low, high = shown.ranges.get(one.area, (None, None))
    return {
        "name": one.name,
        "people": shown.extra[one.area] if one.area in shown.ranges else None,
        "p10": low,
        "p90": high,
        "needed": one.needed or None,
        "chosen": one.area in shown.ranges,
        "label": village_label(view, one, shown),
    }


def village_label(view: View, one: Village, shown: Option) -> str:
    if one.needed == 0:
        return view.say("● Đạt")
    gain = number.signed(villages_of(shown)[one.area], view.language)
    if one.needed is None:
        return gain
    return view.say("{gain} · cần {need}", gain=gain, need=one.needed)


def villages_table(view: View, plan: Plan, shown: Option) -> Table:
    return Table(
        view.columns(
            "Thôn",
            under("whole", "Còn ở nhà", "Còn, đang vắng", "Cần để đạt", "Buổi", "Dự kiến thêm"),
            Column(view.say("8/10 trường hợp"), "written", ends_of(view)),
        ),
        tuple(
            (
                one.name,
                one.home,
                one.away,
                one.needed,
                sum(sitting.area == one.area for sitting in shown.sittings),
                villages_of(shown)[one.area],
                between_words(view, *shown.ranges[one.area]) if one.area in shown.ranges else None,
            )
            for one in plan.request.villages
        ),
    )


def schedule_panel(view: View, plan: Plan, shown: Option) -> Panel:
    request = plan.request
    return Panel(
        "plan-schedule",
        view.say(
            "Lịch {sittings}: {hours} giờ cán bộ",
            sittings=sittings_words(view, len(shown.sittings)),
            hours=shown.hours,
        ),
        view.say("Phương án: {name}. ", name=view.say(NAMES[shown.name])) + view.say(ASSUMED),
        Table(
            view.columns(
                Column(view.say("Ngày"), parts=(view.say("thứ"), view.say("ngày"))),
                under("written", "Giờ"),
                "Thôn",
                "Buổi và địa điểm",
                Column(view.say("Cán bộ", context="several"), "whole"),
                under("decimal", "Giờ cán bộ"),
                Column(view.say("Người dự kiến"), "written", middle_and_ends(view)),
            ),
            tuple(
                (
                    day_words(view, one.day),
                    hours_of(request.kind(one.kind)),
                    request.village(one.area).name,
                    place_words(view, request.kind(one.kind)),
                    one.officers,
                    one.officers * one.hours,
                    expected_words(view, one, count),
                )
                for one, count in zip(shown.sittings, sittings_of(shown), strict=True)
            ),
        ),
        derived=(added(one.officers * one.hours for one in shown.sittings),),
    )


def ranges(tokens: Tokens, options: Options) -> Layers:
    """The row chosen has a full dot, the others a ring; a stroke marks what would be needed."""
    scale, extent = plot(options["room"], [0, options["top"]]), options["extent"]
    hue, y = tokens[options["hue"]], rows(extent, options["names"])
    axis = alt.Axis(
        title=None, values=[0], domain=False, ticks=False, grid=True, gridColor=tokens["axis"]
    )
    band = base().mark_bar(height=12, color=tokens["population_soft"], cornerRadius=3)
    ring = base().mark_point(size=80, filled=True, fill=tokens["card"], stroke=hue, strokeWidth=2)
    dot = base().mark_circle(size=110, color=hue, opacity=1)
    needed = base().mark_tick(color=tokens["ink"], thickness=2.5, height=20)
    middle = alt.X("people:Q", scale=scale)
    return alt.layer(
        held_up(tokens, y),
        band.encode(y=y, x=alt.X("p10:Q", scale=scale, axis=axis), x2=alt.X2("p90:Q")),
        ring.transform_filter("!datum.chosen").encode(y=y, x=middle),
        dot.transform_filter("datum.chosen").encode(y=y, x=middle),
        needed.encode(y=y, x=no_axis("needed", scale=scale)),
        side_label(tokens, options["room"], extent),
    )


CHARTS["plan-ranges"] = Chart(ranges, ("names", "top"))
