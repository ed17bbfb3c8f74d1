"""Every target as one row on one scale of people missing: how many, since a year ago, what then."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from math import ceil

from analytics.document import Column, Gap, Gaps, Panel, Table, View, number, under
from analytics.document.link import link
from analytics.form.decisions import cards_words
from analytics.form.gap import days_late, standing, standings
from analytics.form.phrase import HERE, percent_of, small_words
from analytics.form.theme import hue_of
from analytics.form.verdict.said import Verdict, verdict
from analytics.meaning.answer import EVERYBODY, Figure, needed_of
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Language, Text

YEAR = 12
NAMES = {
    EID_SUBMITTED: Text("Thu nhận định danh"),
    ID_NUMBER_NOTIFIED: Text("Thông báo số định danh"),
    CARD_COVERAGE_PRESENT: Text("Có thẻ còn hạn"),
    EID_ACTIVATED: Text("Kích hoạt định danh"),
}
SHORT = {
    EID_SUBMITTED: Text("Thu nhận"),
    ID_NUMBER_NOTIFIED: Text("Báo số"),
    CARD_COVERAGE_PRESENT: Text("Thẻ"),
    EID_ACTIVATED: Text("Kích hoạt"),
}
STEPS = (1, 2, 5)
TICKS = 5  # at most so many steps on the axis
LEFT = Text("còn", context="before a number of people")
BEFORE = Text("một năm trước", context="before a number of people")
STYLE = """
.stApp ol.gaps { list-style: none; margin: 8px 0 0; padding: 0; --name: 246px; --told: 240px;
  flex: 1; display: flex; flex-direction: column; }
.panel:has(> ol.gaps) { display: flex; flex-direction: column; }
.panel:has(> :is(ol.gaps, ul.tiles)) h2.title { font-size: 16.5px; }
.stApp ol.gaps li { display: grid; align-items: center; margin: 0; position: relative;
  grid-template-columns: var(--name) 72px minmax(0, 1fr) var(--told); gap: 0 14px;
  flex: 1 0 auto; min-height: 60px; padding: 0 10px; border-top: 1px solid var(--grid);
  break-inside: avoid; }
.stApp ol.gaps li.scale { flex: none; min-height: 0; border: 0; font-size: 12px; color: var(--ink2);
  text-align: right; padding-bottom: 4px; }
.stApp ol.gaps li.most { background: var(--page); border: 1px solid var(--border);
  border-left: 4px solid var(--ink); border-radius: 6px; padding: 0 9px 0 6px; }
ol.gaps li:not(.scale):hover { background: var(--neutral); }
ol.gaps .scale .axis { display: flex; justify-content: space-between; container-type: inline-size; }
@container (max-width: 170px) { ol.gaps .axis b:nth-child(even) { visibility: hidden; } }
ol.gaps .axis b { font-weight: 400; width: 0; display: flex; justify-content: center; }
ol.gaps a.row-link { color: var(--ink); font-size: 15px; font-weight: 700; text-decoration: none; }
ol.gaps a.row-link::after { content: ""; position: absolute; inset: 0; }
ol.gaps a.row-link:focus-visible { outline: none; }
ol.gaps li:has(a:focus-visible) { outline: 2px solid var(--ink); }
ol.gaps .parts-of { font-size: 12.5px; color: var(--ink2); }
ol.gaps .count { font-size: 26px; font-weight: 700; text-align: right; color: var(--ink); }
ol.gaps .reach { position: relative; height: 20px; margin-right: 36px; }
ol.gaps .axis { margin-right: 36px; }
ol.gaps .reach i { position: absolute; inset: 0 auto 0 0; border-radius: 2px; min-width: 2px; }
ol.gaps .reach .since { inset: 9px auto auto 0; height: 1.5px; background: var(--axis); }
ol.gaps .reach .ring { position: absolute; top: 4px; width: 12px; height: 12px; margin-left: -6px;
  box-sizing: border-box;
  border: 2px solid var(--ink2); border-radius: 50%; background: var(--card); }
ol.gaps .reach .was { position: absolute; top: 1px; font-size: 12.5px; color: var(--ink2);
  margin-left: 11px; }
ol.gaps .told .chip { display: inline-block; border-radius: 5px; }
ol.gaps .told span:last-child { display: block; font-size: 12.5px; font-weight: 500;
  margin-top: 3px; color: var(--ink); }
