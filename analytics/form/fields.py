"""The controls of a page as markup. Each tells its key in the address and stands where the view
stands; what a reader sets there asks for the view with these words in its address."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from analytics.document import Choice, Control, Line, Number, Several, Slider, View
from analytics.document.control import LONGEST
from analytics.words.text import Text

ALL = Text("Tất cả")


def field(control: Control, view: View) -> str:
    return MARKUP[type(control)](control, view)


def choice(control: Choice, view: View) -> str:
    words = control.options(view)
    if not words:
        return ""
    if control.tabs:
        return tabs(control, control.tabs(view), view)
    return labelled(
        control, view, chooser(control.query, words, view.chosen(control), view, control.label)
    )


def tabs(control: Choice, told: Mapping[str, tuple[str, str]], view: View) -> str:
    """Buttons side by side: each its name and what stands beside it."""
    chosen = view.chosen(control)
    buttons = "".join(
        f'<button type="button" data-to="{escape(urlencode({control.query: key}))}" '
        f'aria-pressed="{"true" if key == chosen else "false"}">{escape(name)} '
        f"<span>{escape(beside)}</span></button>"
        for key, (name, beside) in told.items()
    )
    return f'<span class="tabs" role="group" {named(control.label, view)}>{buttons}</span>'


def chooser(key: str, words: Mapping[str, Text], value: str, view: View, label: Text) -> str:
    options = "".join(
        f'<option value="{escape(one)}"{" selected" if one == value else ""}>'
        f"{escape(view.say(text))}</option>"
        for one, text in words.items()
    )
    return f"<select {said(key, value)} {named(label, view)}>{options}</select>"


def typed(control: Number, view: View) -> str:
    value, ends = str(view.chosen(control)), f'min="{control.least}" max="{control.most}"'
    drawn = (
        f'<input type="number" inputmode="numeric" {ends} value="{value}" '
        f"{said(control.query, value)} {named(control.label, view)}>"
    )
    return labelled(control, view, drawn)


def slid(control: Slider, view: View) -> str:
    value, unit = str(view.chosen(control)), escape(control.unit)
    ends = f'min="{control.least}" max="{control.most}" step="{control.step}"'
    drawn = (
        f'<input type="range" {ends} value="{value}" {said(control.query, value)} '
        f'{named(control.label, view)}><output data-unit="{unit}">{value}{unit}</output>'
    )
    return labelled(control, view, drawn)


def line(control: Line, view: View) -> str:
    value = view.chosen(control)
    drawn = (
        f'<input type="text" maxlength="{LONGEST}" value="{escape(value)}" '
        f"{said(control.query, value)} {named(control.label, view)}>"
    )
    return labelled(control, view, drawn)


def several(control: Several, view: View) -> str:
    words, chosen = control.options(view), view.chosen(control)
    drawn = picker(escape(summary(words, chosen, view)), picks(control.query, words, chosen, view))
    return labelled(control, view, drawn)


def summary(words: Mapping[str, Text], chosen: tuple[str, ...], view: View) -> str:
    """The chosen by name while they are few."""
    names = [view.say(words[one]) for one in chosen if one in words]
    if len(names) > 2:
        return view.say("{first} và {more} nữa", first=names[0], more=len(names) - 1)
    return ", ".join(names) or view.say(ALL)


def picker(told: str, inside: str, kind: str = "") -> str:
    return (
        f'<details class="pick {kind}" data-fold><summary>{told}</summary>'
        f'<div class="sheet">{inside}</div></details>'
    )


def picks(
    key: str, words: Mapping[str, Text], chosen: tuple[str, ...], view: View, label: Text = ALL
) -> str:
    """Some of a list, by a tick each; none of them means all of them."""
    ticks = "".join(
        f'<label class="tick"><input type="checkbox" value="{escape(one)}" '
        f"{said(key, '1' if one in chosen else '')}{' checked' if one in chosen else ''}>"
        f"{escape(view.say(text))}</label>"
        for one, text in words.items()
    )
    return f"<fieldset data-picks><legend>{escape(view.say(label))}</legend>{ticks}</fieldset>"


def said(key: str, value: str) -> str:
    """`data-value` is what the server says; what is typed and not yet told stays beside it."""
    return f'data-control="{escape(key)}" data-value="{escape(value)}"'


def named(label: Text, view: View) -> str:
    return f'aria-label="{escape(view.say(label))}"'


def labelled(control: Control, view: View, drawn: str) -> str:
    words = escape(view.say(control.label))
    return f'<span class="field"><span class="name" aria-hidden="true">{words}</span>{drawn}</span>'


MARKUP: dict[type, Callable[[Any, View], str]] = {
    Choice: choice,
    Number: typed,
    Slider: slid,
    Several: several,
    Line: line,
}
