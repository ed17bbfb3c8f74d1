"""Thôn cần hỗ trợ: which villages lag, by how many people, where to go this week?"""

from dataclasses import replace

from analytics.document import Chapter, Choice, Number, Page, Panel, View, built_once
from analytics.form.chapters.eid import steps_panel
from analytics.form.choices import NOBODY, chosen_indicator, indicator_choice, village_names
from analytics.form.fair.improved import improved_panel
from analytics.form.fair.panel import fair_panel
from analytics.form.fair.words import improved_words
from analytics.form.heat import heat_panel
from analytics.form.phrase import people
from analytics.form.plan.controls import plan_address
from analytics.form.ranking import need_of, village_panel
from analytics.form.support import outlook_panel, support_panel
from analytics.form.trend import multiples_panel, trend_panel
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

SORTS = {"thieu": Text("số người thiếu"), "ty-le": Text("tỷ lệ"), "toc-do": Text("tốc độ 3 tháng")}
ROOMY = 80  # px of a row where there is room
INDICATOR = indicator_choice(Text("Thôn có"))
POINTS = Number(
    "points", "diem", Text("thấp hơn chỉ tiêu quá (điểm %)"), least=0, most=100, first=0, width=220
)
PEOPLE = Number("people", "nguoi", Text("và còn thiếu từ (người)"), least=1, most=10_000, first=1)
SORT = Choice("sort", "xep", Text("xếp theo"), lambda _: SORTS, width=170)
VILLAGE = Choice(
    "village",
    "xem",
    Text("xem riêng thôn"),
    lambda view: {"": NOBODY} | village_names(view),
    width=150,
)


def lagging(view: View, indicator: Indicator, points: float, least: int) -> list[Figure]:
    """Villages more than `points` below target that miss at least `least` people."""
    answer = view.ask(indicator, by=("area",))
    return [
        one
        for one in answer.of(indicator)
        if one.area != "commune"
        and one.value is not None
        and one.target is not None
        and one.target.value - one.value > points
        and (one.missing or 0) >= least
    ]


@built_once
def page(view: View) -> Page:
    indicator = chosen_indicator(view, INDICATOR)
    village, sort = view.chosen(VILLAGE), view.chosen(SORT)
    found = lagging(view, indicator, view.chosen(POINTS), view.chosen(PEOPLE))
    only = tuple(one.area for one in found) or ("none",)
    shown = village_panel(view, indicator, panel="lagging", only=only, sort=sort)
    fair = fair_panel(view, indicator)
    tall = min(fair.height, ROOMY * len(found))  # beside the nine few rows would leave a hole
    return Page(
        finding_of(view, found),
        lead_of(view, indicator),
        (),
        (
            *village_rows(view, indicator, village),
            (replace(shown, height=max(shown.height, tall)), fair),
            (support_panel(view, indicator, found, sort=sort),),
            (improved_panel(view, indicator), multiples_panel(view, indicator)),
            (heat_panel(view, indicator),),
        ),
    )


def lead_of(view: View, indicator: Indicator) -> str:
    """Merit beside the shortfall, then how the shortfall is counted."""
    said = view.say("Chỉ tính phần thiếu của thôn khớp điều kiện; thôn vượt chỉ tiêu không bù.")
    if not any(one.target for one in view.ask(indicator, by=("area",)).of(indicator)):
        said = view.say("Chưa giao chỉ tiêu nên chưa thôn nào thiếu.")
    return f"{improved_words(view, indicator)}. {said}"


def finding_of(view: View, found: list[Figure]) -> str:
    """Names the village that misses most, whatever the order of the rows."""
    if not found:
        return view.say("Không có thôn nào khớp điều kiện")
    worst = min(found, key=need_of)
    name, most = areas_of(view.reader)[worst.area], view.whole(worst.missing)
    total = people(view, sum(one.missing or 0 for one in found))
    if len(found) == 1:
        return view.say("1 thôn cần hỗ trợ: {name} còn {total}", name=name, total=total)
    return view.say(
        "{count} thôn cần hỗ trợ; {name} thiếu nhiều nhất: {most} trên {total}",
        n=len(found),
        name=name,
        most=most,
        total=total,
        count=len(found),
    )


def village_rows(view: View, indicator: Indicator, village: str) -> tuple[tuple[Panel, ...], ...]:
    """One village: its forecast, at which step people drop out, at what age, its way here."""
    if not village:
        return ()
    own = replace(view, where=replace(view.where, areas=(village,)))
    name = areas_of(view.reader)[village]
    words = view.say("Xếp buổi lưu động")
    plan = words, plan_address(view, indicator)
    steps = replace(steps_panel(own), link=plan)
    panels = steps, replace(heat_panel(own, indicator), width=1), trend_panel(own, indicator)
    return (
        (outlook_panel(view, indicator, village),),
        tuple(
            replace(one, key=f"village-{one.key}", title=f"{name} · {one.title}") for one in panels
        ),
    )


VILLAGES = Chapter(
    "villages",
    Text("Thôn cần hỗ trợ"),
    "thon-can-ho-tro",
    "★",
    page,
    ("sex", "age_band"),
    (INDICATOR, POINTS, PEOPLE, SORT, VILLAGE),
    sentence=Text("Thôn còn thiếu {indicator} từ {people} xếp theo {sort}"),
)
