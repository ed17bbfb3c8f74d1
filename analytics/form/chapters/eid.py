"""Định danh điện tử: who at home has no account yet, stuck at which step, how old and where?"""

from dataclasses import replace

from analytics.document import Chapter, Page, Panel, Table, View, built_once, under
from analytics.form.bridge.panel import why_row
from analytics.form.glance import share_card
from analytics.form.heat import heat_panel
from analytics.form.phrase import highest, nobody, people, percent_of, small_words
from analytics.form.population.lacking import (
    ACCOUNTS,
    ages_panel,
    lacking_finding,
    lacking_tiles,
)
from analytics.form.ranking import village_panel
from analytics.form.theme import hue_of
from analytics.form.trend import multiples_panel
from analytics.meaning.catalogue import (
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_APPROVED,
    EID_SUBMITTED,
)
from analytics.words.text import Text

STEP_BY_STEP = Text("Từng bước")
STEPS = (
    (EID_SUBMITTED, Text("Đã thu nhận")),
    (EID_APPROVED, Text("Đã phê duyệt")),
    (EID_ACTIVATED, Text("Đã kích hoạt")),
)


@built_once
def page(view: View) -> Page:
    [eid] = view.ask(EID_ACTIVATED).figures
    said = view.say("Trong số người từ đủ 14 tuổi có mặt; kích hoạt là mức 2, dùng thay thẻ.")
    shut = (
        steps_panel(view),
        village_panel(view, EID_ACTIVATED),
        heat_panel(view, EID_ACTIVATED),
        multiples_panel(view, EID_ACTIVATED),
        *(panel for row in why_row(view, EID_ACTIVATED) for panel in row),
    )
    return Page(
        lacking_finding(view, ACCOUNTS),
        " ".join(filter(None, (said, small_words(view, (eid,))))),
        (
            share_card(view, EID_SUBMITTED),
            share_card(view, EID_APPROVED),
            share_card(view, EID_ACTIVATED),
            share_card(view, EID_ACTIVATED_REGISTERED),
        ),
        (
            (ages_panel(view, ACCOUNTS), *lacking_tiles(view, ACCOUNTS)),
            tuple(replace(one, place="folded") for one in shut),
        ),
    )


def steps_title(view: View, names: list[str], drops: list[int]) -> str:
    """Where most people are lost: named where one step loses strictly most."""
    lost = dict(zip(names[1:], map(float, drops[1:]), strict=True))
    worst = highest(lost, places=0)
    if worst is None or worst.value <= 0:
        return view.say("Không ai rơi lại giữa các bước")
    whom = people(view, worst.value)
    steps = ", ".join(f"“{one.lower()}”" for one in worst.names)
    if worst.alone:
        return view.say("Vướng nhiều nhất ở bước {steps}: {whom}", steps=steps, whom=whom)
    return view.say("Rơi ở các bước {steps}: mỗi bước {whom}", steps=steps, whom=whom)


def steps_panel(view: View) -> Panel:
    """Of those of 14 and more at home, each step and its drop: the three parts of the headline."""
    answer = view.ask(*(key for key, _ in STEPS))
    figures = [answer.of(key)[0] for key, _ in STEPS]
    top = figures[0].among or 0
    names = [view.say("Đủ điều kiện"), *(view.say(text) for _, text in STEPS)]
    looks = ("ink3", *(hue_of(key) for key, _ in STEPS))
    counts = [top, *(int(one.having or 0) for one in figures)]
    shares = ["100%", *(percent_of(view, one) for one in figures)] if top else [""] * 4
    before = [top, *counts[:-1]]
    drops = [past - now for past, now in zip(before, counts, strict=True)]
    rows = tuple(
        {
            "name": name,
            "value": count,
            "before": max(past, count),
            "look": look,
            "label": " · ".join(filter(None, (view.whole(count), share))),
        }
        for name, count, past, share, look in zip(names, counts, before, shares, looks, strict=True)
    )
    told = view.say("Số người từ đủ 14 tuổi có mặt, qua từng bước. Phần nhạt: số của bước trước")
    return Panel(
        "steps",
        steps_title(view, names, drops) if top else f"{view.say(STEP_BY_STEP)}: {nobody(view)}",
        ". ".join(filter(None, (told, small_words(view, figures)))),
        Table(
            view.columns("Bước", under("whole", "Số người", "Ít hơn bước trước")),
            tuple(zip(names, counts, drops, strict=True)),
        ),
        "steps",
        rows,
        (("looks", looks), ("top", max(counts) or 1), ("extent", 104)),
        height=240,
    )


EID = Chapter("eid", Text("Định danh điện tử"), "dinh-danh-dien-tu", "●", page)
