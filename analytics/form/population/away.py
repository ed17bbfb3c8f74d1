"""Where people are away: a square a village, as large as those away are many."""

from analytics.document import Panel, View
from analytics.form.phrase import highest, nobody, people, percent_of
from analytics.form.theme import RAMPS
from analytics.form.tiles import everywhere, tile, tiles_panel
from analytics.meaning.answer import Figure
from analytics.meaning.catalogue import SHARE_AWAY

LIMITS = (10, 15, 20, 30)  # per cent away: above each the shade is deeper


def away_panel(view: View) -> Panel:
    answer = everywhere(view).ask(SHARE_AWAY, by=("area",))
    figures = tuple(one for one in answer.of(SHARE_AWAY) if one.area != "commune")
    tiles = tuple(
        tile(view, one.area, int(one.having or 0), depth_words(view, one), depth(one))
        for one in figures
    )
    told = view.say("Ô vuông: người đi vắng; đậm: tỷ lệ cao.")
    return tiles_panel(
        view,
        "away",
        away_title(view, figures, answer.areas),
        told,
        tiles,
        ramp=RAMPS["population"],
        heads=(view.say("Đi vắng (người)"), view.say("Đi vắng (tỷ lệ)")),
        span=(11, 1),
    )


def depth(one: Figure) -> int:
    """Of so few people a share says nothing, and no shade."""
    if one.value is None or one.small:
        return 0
    return sum(one.value > limit for limit in LIMITS)


def depth_words(view: View, one: Figure) -> str:
    if one.of_nobody:
        return nobody(view)
    if one.small:
        return view.say("của {among}", among=one.among)
    return view.say("{share} của {among}", share=percent_of(view, one), among=one.among)


def away_title(view: View, figures: tuple[Figure, ...], areas: dict[str, str]) -> str:
    """The chosen village, or the one with most of its people away; else how many are away."""
    shown = [one for one in figures if not view.where.areas or one.area in view.where.areas]
    away = sum(int(one.having or 0) for one in shown)
    by_share = not any(one.small for one in shown)
    most = highest(
        {areas[one.area]: one.value if by_share else one.having for one in shown},
        places=1 if by_share else 0,
    )
    named = [one for one in shown if (most and areas[one.area] in most.names) or len(shown) == 1]
    if not away:
        return view.say("Không ai đi vắng")
    if len(named) != 1:
        return view.say("{whom} đi vắng", whom=people(view, away))
    [one] = named
    return view.say(
        "{name}: {away} người đi vắng trong {among} người",
        name=areas[one.area],
        away=one.having,
        among=one.among,
    )
