"""How a plan is said: when, where, how many with their range, how likely."""

from collections.abc import Iterable
from datetime import date

from analytics.document import View, number
from analytics.form.forecast_words import chance, chance_change
from analytics.form.phrase import people
from analytics.form.plan.aim import aim_words
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.plan.asked import usual_force
from analytics.meaning.plan.days_off import noticed
from analytics.meaning.plan.options import Name, Option, Plan, Planned
from analytics.meaning.plan.results import turnout_of
from analytics.meaning.plan.sitting import KINDS, Request, SittingKind
from analytics.words.text import Text

WEEKDAYS = (
    Text("Thứ Hai"),
    Text("Thứ Ba"),
    Text("Thứ Tư"),
    Text("Thứ Năm"),
    Text("Thứ Sáu"),
    Text("Thứ Bảy"),
    Text("Chủ nhật"),
)
LONG = Text("Đang tìm lịch tốt nhất.")
BRIEF: dict[Name, Text] = {
    "best": Text("Tốt nhất"),
    "cheapest": Text("Ít giờ nhất"),
    "lagging": Text("Thôn thiếu nhiều"),
    "heuristic": Text("Chọn dần"),
    "rotation": Text("Lần lượt thôn"),
}


def day_words(view: View, day: date) -> str:
    weekday, told = view.say(WEEKDAYS[day.weekday()]), number.day(day)
    return number.Several.of(f"{weekday}, {told}", weekday, told)


def clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def hours_of(kind: SittingKind) -> str:
    return f"{clock(kind.starts)}–{clock(kind.starts + kind.minutes)}"


def place_words(view: View, kind: SittingKind) -> str:
    return f"{view.say(kind.name)} · {view.say(kind.place)}"


def between_words(view: View, low: int, high: int) -> str:
    ends = [view.whole(one) for one in (low, high)]
    return number.Several.of("–".join(ends), *ends)


def expected_words(view: View, told: Planned | Option, people: int | None = None) -> str:
    """'12 (7–16)': in the mean, and eight cases in ten. `people`: the mean as part of a sum."""
    mean = told.people if people is None else people
    middle, low, high = (view.whole(one) for one in (mean, told.p10, told.p90))
    return number.Several.of(f"{middle} ({low}–{high})", middle, low, high)


def ends_of(view: View) -> tuple[str, str]:
    """The two columns of a range, in a sheet."""
    return view.say("thấp (1/10)"), view.say("cao (9/10)")


def middle_and_ends(view: View) -> tuple[str, ...]:
    return view.say("giữa"), *ends_of(view)


def sittings_words(view: View, count: int) -> str:
    return view.counted(count, "sitting")


def finding(view: View, plan: Plan, option: Option, sure: Forecast | None) -> str:
    """What the option shown brings, and what that does to the goal."""
    if not option.sittings:
        return nothing_words(view, plan, option)
    held, whom = sittings_words(view, len(option.sittings)), people(view, round(option.people))
    span = between_words(view, option.p10, option.p90)
    if plan.request.goal == "every_village_reaches":
        return view.say(
            "{held} dự kiến đưa {done} thôn còn thiếu đạt {aim}, thêm {whom} ({span})",
            held=held,
            done=reached_words(view, plan, option),
            aim=aim_words(view, plan.request.villages),
            whom=whom,
            span=span,
        )
    change = option_chance(view, option, sure)
    said = view.say("{held} dự kiến thêm {whom} ({span})", held=held, whom=whom, span=span)
    return said + (view.say("; khả năng kịp hạn {change}", change=change) if change else "")


def nothing_words(view: View, plan: Plan, option: Option) -> str:
    """Why a goal is served by no sitting."""
    request = plan.request
    aim = aim_words(view, request.villages)
    if request.goal == "every_village_reaches" and any(one.needed for one in request.villages):
        return view.say("Không buổi nào đưa thêm được một thôn đạt {aim}", aim=aim)
    if request.goal == "every_village_reaches":
        return view.say("Không thôn nào còn thiếu tới {aim}: không cần buổi nào", aim=aim)
    if option.probability is not None:
        sure = chance(option.probability, view.language)
        return view.say("Không cần buổi nào: khả năng kịp hạn đã {sure}", sure=sure)
    return view.say("Không cần buổi nào: cả xã không còn thiếu người")


def reached_words(view: View, plan: Plan, option: Option) -> str:
    """'3/4': of the villages still short."""
    lacking = sum(bool(one.needed) for one in plan.request.villages)
    return view.say("{done}/{short}", done=len(option.reached), short=lacking)


