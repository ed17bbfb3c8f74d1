"""What was given, and the form that gives: real fields, so that a keyboard and a phone know them.

The script of the body hears a form and hands on what its fields say.
"""

from html import escape

from analytics.document import Duties, Duty, Offer, number
from analytics.document.duty import Named
from analytics.form.anchor import anchor
from analytics.words.text import Language

STYLE = """
form.offer, .duty { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center;
  margin: 8px 0 0; font-size: 13.5px; color: var(--ink); }
form.offer { flex-wrap: nowrap; gap: 4px 6px; }
form.offer :is(select, input), :is(form.offer, .duty) button { font: inherit; font-size: 13px;
  min-height: 32px; color: var(--ink); background: var(--card); border: 1px solid var(--axis);
  border-radius: 6px; padding: 2px 8px; box-sizing: border-box; }
form.offer select { flex: 0 1 190px; min-width: 64px; padding-inline: 4px; }
form.offer input { width: 92px; padding-inline: 5px; }
form.offer label { display: flex; gap: 6px; align-items: center; flex: none; }
:is(form.offer, .duty) button { cursor: pointer; flex: none; }
form.offer button { margin-left: auto; font-weight: 700; background: var(--ink);
  color: var(--card); border-color: var(--ink); padding: 2px 12px; }
:is(form.offer, .duty) :focus-visible { outline: 2px solid var(--ink); outline-offset: 1px; }
.duty .what { font-weight: 600; }
.decision .duty .what { flex-basis: 100%; }
.duty .became { color: var(--ink2); }
.duty form { display: flex; gap: 8px; margin-left: auto; }
ul.duties { list-style: none; margin: 4px 0 0 !important; padding: 0 !important; }
ul.duties li { margin: 0 !important; padding: 6px 0; border-top: 1px solid var(--grid); }
ul.duties .duty { margin: 0; }
details.panel[data-key=assignments]:not([open]) { padding-block: 8px; }
@media (max-width: 640px) {
  form.offer { flex-wrap: wrap; }
  form.offer :is(select, input), :is(form.offer, .duty) button { min-height: 44px; }
  form.offer select { flex: 1 1 100%; }
}
@media screen { .decision:has(form.offer, .elsewhere) .proposal { display: none; } }
@media print { form.offer, .duty form { display: none !important; } }
"""


def offer(told: Offer) -> str:
    options = "".join(
        f'<option value="{escape(key)}"{" selected" if key == told.who else ""}>{escape(one)}'
        "</option>"
        for key, one in told.whom
    )
    who = escape(told.to_whom)
    return (
        f'<form class="offer" data-key="{escape(told.key)}">{hidden(told.told)}'
        f'<select name="to" aria-label="{who}" title="{who}">{options}</select>'
        f"{by_when(told)}<button>{escape(told.give)}</button></form>"
    )


def by_when(told: Offer) -> str:
    if told.due is None:
        return ""
    due = escape(told.by_when)
    return (
        f'<label>{escape(told.by)}<input name="due" inputmode="numeric" autocomplete="off" '
        f'maxlength="10" value="{number.day(told.due)}" aria-label="{due}" title="{due}"></label>'
    )


def duty(told: Duty) -> str:
    there = anchor(told.link) if told.link else ""
    became = f'<span class="became">{escape(told.became)}</span>' if told.became else ""
    return (
        f'<div class="duty" data-key="{escape(told.key)}">'
        f'<span class="what">{escape(told.words)}</span>'
        f'<span class="chip {told.status}">{escape(told.standing)}</span>{became}'
        f"{ways(told)}{there}</div>"
    )


def ways(told: Duty) -> str:
    if not told.ways:
        return ""
    buttons = "".join(
        f'<button name="state" value="{escape(key)}" aria-label="{escape(f"{one}: {told.words}")}">'
        f"{escape(one)}</button>"
        for key, one in told.ways
    )
    return f"<form>{hidden(told.told)}{buttons}</form>"


def hidden(told: Named) -> str:
    return "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(one)}">' for key, one in told
    )


def duties(told: Duties, _: Language) -> str:
    drawn = "".join(f"<li>{duty(one)}</li>" for one in told.duties)
    return f'<ul class="duties">{drawn}</ul>'
