"""What was given, and the form that gives: real fields, so that a keyboard and a phone know them.

The script of the body hears a form and hands on what its fields say.
"""

from html import escape

from analytics.document import Duties, Duty, Offer
from analytics.document.duty import Named
from analytics.words.text import Language

STYLE = """
form.offer, .duty, .duty form { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; }
form.offer { margin: 8px 0 0; }
form.offer :is(select, input), :is(form.offer, .duty) button { font: inherit; font-size: 13px;
  min-height: 32px; color: var(--ink); background: var(--card); border: 1px solid var(--axis);
  border-radius: 6px; padding: 2px 8px; min-width: 0; }
form.offer select { flex: 0 1 auto; max-width: 190px; }
form.offer button { margin-left: auto; font-weight: 700; background: var(--ink);
  color: var(--card); border-color: var(--ink); padding: 2px 14px; }
:is(form.offer, .duty) button { cursor: pointer; }
:is(form.offer, .duty) :focus-visible { outline: 2px solid var(--ink); outline-offset: 1px; }
.duty { font-size: 13.5px; color: var(--ink); margin-top: 8px; }
.duty .became { color: var(--ink2); }
.duty form { margin-left: auto; }
ul.duties { list-style: none; margin: 4px 0 0 !important; padding: 0 !important; }
ul.duties li { margin: 0 !important; padding: 6px 0; border-bottom: 1px solid var(--grid); }
ul.duties li .duty { margin: 0; }
@media (max-width: 640px) {
  form.offer :is(select, input), :is(form.offer, .duty) button { min-height: 44px; }
  form.offer :is(select, input) { flex: 1 1 45%; max-width: none; }
}
@media screen { .decision:has(form.offer) .proposal { display: none; } }
@media print { form.offer, .duty form { display: none !important; } }
"""


def offer(told: Offer) -> str:
    options = "".join(
        f'<option value="{escape(key)}"{" selected" if key == told.who else ""}>{escape(one)}'
        "</option>"
        for key, one in told.whom
    )
    who, due = escape(told.to_whom), escape(told.by_when)
    return (
        f'<form class="offer" data-key="{escape(told.key)}">{hidden(told.told)}'
        f'<select name="to" aria-label="{who}" title="{who}">{options}</select>'
        f'<input type="date" name="due" required value="{told.due.isoformat()}" '
        f'min="{told.earliest.isoformat()}" aria-label="{due}" title="{due}">'
        f"<button>{escape(told.give)}</button></form>"
    )


def duty(told: Duty) -> str:
    became = f'<span class="became">{escape(told.became)}</span>' if told.became else ""
    return (
        f'<div class="duty" data-key="{escape(told.key)}">'
        f'<span class="chip {told.status}">{escape(told.standing)}</span>'
        f"<span>{escape(told.words)}</span>{became}{ways(told)}</div>"
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
