"""Thôn cần hỗ trợ: which villages lag, by how many people, where to go this week?"""

from dataclasses import replace

from analytics.form.chapters.eid import steps_panel
from analytics.form.choices import NOBODY, indicator_choice, village_names
from analytics.form.control import Choice, Number
from analytics.form.heat import heat_panel
from analytics.form.panel import Chapter, Page, Panel, View
from analytics.form.phrase import people
from analytics.form.ranking import village_panel
from analytics.form.trend import multiples_panel, trend_panel
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.words.text import Text

SORTS = {
    "thieu": Text("số người thiếu", "people missing"),
    "ty-le": Text("tỷ lệ", "percentage"),
    "toc-do": Text("tốc độ 3 tháng", "pace of 3 months"),
}
INDICATOR = indicator_choice(Text("Thôn có", "Villages where"))
POINTS = Number(
    "points",
    "diem",
    Text("thấp hơn chỉ tiêu quá (điểm %)", "is below target by over (points)"),
    least=0,
    most=100,
    first=0,
    width=220,
)
PEOPLE = Number(
    "people",
    "nguoi",
    Text("và còn thiếu từ (người)", "and misses at least (people)"),
    least=1,
    most=10_000,
    first=1,
)
SORT = Choice("sort", "xep", Text("xếp theo", "sorted by"), lambda _: SORTS, width=170)
VILLAGE = Choice(
    "village",
    "xem",
    Text("xem riêng thôn", "look at village"),
    lambda view: {"": NOBODY} | village_names(view),
    width=150,
)


def lagging(view: View, key: str, points: float, least: int) -> list[Figure]:
    """Villages more than `points` below target that miss at least `least` people."""
    answer = view.ask(key, by=("area",))
    return [
        one
        for one in answer.of(key)
        if one.area != "commune"
        and one.value is not None
        and one.target is not None
        and one.target.value - one.value > points
        and (one.missing or 0) >= least
    ]


def page(view: View) -> Page:
    key, chosen = view.chosen(INDICATOR), view.chosen(VILLAGE)
    found = lagging(view, key, view.chosen(POINTS), view.chosen(PEOPLE))
    missing = sum(one.missing or 0 for one in found)
    if not found:
        finding = view.say("Không có thôn nào khớp điều kiện", "No village meets the condition")
    else:
        finding = view.say(
            f"{len(found)} thôn cần hỗ trợ, còn {people(view, missing)}",
            f"{len(found)} villages need support, {people(view, missing)} to reach",
        )
    rows: list[tuple[Panel, ...]] = [
        (
            village_panel(
                view,
                key,
                panel="lagging",
                only=tuple(one.area for one in found) or ("none",),
                sort=view.chosen(SORT),
            ),
        )
    ]
    if chosen:
        rows.append(village_rows(view, key, chosen))
    else:
        rows.append((multiples_panel(view, key), heat_panel(view, key)))
    return Page(
        finding,
        view.say(
            "Chỉ tính phần thiếu của các thôn khớp điều kiện; thôn vượt mục tiêu không bù cho thôn "
            "thiếu.",
            "Only the shortfall of the villages found; villages above target do not offset it.",
        ),
        (),
        tuple(rows),
    )


def village_rows(view: View, key: str, village: str) -> tuple[Panel, ...]:
    """One village: at which step people drop out, at what age, and its way here."""
    own = replace(view, where=replace(view.where, areas=(village,)))
    panels = steps_panel(own), replace(heat_panel(own, key), width=1), trend_panel(own, key)
    name = areas_of(view.reader)[village]
    return tuple(replace(panel, title=f"{name} · {panel.title}") for panel in panels)


VILLAGES = Chapter(
    "villages",
    Text("Thôn cần hỗ trợ", "Villages to support"),
    "thon-can-ho-tro",
    "★",
    page,
    ("sex", "age_band"),
    (INDICATOR, POINTS, PEOPLE, SORT, VILLAGE),
)
