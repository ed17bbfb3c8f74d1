"""The tile map of villages: people missing to a target, people away; a press chooses the village.

Text and boxes, no chart: it is read aloud, printed and copied as it stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from math import ceil, sqrt
from urllib.parse import urlencode

from analytics.document import Column, Panel, Table, Tile, Tiles, View, number
from analytics.document.link import AREA_KEY
from analytics.form.phrase import nobody, percent_of
from analytics.form.theme import RAMPS, gap_class
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Language, Text

WIDEST = 6  # cells beside each other
ROOM = 0.42  # of a cell: in a smaller square the number does not fit and stands beside it
STEPS = (1, 2, 5)
CAPTION = Text("Vị trí ô không theo bản đồ.")
STYLE = """
.stApp ul.tiles { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
  gap: 6px; list-style: none; margin: 10px 0 0; padding: 0; }
.stApp ul.tiles li { margin: 0; padding: 0; break-inside: avoid; }
.tile { display: grid; grid-template: "name people" auto "depth people" 1fr / minmax(0, 1fr) auto;
  box-sizing: border-box; width: 100%; height: 100%; min-height: 76px; padding: 7px 8px;
  background: var(--neutral); border: 2px solid transparent; border-radius: 6px; color: var(--ink);
  font: inherit; text-align: left; }
button.tile { cursor: pointer; }
.tile.lit { border-color: var(--axis); }
.tile[aria-pressed=true] { border-color: var(--ink); }
button.tile:focus-visible { outline: 2px solid var(--ink); outline-offset: 1px; }
.tile .name { font-size: 13px; font-weight: 600; line-height: 1.3; }
.tile .depth { font-size: 12px; color: var(--ink2); }
.tile .people { grid-area: people; position: relative; width: 58px; height: 58px; display: grid;
  place-items: center; align-self: center; font-size: 19px; font-weight: 700; }
.tile .people i { position: absolute; inset: 0; margin: auto; border-radius: 3px;
  width: calc(var(--side) * 100%); height: calc(var(--side) * 100%); }
.tile .people span { position: relative; }
.tile .beside { display: flex; flex-direction: row-reverse; align-items: center; gap: 5px;
  justify-content: start; }
.tile .beside i { position: static; margin: 0; flex: none; }
.unseen { position: absolute !important; clip-path: inset(50%); width: 1px; overflow: hidden; }
.ink0 { color: var(--gap_ink0); } .ink1 { color: var(--gap_ink1); }
.ink2 { color: var(--gap_ink2); } .ink3 { color: var(--gap_ink3); }
.ink4 { color: var(--gap_ink4); }
@media (max-width: 640px) {
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
    chosen = view.where.areas == (area,)
    own = view.reader.role == "village"  # nothing else to choose
    to = "" if own else urlencode({AREA_KEY: "" if chosen else area})
    return Tile(areas_of(view.reader)[area], people, words, shade, to, chosen)


def everywhere(view: View) -> View:
    """A map that chooses a village shows all of them, whichever is chosen."""
    return replace(view, where=replace(view.where, areas=()))


def tiles_panel(
    view: View,
    key: str,
    title: str,
    subtitle: str,
    tiles: tuple[Tile, ...],
    *,
    ramp: str,
    heads: tuple[str, str],
    legend: tuple[tuple[str, str], ...] = (),
    width: int = 1,
    span: tuple[int, int] | None = None,
) -> Panel:
    """`heads` are the words over the people and over what the shade says, for sheets."""
    full = full_of(one.people for one in tiles)
    scale = view.say("Ô đầy: {people}.", people=view.counted(full, "person"))
    people, shade = heads
    return Panel(
        key,
        title,
        " ".join((subtitle, scale, view.say(CAPTION))),
        Table(
            (Column(view.say("Thôn")), Column(people, "whole"), Column(shade)),
            tuple((one.name, one.people, one.words) for one in tiles),
        ),
        width=width,
        legend=legend,
        drawn=Tiles(tiles, full, ramp),
        span=span,
    )


def missing_tiles(
    view: View, indicator: Indicator, title: Callable[[tuple[Figure, ...]], str], *, width: int = 1
) -> Panel:
    """People missing to the target, village by village, shaded by the points missing."""
    answer = everywhere(view).ask(indicator, by=("area",))
    figures = tuple(one for one in answer.of(indicator) if one.area != "commune")
    ramp = RAMPS[indicator.subject]
    tiles = tuple(
        tile(view, one.area, one.missing, depth_words(view, one), depth(one)) for one in figures
    )
    return tiles_panel(
        view,
        f"{indicator.key}-tiles",
        title(figures),
        view.say("Ô vuông: số người còn thiếu; màu đậm: thiếu nhiều điểm %."),
        tiles,
        ramp=ramp,
        heads=(view.say("Còn thiếu (người)"), view.say("Còn thiếu (điểm %)")),
        legend=shades(view, ramp, {one.shade for one in tiles if one.people}),
        width=width,
    )


def points(one: Figure) -> float | None:
    """Points missing, exactly; below nothing where the target is passed."""
    return None if one.target is None or one.value is None else one.target.value - one.value


def depth(one: Figure) -> int:
    return gap_class(points(one) or 0)


def depth_words(view: View, one: Figure) -> str:
    """'9,2 điểm'; who lacks nobody is told by the share."""
    lacking = points(one)
    if one.of_nobody:
        return nobody(view)
    if not one.missing or lacking is None:
        return percent_of(view, one)
    return view.say("{points} điểm", points=number.decimal(lacking, view.language))


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
    return f'<ul class="tiles" style="--columns: {columns}">{cells}</ul>'


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
    side = sqrt((one.people or 0) / told.full)
    beside = " beside" if side < ROOM else ""
    people = escape(number.whole(one.people, language))
    noun = escape(number.named(one.people, "person", language))
    spoken = f'<span class="unseen"> {noun}</span>' if one.people is not None else ""
    return (
        f'<b class="people{beside}" style="--side: {side:.3f}">'
        f'<i class="{told.ramp}{one.shade}"></i>'
        f'<span class="ink{0 if beside else one.shade}">{people}{spoken}</span></b>'
    )
