"""Dots on a scale, steps, ages and a year of a village as markup: no chart has to be drawn."""

from collections.abc import Callable
from html import escape
from typing import Any

from analytics.document import Ages, Course, Dot, Dots, Stages
from analytics.form.verdict.table import GLYPHS
from analytics.words.text import Language

ROOM = 0.07  # of the whole: a narrower part holds no number


def dots(told: Dots, _: Language) -> str:
    """A head, a row an area, the ticks; each row is a button that chooses its area."""
    rows = "".join(f"<li>{row(one, told)}</li>" for one in told.dots)
    goal = f'<b style="{place(told, told.goal[0])}">{escape(told.goal[1])}</b>' if told.goal else ""
    ticks = "".join(f'<i style="{place(told, at)}">{escape(name)}</i>' for at, name in told.ticks)
    people, when = (escape(one) for one in told.heads)
    return (
        f'<div class="dots" style="--hue: var(--{told.hue})">'
        f'<div class="dot head"><span></span><span class="plot">{goal}</span>'
        f'<span class="people">{people}</span><span class="when">{when}</span></div>'
        f"<ol>{rows}</ol>"
        f'<div class="dot foot"><span></span><span class="plot">{ticks}</span></div></div>'
    )


def place(told: Dots, at: float) -> str:
    return f"--at: {(at - told.low) / (told.high - told.low):.4f}"


def row(one: Dot, told: Dots) -> str:
    glyph = f"{GLYPHS[one.status]} " if one.status == "reached" and one.people[:1] != "●" else ""
    said = f'<span class="people {one.status}">{glyph}{escape(one.people)}</span>'
    inner = (
        f'<span class="name">{escape(one.name)}</span>'
        f'<span class="plot">{marks(one, told)}</span>{said}'
        f'<span class="when">{escape(one.when)}</span>'
    )
    look = f'class="dot{" pale" if one.pale else ""}" data-village="{escape(one.name)}"'
    if not one.to:
        return f"<div {look}>{inner}</div>"
    pressed = "true" if one.chosen else "false"
    return (
        f'<button type="button" {look} data-to="{escape(one.to)}" aria-pressed="{pressed}">'
        f"{inner}</button>"
    )


def marks(one: Dot, told: Dots) -> str:
    """What is missing as a bar up to the line, the dot, and the share on its outer side."""
    shown = escape(one.shown)
    if one.share is None:
        return f'<b class="share" style="--at: 0">{shown}</b>'
    below = one.target is not None and one.share < one.target
    bar = f'<i class="gap" style="{span(told, one)}"></i>' if below else ""
    aim = f'<i class="aim" style="{place(told, one.target)}"></i>' if one.target is not None else ""
    at = place(told, one.share)
    side = " left" if below else ""
    point = f'<i class="point" style="{at}"></i><b class="share{side}" style="{at}">{shown}</b>'
    return bar + aim + point


def span(told: Dots, one: Dot) -> str:
    reach = told.high - told.low
    first, last = (one.share or 0) - told.low, (one.target or 0) - told.low
    return f"--at: {first / reach:.4f}; --to: {last / reach:.4f}"


def stages(told: Stages, _: Language) -> str:
    """One bar of the parts, and below it each part with what is done for it."""
    whole = sum(one.people for one in told.stages) or 1
    shades = [(look, "ink" if look.endswith("_soft") else "card") for look in told.looks]
    parts = "".join(
        f'<i style="flex-grow: {one.people}; background: var(--{fill}); color: var(--{ink})">'
        f"{escape(one.shown) if one.people / whole > ROOM else ''}</i>"
        for one, (fill, ink) in zip(told.stages, shades, strict=False)
        if one.people
    )
    lines = "".join(
        f'<li><i style="background: var(--{fill})"></i><b>{escape(one.shown)}</b>'
        f"<span>{escape(one.name)}</span><em>{escape(one.todo)}</em></li>"
        for one, (fill, _) in zip(told.stages, shades, strict=False)
    )
    return f'<div class="stages" aria-hidden="true">{parts}</div><ul class="stages">{lines}</ul>'


def ages(told: Ages, _: Language) -> str:
    most = max((count for _, count, _ in told.bars), default=0) or 1
    drawn = "".join(
        f'<li><b>{escape(shown)}</b><i style="--tall: {count / most:.3f}"></i>'
        f"<span>{escape(name)}</span></li>"
        for name, count, shown in told.bars
    )
    return f'<ol class="ages" style="--hue: var(--{told.hue})">{drawn}</ol>'


def course(told: Course, _: Language) -> str:
    """A line over its area, from nothing up, with both ends written."""
    most, steps = max(told.counts) or 1, max(1, len(told.counts) - 1)
    points = [
        f"{200 * at / steps:.1f},{40 - 36 * count / most:.1f}"
        for at, count in enumerate(told.counts)
    ]
    line, end = " ".join(points), round(told.counts[-1] / most, 3)
    first, last = (escape(one) for one in told.ends)
    since, until = (escape(one) for one in told.months)
    return (
        f'<div class="course" style="--hue: var(--{told.hue}); --end: {end}"><span>{first}</span>'
        f'<svg aria-hidden="true" viewBox="0 0 200 40" preserveAspectRatio="none">'
        f'<polygon points="0,40 {line} 200,40"/><polyline points="{line}"/></svg>'
        f"<b>{last}</b></div>"
        f'<p class="ends"><span>{since}</span><span>{until}</span></p>'
    )


PRINTED: dict[type, Callable[[Any, Language], str]] = {
    Dots: dots,
    Stages: stages,
    Ages: ages,
    Course: course,
}
