"""The tile map of villages: people missing to a target, people away; a press chooses the village.

Text and boxes, no chart: it is read aloud, printed and copied as it stands.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from html import escape
from math import ceil, sqrt
from urllib.parse import urlencode

from analytics.document import Column, Panel, Table, Tile, Tiles, View, added, number
from analytics.document.link import AREA_KEY
from analytics.form.phrase import NAMED, highest, nobody, percent_of
from analytics.form.ranking import reached_words
from analytics.form.theme import RAMPS, gap_class
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.text import Language, Text
from analytics.words.vocabulary import ADULT_CARD_AGE, AGE_BANDS

WIDEST = 6  # cells beside each other
DIGIT = 0.23  # of a cell: in a square narrower than its digits a number stands beside it
STEPS = (1, 2, 5)
PLAYED, FEWEST = 29, 3  # months before the newest that are played at most; so few are not
UNJUDGED = 2  # the shade of all where no target is set
CAPTION = Text("Vị trí ô không theo bản đồ.")
STYLE = """
.stApp ul.tiles { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
  gap: 6px; list-style: none; margin: 10px 0 0; padding: 0; }
.stApp ul.tiles li { margin: 0; padding: 0; break-inside: avoid; }
.tile { display: grid; grid-template: "name people" auto "depth people" 1fr / minmax(0, 1fr) auto;
  box-sizing: border-box; width: 100%; height: 100%; min-height: 68px; padding: 7px 8px;
  background: var(--neutral); border: 2px solid transparent; border-radius: 6px; color: var(--ink);
  font: inherit; text-align: left; }
button.tile { cursor: pointer; }
.tile.lit { border-color: var(--axis); }
.tile[aria-pressed=true] { border-color: var(--ink); }
button.tile:focus-visible { outline: 2px solid var(--ink); outline-offset: 1px; }
.tile .name { font-size: 13px; font-weight: 600; line-height: 1.3; }
.tile .depth { font-size: 12px; color: var(--ink2); }
.tile .people { grid-area: people; position: relative; display: grid;
  --cell: 52px; min-width: var(--cell); height: var(--cell);
  place-items: center; align-self: center; font-size: 19px; font-weight: 700; }
.tile .people i { position: absolute; inset: 0; margin: auto; border-radius: 3px;
  width: calc(var(--side) * var(--cell)); height: calc(var(--side) * var(--cell)); }
.tile .people span { position: relative; }
.tile .beside { display: flex; flex-direction: row-reverse; align-items: center; gap: 5px;
  justify-content: start; }
.tile .beside i { position: static; margin: 0; flex: none; }
.unseen { position: absolute !important; clip-path: inset(50%); width: 1px; overflow: hidden; }
.ink0 { color: var(--gap_ink0); } .ink1 { color: var(--gap_ink1); }
.ink2 { color: var(--gap_ink2); } .ink3 { color: var(--gap_ink3); }
.ink4 { color: var(--gap_ink4); }
.play { float: right; margin-top: 6px; border: 1px solid var(--border); border-radius: 6px;
  background: var(--card); color: var(--ink); font: inherit; font-size: 12.5px; font-weight: 600;
  min-height: 28px; min-width: 158px; cursor: pointer; }
