"""The plan as a calendar: a row a village, a cell a sitting, beside it what that should bring."""

from datetime import date, timedelta
from html import escape
from itertools import groupby

from analytics.document import Panel, View, number
from analytics.document.drawn import Days, Open, Outings, Sitting
from analytics.form.choices import chosen_indicator
from analytics.form.plan.aim import lacks_words, mark_words, need_words
from analytics.form.plan.approval import approval
from analytics.form.plan.controls import INDICATOR
from analytics.form.plan.panels import (
    HUES,
    villages_table,
    villages_title,
)
from analytics.form.plan.words import day_words, expected_words, hours_of, place_words
from analytics.meaning.plan.options import Option, Plan, Planned
from analytics.meaning.plan.sitting import EVENING, Village
from analytics.meaning.plan.sums import sittings_of, villages_of
from analytics.words.month import month_of
from analytics.words.text import Language, Text

SATURDAY = 5
GAIN = Text("thêm (8/10 khả năng)")
CELLS = Text("Mỗi ô một buổi, số là người dự kiến; ô đặc: buổi tối.")
STYLE = """
.days { --tall: clamp(34px, calc((100vh - 400px) / var(--rows)), 56px);
  display: grid; align-items: center; gap: 0; margin-top: 8px; font-size: 13px;
  grid-template-columns: 76px repeat(var(--days), minmax(0, 1fr)) 150px 44px 74px; }
.days > * { min-width: 0; }
.days .line { grid-column: 1 / -1; height: var(--tall); align-self: stretch;
  border-bottom: 1px solid var(--grid); }
.days .line.lit { background: var(--neutral); }
.days .off { align-self: stretch; background: var(--neutral); }
.days .off.shut { background: var(--soft); }
.days .when { font-size: 12px; color: var(--ink2); text-align: center; }
.days .over { font-size: 12px; color: var(--ink2); text-align: right; white-space: nowrap; }
.days .over.need { white-space: normal; line-height: 1.25; text-wrap: balance; }
.days .month { font-weight: 700; white-space: nowrap; }
.days .village { font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.days .village.met { font-weight: 400; color: var(--ink2); }
.days .sat { justify-self: center; z-index: 1; width: 100%; max-width: 26px; text-align: center;
  padding: 3px 0; font-size: 12px; font-weight: 700; border: 1px solid var(--ink);
  border-radius: 4px; background: var(--card); color: var(--ink); box-sizing: border-box; }
.days .held { justify-self: center; z-index: 1; width: 100%; max-width: 26px; display: grid;
  gap: 1px; }
.days .sat + .sat, .days .sat:has(+ .sat) { padding: 0; line-height: 13px; }
.days .sat.strong { background: var(--ink); color: var(--card); }
.brings { position: relative; height: 20px; margin: 0 6px; }
.brings i { position: absolute; }
.brings .band { top: 5px; height: 10px; border-radius: 3px; background: var(--soft); }
.brings .mid { width: 10px; height: 10px; margin-left: -5px; top: 5px; border-radius: 50%; }
.brings .mark { width: 2.5px; top: 0; bottom: 0; background: var(--ink); }
.days .gain { text-align: right; font-weight: 700; }
.days .lacks { text-align: right; white-space: nowrap; }
.days .lacks.met { color: var(--reached); }
.stApp [data-key=plan-days] ol.decisions { margin-top: 8px !important; }
.stApp [data-key=plan-days] li.decision { display: flex; flex-wrap: wrap; align-items: center;
  gap: 4px 10px; border: 0; border-top: 1px solid var(--grid); border-radius: 0;
  padding: 8px 0 0; }
.stApp [data-key=plan-days] li.decision p { margin: 0; }
[data-key=plan-days] li.decision :is(form.offer, .duty) { margin: 0 0 0 auto; }
[data-key=plan-days] .decision .duty .what { flex-basis: auto; }
ul.outings { display: none; list-style: none; margin: 8px 0 0 !important; font-size: 13.5px;
  padding: 0 !important; }
ul.outings li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px 10px;
  align-items: center; margin: 0 !important; padding: 8px 4px; border-top: 1px solid var(--grid); }
ul.outings li.lit { background: var(--neutral); }
.outings .gain { font-size: 15px; margin-left: 6px; }
.outings .lacks { color: var(--ink2); } .outings .lacks.met { color: var(--reached); }
.outings .brings { grid-column: 1 / -1; }
.outings .sats { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 6px; }
.outings .sat { padding: 3px 8px; font-size: 13px; border: 1px solid var(--ink);
  border-radius: 4px; background: var(--card); color: var(--ink); }
.outings .sat.strong { background: var(--ink); color: var(--card); }
@media screen and (max-width: 1000px) {
  .days { display: none; } ul.outings { display: block; }
}
"""


def days_panel(view: View, plan: Plan, shown: Option) -> Panel:
    """What is held where and when, and what each village gains beside what it needs."""
    hue = HUES[chosen_indicator(view, INDICATOR)]
    return Panel(
        "plan-days",
        villages_title(view, plan, shown),
        " ".join(filter(None, (view.say(CELLS), mark_words(view, plan.request.villages)))),
        villages_table(view, plan, shown),
        drawn=drawing(view, plan, shown, hue),
        width=23,
        decisions=tuple(filter(None, (approval(view, shown),))),
    )


def drawing(view: View, plan: Plan, shown: Option, hue: str) -> Days:
    days = days_shown(plan)
    people = dict(zip(shown.sittings, sittings_of(shown), strict=True))
    lacking = [*plan.request.villages]
    lacking.sort(key=lambda one: (-(one.needed or 0), -villages_of(shown)[one.area]))
    ends = [high for _, high in shown.ranges.values()]
    held = {one.day for one in plan.request.days}
    return Days(
        view.month_name(days[0]),
        tuple((str(one.day), kind_of(one, held)) for one in days),
        tuple(outings(view, plan, shown, one, days, people) for one in lacking),
        1.06 * max([1, *ends, *(one.needed or 0 for one in lacking)]),
        hue,
        (view.say(GAIN), need_words(view, plan.request.villages)),
    )