@media (min-width: 1700px) and (min-height: 1000px) {
  .stApp ol.gaps li:not(.scale) { min-height: 96px; }
  .row > .panel > ul.tiles .tile { min-height: 112px; }
  .row > .panel > ul.tiles .people { --cell: 74px; font-size: 23px; }
}
@media (max-width: 900px) {
  .stApp ol.gaps li { grid-template-columns: minmax(0, 1fr) auto; gap: 3px 10px; padding: 8px 4px; }
  .stApp ol.gaps li.scale { display: none; }
  ol.gaps .count { font-size: 20px; }
  ol.gaps .count::before { content: attr(data-left) " "; font-size: 14px; font-weight: 600; }
  ol.gaps .reach { grid-column: 1 / -1; height: 14px; }
  ol.gaps .reach .ring { top: 1px; } ol.gaps .reach .was { top: -2px; }
  ol.gaps .reach .since { top: 6px; }
  ol.gaps .who { display: contents; } ol.gaps .who a { grid-column: 1; }
  ol.gaps .who .parts-of { grid-row: 3; grid-column: 2; text-align: right; }
  ol.gaps .parts-of .of { display: none; }
  .panel:has(> ol.gaps) > p.subtitle { order: 1; margin-top: 8px; }
  ol.gaps .told { grid-row: 3; grid-column: 1; }
}
"""


def name_of(view: View, indicator: Indicator) -> str:
    """What is to be done, where the target is of that; else what is measured."""
    return view.say(NAMES.get(indicator, indicator.name))


def short_name(view: View, indicator: Indicator) -> str:
    return view.say(SHORT.get(indicator, indicator.name))


def targets_told(view: View) -> list[Forecast]:
    """Most people missing first, of equals the one whose date is longest past."""
    told: Iterable[Forecast]
    told = standings(view) or tuple(standing(view, one) for one in NAMES)
    told = (for_everybody(one) if view.by_person else one for one in told)
    return sorted(told, key=lambda one: (one.target is None, -one.missing, -days_late(one)))


def for_everybody(one: Forecast) -> Forecast:
    """Of the filtered all are counted who have not done it: no target is theirs alone."""
    if one.target is None:
        return one
    return replace(one, target=replace(one.target, value=EVERYBODY), needed=one.among)


def gaps_panel(view: View, *, width: int = 1) -> Panel:
    told = targets_told(view)
    rows = tuple(gap(view, one) for one in told)
    step, steps = scale(count for one in rows for count in (one.people, one.before))
    return Panel(
        "gaps",
        gaps_title(view, told),
        gaps_subtitle(view, told),
        gaps_table(view, told, rows),
        width=width,
        drawn=Gaps(rows, step, steps),
    )


def gap(view: View, one: Forecast) -> Gap:
    series = view.ask(one.indicator, months_back=YEAR).of(one.indicator, area=view.total)
    stands = verdict(view, one)
    return Gap(
        name_of(view, one.indicator),
        percent_of(view, series[-1]),
        *parts_of(view, one),
        one.missing if one.target else None,
        before(one, series[0]),
        hue_of(one.indicator),
        stands.status,
        stands.chip,
        beside(view, one, stands),
        detail_link(view, one),
    )


def before(one: Forecast, then: Figure) -> int | None:
    """People missing a year ago to what is asked for today; None in a younger history."""
    if one.target is None or then.month != shifted(one.month, -YEAR) or not then.among:
        return None
    return max(0, needed_of(one.target, then.among) - int(then.having or 0))


def parts_of(view: View, one: Forecast) -> tuple[str, str]:
    """' / 85%' and ' · 2.703/3.201 có mặt'."""
    here = HERE in one.indicator.population.where
    whom = view.say("có mặt") if here else view.say("thường trú")
    parts = view.say(
        "{having}/{among} {whom}", n=one.among, having=one.having, among=one.among, whom=whom
    )
    asked = one.target is not None and not view.by_person
    goal = f" / {view.goal(one.target.value)}" if one.target and asked else ""
    return goal, f" · {parts}"


def beside(view: View, one: Forecast, stands: Verdict) -> str:
    """What is to be expected, or a split that says what to do: who never had a card."""
    if one.indicator == CARD_COVERAGE_PRESENT and one.missing and not view.by_person:
        return cards_words(view, one).rstrip(".")
    return stands.ahead


def detail_link(view: View, one: Forecast) -> str:
    place = one.area if one.area in areas_of(view.reader) else "commune"
    return link(view, "chi-tieu-tien-do", chi_tieu=one.indicator, xem=place)


def scale(counts: Iterable[int | None]) -> tuple[int, int]:
    """A round step and how many of it hold the largest."""
    most = max((one or 0 for one in counts), default=0)
    sizes = (step * 10**power for power in range(9) for step in STEPS)
    step = next(one for one in sizes if one * TICKS >= most)
    return step, max(1, ceil(most / step))


def gaps_title(view: View, told: list[Forecast]) -> str:
    """How many are due and not met, else how many are not met; a filtered group is not judged."""
    set_ones = [one for one in told if one.target]
    short = [one for one in set_ones if one.missing]
    due = [one for one in short if one.target and one.target.due <= one.month]
    if not set_ones:
        return view.say("Chưa giao chỉ tiêu nào")
    if view.by_person:
        return view.say("Người trong nhóm chưa làm, theo từng chỉ tiêu")
    if len(due) == len(short) and due:
        return view.say(
            "{count} chỉ tiêu đến hạn mà chưa đạt, xếp theo số người còn thiếu",
            n=len(due),
            count=len(due),
        )
    return view.say(
        "{short}/{count} chỉ tiêu chưa đạt, {due} đã đến hạn",
        n=len(set_ones),
        short=len(short),
        count=len(set_ones),
        due=len(due),
    )


def gaps_subtitle(view: View, told: list[Forecast]) -> str:
    then = shifted(view.month, -YEAR)
    year = view.say("; ○: ngày {then}", then=then) if then in months_of(view.reader) else ""
    figures = (view.ask(one.indicator).one(one.indicator, area=view.total) for one in told)
    bars = view.say(
        "Thanh: người còn thiếu ngày {month}{year}, chung một thước. Bấm một dòng để xem vì sao.",
        month=view.month,
        year=year,
    )
    return " ".join(filter(None, (bars, small_words(view, figures))))


def gaps_table(view: View, told: list[Forecast], rows: tuple[Gap, ...]) -> Table:
    return Table(
        view.columns(
            "Chỉ tiêu",
            under("whole", "Tử số", "Mẫu số"),
            Column("%", "percent"),
            Column(view.say("Chỉ tiêu %"), "percent"),
            under("whole", "Còn thiếu (người)", "Còn thiếu một năm trước"),
            under("verdict", "Kết luận"),
            Column(view.say("Dự kiến")),
        ),
        tuple(
            (
                *(one.name, found.having, found.among, share_of(view, found)),
                found.target.value if found.target and not view.by_person else None,
                *(one.people, one.before, one.chip, one.ahead),
            )
            for found, one in zip(told, rows, strict=True)
        ),
    )


def share_of(view: View, found: Forecast) -> number.Share | None:
    return number.share(view.ask(found.indicator).one(found.indicator, area=view.total))


def drawn(told: Gaps, language: Language) -> str:
    ticks = range(0, told.top + 1, told.step)
    left = LEFT.in_(language)
    judged = any(one.people is not None for one in told.rows)
    axis = "".join(f"<b>{number.whole(one, language)}</b>" for one in ticks)
    scale = (
        f'<li class="scale" aria-hidden="true"><span></span><span>{left}</span>'
        f'<span class="axis">{axis}</span><span></span></li>'
    )
    scale = scale if judged else ""
    rows = "".join(row(one, told, language, most=not place) for place, one in enumerate(told.rows))
    return f'<ol class="gaps">{scale}{rows}</ol>'


def row(one: Gap, told: Gaps, language: Language, *, most: bool) -> str:
    """The whole row leads on; its link is its name."""
    left, noun = LEFT.in_(language), number.named(one.people, "person", language)
    count = f'{number.whole(one.people, language)}<span class="unseen"> {noun}</span>'
    return (
        f"<li{' class=most' if most and one.people else ''}>"
        f'<div class="who"><a class="onward row-link" href="{escape(one.link)}" target="_self">'
        f'{escape(one.name)}</a><div class="parts-of"><b style="color: var(--{one.hue})">'
        f'{escape(one.share)}</b>{escape(one.goal)}<span class="of">{escape(one.parts)}</span>'
        f"</div></div>"
        f'<b class="count" data-left="{left}">{count}</b>'
        f"{bar(one, told, language)}"
        f'<div class="told"><span class="chip {one.status}">{escape(one.chip)}</span>'
        f"<span>{escape(one.ahead)}</span></div></li>"
    )


def bar(one: Gap, told: Gaps, language: Language) -> str:
    """Drawn twice over: its numbers stand beside it and are read there."""
    if one.people is None:
        return '<div class="reach"></div>'
    now = 100 * one.people / told.top
    filled = f'<i style="width: {now:.2f}%; background: var(--{one.hue})"></i>'
    if one.before is None:
        return f'<div class="reach">{filled}</div>'
    then = 100 * one.before / told.top
    low, high = sorted((now, then))
    was, since = number.whole(one.before, language), BEFORE.in_(language)
    return (
        f'<div class="reach"><i class="since" style="left: {low:.2f}%; width: {high - low:.2f}%">'
        f'</i>{filled}<span class="ring" style="left: {then:.2f}%"></span>'
        f'<span class="was" style="left: {high:.2f}%"><span class="unseen">{since} </span>'
        f"{was}</span></div>"
    )