.play:focus-visible { outline: 2px solid var(--ink); outline-offset: 1px; }
@media print { .play { display: none; } }
@media (prefers-reduced-motion: reduce) { .play { display: none; } }
@media (max-width: 640px) {
  .play { min-height: 44px; }
  .tile { grid-template: "name" auto "people" 1fr "depth" auto / minmax(0, 1fr); }
  .tile .people { justify-self: center; }
}
"""


def full_of(counts: Iterable[int | None]) -> int:
    """A round number that holds the largest: 10, 20, 50, 100 … people fill a cell."""
    most, power = max((one or 0 for one in counts), default=0), 10
    while True:
        for step in STEPS:
            if most <= step * power:
                return step * power
        power *= 10


def tile(view: View, area: str, people: int | None, words: str, shade: int) -> Tile:
    """The cell of a village; pressed again it lets the village go."""
    alone = view.where.areas == (area,)
    own = view.reader.role == "village"  # nothing else to choose
    to = "" if own else urlencode({AREA_KEY: "" if alone else area})
    return Tile(areas_of(view.reader)[area], people, words, shade, to, area in view.where.areas)


def several(view: View) -> bool:
    """Whether this reader sees villages to compare: one alone is no map."""
    return len(areas_of(view.reader)) > 1


def everywhere(view: View) -> View:
    """A map that chooses a village shows all of them, whichever is chosen."""
    return replace(view, where=replace(view.where, areas=()))


def unfiltered(view: View) -> str:
    """Said wherever villages stand that the filter leaves out."""
    chosen = view.where.areas and several(view)
    return view.say("Mọi thôn, không theo bộ lọc thôn.") if chosen else ""


def tiles_panel(
    view: View,
    key: str,
    title: str,
    subtitle: str,
    tiles: tuple[Tile, ...],
    *,
    ramp: str,
    heads: tuple[str, str],
    ages: bool = False,
    legend: tuple[tuple[str, str], ...] = (),
    width: int = 1,
    span: tuple[int, int] | None = None,
) -> Panel:
    """`heads` are the words over the people and over what the shade says, for sheets; the cells are
    villages or `ages`."""
    full = full_of(one.people for one in tiles)
    scale = view.say("Ô đầy: {people}.", people=view.counted(full, "person"))
    first = view.say("Tuổi") if ages else view.say("Thôn")
    people, shade = heads
    beside = () if ages else (unfiltered(view), view.say(CAPTION))
    return Panel(
        key,
        title,
        " ".join(filter(None, (subtitle, scale, *beside))),
        Table(
            (Column(first), Column(people, "whole"), Column(shade)),
            tuple((one.name, one.people, one.words) for one in tiles),
        ),
        width=width,
        legend=legend,
        derived=(added(most_of(tiles)[:NAMED]), added(most_of(tiles))),
        drawn=Tiles(tiles, full, ramp),
        span=span,
    )


def most_of(tiles: Iterable[Tile]) -> list[int]:
    """The counts of people, the largest first."""
    return sorted((one.people or 0 for one in tiles), reverse=True)


def figures_panel(
    view: View,
    key: str,
    title: str,
    tiles: tuple[Tile, ...],
    indicator: Indicator,
    *,
    ages: bool = False,
    width: int,
) -> Panel:
    ramp = RAMPS[indicator.subject]
    seen = {one.shade for one in tiles if one.people}
    judged = view.say("Ô vuông: số người còn thiếu; màu đậm: thiếu nhiều điểm %.")
    graded = bool(view.ask(indicator).figures[-1].target)
    return tiles_panel(
        view,
        key,
        title,
        judged if graded else view.say("Ô vuông: số người chưa có."),
        tiles,
        ramp=ramp,
        heads=(view.say("Còn thiếu (người)"), view.say("Còn thiếu (điểm %)")),
        ages=ages,
        legend=shades(view, ramp, seen) if graded else (),
        width=width,
    )


def missing_tiles(view: View, indicator: Indicator, name: str, *, width: int = 1) -> Panel:
    """People missing to the target, village by village, shaded by the points missing; of a group,
    or where no target is set, who has not done it. `name` says in a word what."""
    answer = everywhere(view).ask(indicator, by=("area",))
    figures = tuple(one for one in answer.of(indicator) if one.area != "commune")
    panel = figures_panel(
        view,
        f"{indicator.key}-tiles",
        f"{name}: {most_words(view, figures, answer.areas)}",
        tuple(tile(view, one.area, *told_of(view, one)) for one in figures),
        indicator,
        width=width,
    )
    return played(view, indicator, panel)


def played(view: View, indicator: Indicator, panel: Panel) -> Panel:
    """With the months since a target was set: a reader sees the squares shrink."""
    months = () if view.by_person else months_of_map(view.reader, indicator)
    if len(months) < FEWEST or not isinstance(panel.drawn, Tiles):
        return panel
    most = full_of(one.people for _, told in months for one in told)
    return replace(panel, drawn=replace(panel.drawn, months=months, most=most))


@remembered(entries=True, spoken=True)
def months_of_map(reader: Reader, indicator: Indicator) -> tuple[tuple[str, tuple[Tile, ...]], ...]:
    """The same from whichever month one looks."""
    view = View(reader, months_of(reader)[-1])
    found: dict[date, list[Tile]] = {}
    for one in view.ask(indicator, by=("area",), months_back=PLAYED).of(indicator):
        if one.area != "commune" and one.target:
            found.setdefault(one.month, []).append(Tile("", *told_of(view, one)))
    return tuple((view.month_name(month), tuple(told)) for month, told in found.items())


def ages_tiles(view: View, indicator: Indicator, name: str, *, width: int = 1) -> Panel:
    """Whom village police have left, by age: they have one village and none to choose."""
    figures = [
        one
        for one in view.ask(indicator, by=("age_band",)).of(indicator)
        if one.among and AGE_BANDS[one.member].first >= ADULT_CARD_AGE
    ]
    named = {one: view.say("{band} tuổi", band=AGE_BANDS[one.member].name) for one in figures}
    left = {named[one]: told_of(view, one)[0] for one in figures}
    peak = highest({key: float(one or 0) for key, one in left.items()}, places=0)
    whole = view.counted(sum(one or 0 for one in left.values()), "person")
    most = f"{peak.named(view, 'age_group')} {peak.value:.0f}/" if peak else ""
    return figures_panel(
        view,
        f"{indicator.key}-ages",
        view.say("{name}: {most}{whole} chưa làm", name=name, most=most, whole=whole),
        tuple(Tile(named[one], *told_of(view, one)) for one in figures),
        indicator,
        ages=True,
        width=width,
    )


def told_of(view: View, one: Figure) -> tuple[int | None, str, int]:
    """People, what is said of them, the shade."""
    if one.of_nobody:
        return None, nobody(view), 0
    judged = one.target is not None and not view.by_person and not one.member
    people = one.missing if judged else (one.among or 0) - int(one.having or 0)
    lacking = points(one) if judged else 100 - (one.value or 0)
    shade = UNJUDGED if one.target is None else gap_class(lacking or 0)
    return people, depth_words(view, one) if judged else percent_of(view, one), shade


def points(one: Figure) -> float | None:
    """Points missing, exactly; below nothing where the target is passed."""
    return None if one.target is None or one.value is None else one.target.value - one.value


def depth_words(view: View, one: Figure) -> str:
    """'9,2 điểm'; who lacks nobody is told by the share."""
    lacking = points(one)
    if one.of_nobody:
        return nobody(view)
    if not one.missing or lacking is None:
        return percent_of(view, one)
    return view.say("{points} điểm", points=number.decimal(lacking, view.language))


def most_words(view: View, figures: tuple[Figure, ...], areas: dict[str, str]) -> str:
    """Who has most of them, and of how many; of villages that lack nobody, that."""
    left = [(told_of(view, one)[0] or 0, areas[one.area]) for one in figures]
    short = sorted((one for one in left if one[0]), key=lambda one: -one[0])
    if not short:
        there = [one for one in figures if not one.of_nobody]
        return reached_words(view, there, areas) if there else nobody(view)
    names = ", ".join(name for _, name in short[:NAMED])
    whole = view.counted(sum(count for count, _ in short), "person")
    if len(short) <= NAMED:
        return view.say("{names} còn {whole}", names=names, whole=whole)
    most = sum(count for count, _ in short[:NAMED])
    return view.say("{names} còn {most}/{whole}", names=names, most=most, whole=whole)


def shades(view: View, ramp: str, seen: set[int]) -> tuple[tuple[str, str], ...]:
    """Key of those that are on the map."""
    words = ("", "≤ 5", "5–10", "10–20", "> 20")
    keys = [(f"{ramp}{one}", words[one]) for one in sorted(seen) if words[one]]
    if keys:
        keys[-1] = (keys[-1][0], view.say("{range} điểm %", range=keys[-1][1]))
    return tuple(keys)


def drawn(told: Tiles, language: Language) -> str:
    columns = min(WIDEST, ceil(sqrt(len(told.tiles)))) or 1
    cells = "".join(f"<li>{cell(one, told, language)}</li>" for one in told.tiles)
    return f'<ul class="tiles" style="--columns: {columns}">{cells}</ul>{play(told, language)}'


def play(told: Tiles, language: Language) -> str:
    """A press shows the months one after the other; the figures of the page come back by
    themselves. Whoever wants nothing to move takes ‹ and ›."""
    if not told.months:
        return ""
    frames = [
        [
            month,
            [
                [number.whole(one.people, language), side_of(one, told.most), one.words, one.shade]
                for one in cells
            ],
        ]
        for month, cells in told.months
    ]
    whole = {"ramp": told.ramp, "digit": DIGIT, "months": frames}
    data = escape(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))
    first, last = told.months[0][0], told.months[-1][0]
    return f'<button type="button" class="play" data-play="{data}">▶ {first} → {last}</button>'


def side_of(one: Tile, full: int) -> float:
    return round(sqrt((one.people or 0) / full), 3)


def cell(one: Tile, told: Tiles, language: Language) -> str:
    """A button where a press leads somewhere; its words are the figures themselves."""
    inner = (
        f'<span class="name">{escape(one.name)}</span>'
        f'<span class="depth">{escape(one.words)}</span>'
        f"{square(one, told, language)}"
    )
    named = f'class="tile" data-village="{escape(one.name)}"'
    if not one.to:
        return f"<div {named}>{inner}</div>"
    pressed = "true" if one.chosen else "false"
    return (
        f'<button type="button" {named} data-to="{escape(one.to)}" aria-pressed="{pressed}">'
        f"{inner}</button>"
    )


def square(one: Tile, told: Tiles, language: Language) -> str:
    """Its side is the root of its people, so that the area is what they are."""
    side, people = side_of(one, told.full), number.whole(one.people, language)
    beside = " beside" if side < DIGIT * max(len(people), 2) else ""
    noun = escape(number.named(one.people, "person", language))
    spoken = f'<span class="unseen"> {noun}</span>' if one.people is not None else ""
    return (
        f'<b class="people{beside}" style="--side: {side:.3f}">'
        f'<i class="{told.ramp}{one.shade}"></i>'
        f'<span class="ink{0 if beside else one.shade}">{escape(people)}{spoken}</span></b>'
    )