def option_chance(view: View, option: Option, sure: Forecast | None) -> str:
    if sure is None or option.probability is None:
        return ""
    return chance_change(sure.probability, option.probability, view.language)


def lead(view: View, plan: Plan, option: Option, sure: Forecast | None, silent: Text | None) -> str:
    """The target meant, or why there is no chance, and what is not proven."""
    parts = [target_words(view, option, sure) if sure else "", view.say(silent) if silent else ""]
    parts += [view.say(plan.warning) if plan.warning else ""]
    return " ".join(filter(None, parts))


def how_words(view: View, request: Request) -> str:
    """The days, and what the ranges rest on."""
    return f"{days_words(view, request)} {turnout_words(view, request)}"


def target_words(view: View, option: Option, sure: Forecast) -> str:
    if sure.target is None:
        return ""
    value, due = view.goal(sure.target.value), number.day(sure.target.due)
    change = option_chance(view, option, sure)
    return view.say(
        "Khả năng cả xã đạt {value} trước hạn {due}: {change}.", value=value, due=due, change=change
    )


def days_words(view: View, request: Request) -> str:
    first, last = (number.day(request.days[end].day) for end in (0, -1))
    within = view.say(
        "Xếp trong các ngày từ {first} đến {last}, trừ ngày lễ, Tết.", first=first, last=last
    )
    days = (one.day for one in request.days)
    return " ".join(filter(None, (within, unnoticed_words(view, days))))


def unnoticed_words(view: View, days: Iterable[date]) -> str:
    """That days in lieu and swapped Saturdays of a year are not known; empty where they are."""
    years = sorted({one.year for one in days if not noticed(one)})
    told = ", ".join(map(str, years))
    said = view.say(
        "Chưa có thông báo lịch nghỉ lễ, Tết năm {told}: ngày nghỉ tính theo luật.", told=told
    )
    return said if years else ""


def turnout_words(view: View, request: Request) -> str:
    """Whether ranges rest on assumption or on what was entered."""
    if not request.turnout.held:
        return view.say(
            "Chưa có kết quả buổi nào: tỷ lệ đến là giả định, khoảng (8/10 trường hợp) còn rộng."
        )
    past = sittings_words(view, request.turnout.held)
    return view.say("Tỷ lệ đến học từ {past} đã nhập; khoảng là 8/10 trường hợp.", past=past)


def assumed_words(view: View) -> str:
    """The one set of assumptions by which plan and what-if measure a sitting, as recorded."""
    return view.say(
        "Lịch và phần Nếu… thì tính một buổi như nhau: {kinds} (% số người hợp giờ sẽ đến, số "
        "người làm kịp).",
        kinds="; ".join(_kind_words(view, kind) for kind in KINDS),
    )


def _kind_words(view: View, kind: SittingKind) -> str:
    """'buổi tối 35%, nhiều nhất 16 người'."""
    name = view.say(kind.name)
    come = view.goal(round(100 * turnout_of(view.reader).of(kind.key).mean, 1))
    most = people(view, usual_force(view.reader).capacity(kind))
    said = view.say("{come}, nhiều nhất {most}", come=come, most=most)
    return f"{name[0].lower()}{name[1:]} {said}"


def honest_title(view: View, plan: Plan) -> str:
    """What the solver is worth for the goal asked: beyond villages simply in turn."""
    best, turns = plan.best, plan.rotation
    held = sittings_words(view, len(best.sittings))
    if plan.request.goal == "every_village_reaches" and len(best.reached) != len(turns.reached):
        done, other = reached_words(view, plan, best), reached_words(view, plan, turns)
        return view.say(
            "Tốt nhất giúp {done} thôn đạt {aim}, lần lượt từng thôn {other}",
            done=done,
            aim=aim_words(view, plan.request.villages),
            other=other,
        )
    if len(best.sittings) != len(turns.sittings):
        other = sittings_words(view, len(turns.sittings))
        return view.say(
            "Tốt nhất cần {held}, lần lượt từng thôn cần {other}", held=held, other=other
        )
    more = round(best.people) - round(turns.people)
    if more <= 0:
        return view.say("Với {held}, lần lượt từng thôn cũng tốt như vậy", held=held)
    return view.say(
        "Tốt nhất hơn lần lượt từng thôn {people}, cùng {held}",
        people=people(view, more),
        held=held,
    )