def days_shown(plan: Plan) -> list[date]:
    """Whole months without a gap, so that days off are seen as such."""
    first, last = (plan.request.days[end].day for end in (0, -1))
    first, last = first.replace(day=1), month_of(last)
    return [first + timedelta(step) for step in range((last - first).days + 1)]


def kind_of(day: date, held: set[date]) -> Open:
    if day.weekday() >= SATURDAY:
        return "rest"
    return "work" if day in held else "shut"


def outings(
    view: View,
    plan: Plan,
    shown: Option,
    one: Village,
    days: list[date],
    people: dict[Planned, int],
) -> Outings:
    sittings = []
    own = [told for told in shown.sittings if told.area == one.area]
    for told in sorted(own, key=lambda told: (told.day, plan.request.kind(told.kind).starts)):
        kind = plan.request.kind(told.kind)
        words = (
            f"{day_words(view, told.day)}, {hours_of(kind)} · {place_words(view, kind)} · "
            f"{expected_words(view, told, people[told])}"
        )
        sittings.append(
            Sitting(
                days.index(told.day),
                f"{told.day:%d/%m}",
                view.whole(people[told]),
                words,
                told.kind == EVENING.key,
            )
        )
    low, high = shown.ranges.get(one.area, (0, 0))
    goes = one.area in shown.ranges
    return Outings(
        one.name,
        tuple(sittings),
        (low, shown.extra[one.area], high) if goes else None,
        number.signed(villages_of(shown)[one.area], view.language) if goes else "",
        one.needed or None,
        lacks_words(view, plan.request.villages, one),
        one.needed == 0,
    )


def days(told: Days, language: Language) -> str:
    last = len(told.days) + 2
    gain, need = told.heads
    heads = (
        f'<span class="month" style="grid-area: 1 / 1 / 2 / span 4">{escape(told.month)}</span>'
        f'<span class="over" style="grid-area: 1 / {last} / 2 / span 2">{escape(gain)}</span>'
        f'<span class="over need" style="grid-area: 1 / {last + 2} / 3">{escape(need)}</span>'
    )
    rows = len(told.rows)
    heads += "".join(
        f'<span class="when" style="grid-area: 2 / {place}">{name}</span>'
        for place, (name, _) in enumerate(told.days, 2)
    )
    off = "".join(
        f'<i class="off {kind}" style="grid-area: 3 / {place} / span {rows}"></i>'
        for place, (_, kind) in enumerate(told.days, 2)
        if kind != "work"
    )
    body = "".join(line(one, place, last, told) for place, one in enumerate(told.rows, 3))
    size = f"--days: {len(told.days)}; --rows: {rows}"
    return f'<div class="days" style="{size}">{heads}{off}{body}</div>{listed(told)}'


def listed(told: Days) -> str:
    """The same for a phone: each village with its gain and range, then its days, wrapped."""
    return f'<ul class="outings">{"".join(entry(one, told) for one in told.rows)}</ul>'


def entry(one: Outings, told: Days) -> str:
    name, met = escape(one.village), " met" if one.met else ""
    lacks = one.lacks if one.met or not one.lacks else f"{told.heads[1]}: {one.lacks}"
    sittings = "".join(
        f'<span class="sat{" strong" if sat.strong else ""}">{escape(sat.day)} '
        f"<b>+{escape(sat.people)}</b></span>"
        for sat in one.sittings
    )
    days = f'<span class="sats">{sittings}</span>' if sittings else ""
    scale = f'<span class="brings">{told_of}</span>' if (told_of := brings(one, told)) else ""
    return (
        f'<li data-village="{name}"><span><b>{name}</b> <b class="gain">{escape(one.gain)}</b>'
        f'</span><span class="lacks{met}">{escape(lacks)}</span>{scale}{days}</li>'
    )


def line(one: Outings, row: int, last: int, told: Days) -> str:
    name, met = escape(one.village), " met" if one.met else ""
    sittings = "".join(
        f'<span class="held" style="grid-area: {row} / {place + 2}">'
        f"{''.join(map(cell, held))}</span>"
        for place, held in groupby(one.sittings, key=lambda sat: sat.place)
    )
    return (
        f'<i class="line" data-village="{name}" style="grid-row: {row}"></i>'
        f'<span class="village{met}" style="grid-area: {row} / 1">{name}</span>{sittings}'
        f'<span class="brings" style="grid-area: {row} / {last}">{brings(one, told)}</span>'
        f'<span class="gain" style="grid-area: {row} / {last + 1}">{escape(one.gain)}</span>'
        f'<span class="lacks{met}" style="grid-area: {row} / {last + 2}">{escape(one.lacks)}</span>'
    )


def cell(sat: Sitting) -> str:
    strong, words = " strong" if sat.strong else "", escape(sat.words)
    return f'<span class="sat{strong}" title="{words}">{escape(sat.people)}</span>'


def brings(one: Outings, told: Days) -> str:
    def at(people: float) -> str:
        return f"{100 * people / told.top:.2f}%"

    mark = f'<i class="mark" style="left: {at(one.needed)}"></i>' if one.needed else ""
    if one.brings is None:
        return mark
    low, middle, high = one.brings
    return (
        f'<i class="band" style="left: {at(low)}; width: {at(high - low)}"></i>{mark}'
        f'<i class="mid" style="left: {at(middle)}; background: var(--{told.hue})"></i>'
    )
