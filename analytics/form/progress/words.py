"""The sentences over the progress chart: verdict, gap in persons, remarks, how it is drawn."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.forecast_words import (
    chance_words,
    remarks,
    to_go,
    when,
    with_and_without,
)
from analytics.form.phrase import area_name, people
from analytics.form.progress.road import Way, now_and_due
from analytics.form.verdict.said import verdict
from analytics.form.view import View
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.outlook import Forecast, without_campaign


def place(view: View, found: Forecast) -> str:
    return area_name(view, found.area, areas_of(view.reader))


def progress_title(view: View, found: Forecast) -> str:
    """The verdict, the date with its doubt and how likely it is; or what stands in their way."""
    stands = verdict(view, found)
    told = f"{place(view, found)} {stands.chip}"
    if found.verdict == "reached":
        return f"{place(view, found)} {stands.line}, {to_go(view, found)}"
    if found.probability is None:
        having, among = (number.whole(one, view.language) for one in (found.having, found.among))
        return view.say(
            f"{told}: mới có {having}/{among} người",
            f"{told}: {having} of {counted(found.among, 'person', 'en')} so far",
        )
    return f"{told}: {when(view, found)}, {chance_words(view, found)}"


def sentences(view: View, way: Way) -> tuple[str, ...]:
    return (
        target_words(view, way.found),
        gap_words(view, way),
        remarks(view, way.found),
        campaign_words(view, way.found),
        road_words(view, way),
        fan_words(view, way.found),
    )


def target_words(view: View, found: Forecast) -> str:
    if found.target is None:
        return ""
    goal = number.goal(found.target.value, view.language)
    due, document = number.day(found.target.due), found.target.document.in_(view.language)
    return view.say(
        f"Chỉ tiêu {goal}, hạn {due} ({document}).",
        f"Target {goal}, due {due} ({document}).",
    )


def gap_words(view: View, way: Way) -> str:
    """The vertical distance in persons: the gap to the road, or to the target once it is due."""
    if way.asked is None or way.road is None or way.found.verdict == "reached":
        return ""
    asked, gap = people(view, way.asked), people(view, abs(way.behind))
    if way.found.month >= way.road.end:
        return view.say(f"Phải có {asked}, thiếu {gap}.", f"{asked} are required, {gap} too few.")
    if not way.behind:
        stand = view.say("vừa đúng tiến độ", "just on the path")
    elif way.behind > 0:
        stand = view.say(f"thiếu {gap}", f"{gap} too few")
    else:
        stand = view.say(f"đang hơn {gap}", f"{gap} ahead")
    lacking = people(view, way.found.missing)
    return view.say(
        f"Hôm nay lẽ ra phải có {asked}, {stand}; tới chỉ tiêu còn {lacking}.",
        f"By today {asked} should have it, {stand}; {lacking} to the target.",
    )


def road_words(view: View, way: Way) -> str:
    """How the required path is drawn, once, so that nobody need guess."""
    road = way.road
    if road is None:
        return ""
    start, end = number.day(road.start), number.day(road.end)
    begin, asked = people(view, road.begin), people(view, road.needed[road.end])
    why = (
        view.say("lúc được giao", "when it was assigned")
        if road.first
        else view.say("lúc chỉ tiêu trước đến hạn", "when the target before it fell due")
    )
    drawn = view.say(
        f"Nét đứt là tiến độ yêu cầu: đi thẳng từ {begin} ({start}, {why}) tới {asked} phải có "
        f"({end}).",
        f"Dashed, the required path: straight from {begin} ({start}, {why}) to the {asked} "
        f"required ({end}).",
    )
    return " ".join(filter(None, (drawn, needed_words(view, way))))


def needed_words(view: View, way: Way) -> str:
    """The same target asks for other numbers today and when it falls due: the population moves."""
    both = now_and_due(way)
    if both is None or both[0] == both[1]:
        return ""
    now, then = people(view, both[0]), number.whole(both[1], view.language)
    return view.say(
        f"Cần {now} theo số hiện nay, khoảng {then} vào hạn.",
        f"Needed: {now} as things stand now, about {then} when it falls due.",
    )


def fan_words(view: View, found: Forecast) -> str:
    if not found.fan:
        return ""
    return view.say(
        "Dải mờ: 8 trong 10 khả năng; chấm: giữa.",
        "Pale band: 8 chances in 10; dotted: their middle.",
    )


def campaign_words(view: View, found: Forecast) -> str:
    told = next((one for one in found.remarks if one.key == "campaign"), None)
    if told is None:
        return ""
    others = without_campaign(view.reader, found.indicator, found.month)
    plain = next((one for one in others if one.area == found.area), None)
    return with_and_without(view, plain, told)
