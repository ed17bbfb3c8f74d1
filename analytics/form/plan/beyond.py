"""What sittings cannot do, and what past ones did."""

from analytics.document import Column, Panel, Table, View, number, under
from analytics.form.plan.aim import aim_words
from analytics.form.plan.words import assumed_words, between_words, middle_and_ends, sittings_words
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.actual import Compared, compared, spread
from analytics.meaning.plan.beyond import Reason
from analytics.meaning.plan.left import villages_left
from analytics.meaning.plan.options import Plan
from analytics.meaning.plan.results import results_of, turnout_of
from analytics.meaning.plan.sitting import KINDS
from analytics.meaning.plan.turnout import PRIOR, Beta
from analytics.words.text import Text

WORDS: dict[Reason, Text] = {
    "done": Text("● Đạt"),
    "no_target": Text("○ Chưa giao chỉ tiêu"),
    "all_away": Text("■ chỉ còn người vắng"),
    "rest_away": Text("■ người ở nhà không đủ"),
    "closed": Text("■ nơi đóng cửa"),
    "few_sittings": Text("■ chưa đủ buổi"),
    "left_out": Text("▲ chưa xếp được"),
}


def beyond_panel(view: View, plan: Plan) -> Panel | None:
    """One sentence a village that sittings alone do not lift; those that are there say nothing."""
    open_ones = [one for one in plan.verdicts if one.reason != "done"]
    if not open_ones:
        return None
    names = areas_of(view.reader)
    return Panel(
        "plan-beyond",
        beyond_title(view, plan, sum(one.reason != "no_target" for one in open_ones)),
        view.say("Lý do và việc nên làm"),
        Table(
            view.columns("Thôn", under("verdict", "Tình trạng"), "Việc nên làm"),
            tuple(
                (names[one.area], view.say(WORDS[one.reason]), view.say(one.says))
                for one in open_ones
            ),
        ),
    )


def beyond_title(view: View, plan: Plan, short: int) -> str:
    """Without a target nobody falls short of one."""
    if not short:
        return view.say("Chưa giao chỉ tiêu để biết thôn nào thiếu")
    whom, aim = view.counted(short, "village"), aim_words(view, plan.request.villages)
    return view.say("{whom} không đạt {aim} chỉ bằng các buổi này", whom=whom, aim=aim)


def left_panel(view: View, indicator: Indicator) -> Panel:
    """Who is left: shown where no plan can be."""
    villages = villages_left(view.reader, view.month, indicator)
    home = view.whole(sum(one.home for one in villages))
    away = view.whole(sum(one.away for one in villages))
    return Panel(
        "plan-left",
        view.say("Còn {home} người ở nhà và {away} người đang vắng chưa làm", home=home, away=away),
        view.say("Người còn thiếu theo thôn"),
        Table(
            view.columns(
                "Thôn",
                under("whole", "Ở nhà", "Đang vắng"),
                Column(view.say("Cần để đạt {aim}", aim=aim_words(view, villages)), "whole"),
            ),
            tuple((one.name, one.home, one.away, one.needed) for one in villages),
        ),
    )


def actual_panel(view: View) -> Panel:
    """Each result beside what was expected of it."""
    told, names = list(compared(results_of(view.reader))), areas_of(view.reader)
    kinds = {kind.key: view.say(kind.name) for kind in KINDS}
    return Panel(
        "plan-actual",
        actual_title(view, told),
        view.say("Kế hoạch và thực tế: số người đến bên số dự kiến theo các buổi trước đó"),
        Table(
            view.columns(
                "Ngày",
                Column(view.say("Buổi", context="one")),
                under("whole", "Được mời", "Đã đến"),
                "Dự kiến (8/10 trường hợp)",
                under("verdict", "So dự kiến"),
            ),
            tuple(
                (
                    number.day(one.result.day),
                    f"{names[one.result.area]} · {kinds[one.result.kind]}",
                    one.result.invited,
                    one.result.came,
                    f"{view.whole(one.expected)} ({between_words(view, one.p10, one.p90)})",
                    standing(view, one),
                )
                for one in told
            ),
        ),
    )


def actual_title(view: View, told: list[Compared]) -> str:
    came = view.whole(sum(one.result.came for one in told))
    return view.say(
        "{sittings}: {came} người đến, dự kiến {hoped}",
        sittings=sittings_words(view, len(told)),
        came=came,
        hoped=sum(one.expected for one in told),
    )


def standing(view: View, one: Compared) -> str:
    if one.within:
        return view.say("● trong khoảng")
    if one.result.came > one.p90:
        return view.say("● đông hơn")
    return view.say("■ vắng hơn")


def turnout_panel(view: View) -> Panel:
    """What was assumed of each kind of sitting, and what holds now."""
    now = turnout_of(view.reader)
    moved = [kind for kind in KINDS if now.of(kind.key) != PRIOR.of(kind.key)]
    return Panel(
        "plan-turnout",
        view.say(
            "Tỷ lệ đến của {count}/{kinds} loại buổi đã học từ thực tế",
            count=len(moved),
            kinds=len(KINDS),
        )
        if moved
        else view.say("Không có kết quả buổi nào được nhập: tỷ lệ đến còn là giả định"),
        view.say(
            "Kế hoạch và thực tế: phần người được mời sẽ đến, lúc đầu giả định và nay đang dùng. "
        )
        + assumed_words(view),
        Table(
            (
                Column(view.say("Loại buổi")),
                *(
                    Column(name, parts=middle_and_ends(view))
                    for name in (
                        view.say("Giả định (khoảng 8/10)"),
                        view.say("Nay dùng (khoảng 8/10)"),
                    )
                ),
            ),
            tuple(
                (
                    view.say(kind.name),
                    share(view, PRIOR.of(kind.key)),
                    share(view, now.of(kind.key)),
                )
                for kind in KINDS
            ),
        ),
    )


def share(view: View, beta: Beta) -> str:
    middle, low, high = (
        number.percent(100 * one, view.language) for one in (beta.mean, *spread(beta))
    )
    return number.Several.of(f"{middle} ({low}–{high})", middle, low, high)
