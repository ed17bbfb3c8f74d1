"""Định danh điện tử: at which step do people drop out, where and at what age?"""

from analytics.form import number
from analytics.form.glance import share_card
from analytics.form.heat import heat_panel
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.phrase import people, percent_of
from analytics.form.ranking import village_panel
from analytics.form.trend import multiples_panel
from analytics.form.view import View
from analytics.form.why.panel import why_row
from analytics.words.text import Text

STEPS = (
    ("card_coverage_present", Text("Có thẻ còn hạn", "Valid card")),
    ("eid_submitted", Text("Đã thu nhận", "Submitted")),
    ("eid_approved", Text("Đã phê duyệt", "Approved")),
    ("eid_activated", Text("Đã kích hoạt", "Activated")),
)


def page(view: View) -> Page:
    [eid] = view.ask("eid_activated").of("eid_activated")
    finding = view.say(
        f"{percent_of(view, eid)} đã kích hoạt định danh; còn {people(view, eid.missing)} "
        "tới mục tiêu",
        f"{percent_of(view, eid)} have activated; {people(view, eid.missing)} to the target",
    )
    return Page(
        finding,
        view.say(
            "Trong số người từ đủ 14 tuổi có mặt; kích hoạt là mức 2, dùng thay thẻ.",
            "Among those aged 14 and over present; activation means level 2.",
        ),
        (
            share_card(view, "eid_submitted"),
            share_card(view, "eid_approved"),
            share_card(view, "eid_activated"),
            share_card(view, "eid_activated_registered"),
        ),
        (
            (steps_panel(view), village_panel(view, "eid_activated")),
            (heat_panel(view, "eid_activated"), multiples_panel(view, "eid_activated")),
            *why_row(view, "eid_activated"),
        ),
    )


def steps_panel(view: View) -> Panel:
    """Eligible, card, submitted, approved, activated: persons at each step and the drop."""
    answer = view.ask(*(key for key, _ in STEPS))
    figures = [answer.of(key)[0] for key, _ in STEPS]
    top = figures[0].among or 0
    names = [view.say("Đủ điều kiện", "Eligible"), *(text.in_(view.language) for _, text in STEPS)]
    counts = [top, *(int(one.having or 0) for one in figures)]
    shares = [view.say("100%", "100%"), *(percent_of(view, one) for one in figures)]
    before = [top, *counts[:-1]]
    drops = [past - now for past, now in zip(before, counts, strict=True)]
    worst = max(range(1, len(drops)), key=lambda place: drops[place])
    rows = tuple(
        {
            "name": name,
            "value": count,
            "before": max(past, count),
            "label": f"{number.whole(count, view.language)} · {share}",
        }
        for name, count, past, share in zip(names, counts, before, shares, strict=True)
    )
    return Panel(
        "steps",
        view.say(
            f"Rơi nhiều nhất ở bước “{names[worst].lower()}”: {people(view, drops[worst])}",
            f"Most drop out at “{names[worst].lower()}”: {people(view, drops[worst])}",
        ),
        view.say(
            "Số người từ đủ 14 tuổi có mặt, qua từng bước. Phần nhạt: số của bước trước",
            "People aged 14 and over present, step by step. Pale: the step before",
        ),
        Table(
            (
                Column(view.say("Bước", "Step")),
                Column(view.say("Số người", "People"), "whole"),
                Column(view.say("Ít hơn bước trước", "Fewer than before"), "whole"),
            ),
            tuple(zip(names, counts, drops, strict=True)),
        ),
        "steps",
        rows,
        (("hue", "eid"), ("top", max(counts) or 1), ("extent", 104)),
        height=240,
    )


EID = Chapter("eid", Text("Định danh điện tử", "Electronic ID"), "dinh-danh-dien-tu", "●", page)
