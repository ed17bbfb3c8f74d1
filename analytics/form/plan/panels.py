"""Lịch lưu động: the options to choose from, what each village gains, sittings one by one."""

from analytics.document import Column, Panel, Table, View, added, between, number, under
from analytics.form.forecast_words import chance
from analytics.form.phrase import villages
from analytics.form.plan.aim import aim_words
from analytics.form.plan.words import (
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
from analytics.meaning.plan.options import NAMES, Option, Plan
from analytics.meaning.plan.sitting import ASSUMED, Village
from analytics.meaning.plan.sums import sittings_of, villages_of

HUES = {EID_ACTIVATED: "eid", CARD_COVERAGE_PRESENT: "card_hue"}


def options_panel(view: View, plan: Plan) -> Panel:
    """Solver's options first, then greed and rotation for honesty."""
    every = (*plan.options, plan.heuristic, plan.rotation)
    return Panel(
        "plan-options",
        honest_title(view, plan),
        view.say("Người dự kiến, khoảng 8/10 trường hợp. Hai cách cuối tính tay, để so."),
        options_table(view, plan, every),
        derived=(between(round(plan.best.people), round(plan.rotation.people), places=0),),
        place="folded",
    )


def details(view: View, plan: Plan, one: Option) -> str:
    """Its range, its sittings and what counts beside them: villages where these are the goal, else
    the chance; and the village that gains most."""
    parts = [between_words(view, one.p10, one.p90), sittings_words(view, len(one.sittings))]
    if plan.request.goal == "every_village_reaches":
        done, aim = villages(view, len(one.reached)), aim_words(view, plan.request.villages)
        parts.append(view.say("{done} đạt {aim}", done=done, aim=aim))
    elif one.probability is not None:
        sure = chance(one.probability, view.language)
        parts.append(view.say("kịp hạn {sure}", sure=sure))
    most = max(one.extra, key=lambda area: one.extra[area], default="")
    if most and villages_of(one)[most]:
        name, people = plan.request.village(most).name, villages_of(one)[most]
        parts.append(f"{name} {number.signed(people, view.language)}")
    return " · ".join(parts)


def options_table(view: View, plan: Plan, every: tuple[Option, ...]) -> Table:
    aim = aim_words(view, plan.request.villages)
    return Table(
        view.columns(
            "Phương án",
            under("whole", "Buổi", "Người dự kiến"),
            Column(view.say("8/10 trường hợp"), "written", ends_of(view)),
            under("whole", "Giờ cán bộ"),
            Column(view.say("Thôn đạt thêm {aim}", aim=aim), "whole"),
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


def villages_title(view: View, plan: Plan, shown: Option) -> str:
    if view.reader.role == "village":
        [village] = plan.request.villages
        return f"{village.name}: {village_label(view, plan, village, shown)}"
    if all(one.needed is None for one in plan.request.villages):
        return view.say("Chưa giao chỉ tiêu nên chưa thôn nào thiếu")
    if not any(one.needed for one in plan.request.villages):
        return view.say("Không thôn nào còn thiếu người")
    done = reached_words(view, plan, shown)
    aim = aim_words(view, plan.request.villages)
    return view.say("{done} thôn còn thiếu dự kiến đạt {aim}", done=done, aim=aim)


def village_label(view: View, plan: Plan, one: Village, shown: Option) -> str:
    aim = aim_words(view, plan.request.villages)
    if one.needed == 0:
        return view.say("● Đạt {aim}", aim=aim)
    gain = number.signed(villages_of(shown)[one.area], view.language)
    if one.needed is None:
        return gain
    return view.say("{gain} · cần {need} để đạt {aim}", gain=gain, need=one.needed, aim=aim)


def villages_table(view: View, plan: Plan, shown: Option) -> Table:
    aim = aim_words(view, plan.request.villages)
    return Table(
        view.columns(
            "Thôn",
            under("whole", "Còn ở nhà", "Còn, đang vắng"),
            Column(view.say("Cần để đạt {aim}", aim=aim), "whole"),
            under("whole", "Buổi", "Dự kiến thêm"),
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
    return Panel(
        "plan-schedule",
        view.say(
            "Lịch {sittings}: {hours} giờ cán bộ",
            sittings=sittings_words(view, len(shown.sittings)),
            hours=shown.hours,
        ),
        view.say("Phương án: {name}. ", name=view.say(NAMES[shown.name])) + view.say(ASSUMED),
        schedule_table(view, plan, shown),
        derived=(added(one.officers * one.hours for one in shown.sittings),),
        place="folded",
    )


def schedule_table(view: View, plan: Plan, shown: Option) -> Table:
    request = plan.request
    return Table(
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
    )
