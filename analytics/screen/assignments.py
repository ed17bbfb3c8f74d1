"""Giving work and closing it, as a form of a page told it: who reads comes from the gate.

What a browser sends is a query as long as its form; what it lacks or makes up is refused in one
sentence, and nothing is written.
"""

from collections.abc import Callable
from datetime import date
from html import escape
from urllib.parse import parse_qs

import streamlit as st

from analytics.document import View
from analytics.form.assignment.told import ACT, left_out, whom_words
from analytics.form.phrase import villages
from analytics.form.plan.approval import REST, STAMP, plan_told, view_told
from analytics.form.plan.words import sittings_words
from analytics.meaning.ask import provenance_of
from analytics.meaning.assignment import DONE
from analytics.meaning.giving import Asked, approve, at_newest, close, day_told, give
from analytics.meaning.question import Reader
from analytics.screen.address import language
from analytics.screen.saving import UNHEARD
from analytics.screen.session import reader
from analytics.screen.settings.form import now
from analytics.words.errors import BadArgument, ProjectError
from analytics.words.month import parse_month
from analytics.words.text import Text

SAID = "_assignment-said"
Told = dict[str, list[str]]


def acted(query: str | None) -> None:
    """What became of it is said above the page, once."""
    if not query:
        return
    who = reader()
    try:
        words, role = done(who, parse_qs(query)), "status"
    except ProjectError as problem:
        words, role = f"■ {problem.says.in_(who.language)}", "alert"
    say(words, role)


def unheard() -> None:
    """A new session knows a form only after its first drawing: it is drawn again, with this said
    above it, where whoever pressed looks."""
    say(UNHEARD.in_(language()), "alert")
    st.rerun()


def say(words: str, role: str) -> None:
    st.session_state[SAID] = f'<p class="lead" role="{role}">{escape(words)}</p>'


def said() -> str:
    return str(st.session_state.pop(SAID, ""))


def done(who: Reader, told: Told) -> str:
    try:
        return ACTS[told[ACT][0]](who, told)
    except (KeyError, ValueError) as wrong:
        raise BadArgument(Text("biểu mẫu giao việc")) from wrong


def given(who: Reader, told: Told) -> str:
    month = at_newest(who, parse_month(told["month"][0]))
    asked = Asked(
        told["work"][0],
        tuple(dict.fromkeys(told.get("areas", ()))),
        told["to"][0],
        day_told(told.get("due", [""])[0]),
        month,
        int(told["edition"][0]),
        today(who, month),
    )
    made, view = give(who, asked, at=now(), who=who.name), View(who, month)
    given = view.say(
        "● Đã giao {whom}, trước {due}: {people}.",
        whom=whom_words(view, asked.to),
        due=asked.due,
        people=view.counted(sum(one.people for one in made), "person"),
    )
    return f"{given} {left_out(view, made, asked.among(who))}".strip()


def closed(who: Reader, told: Told) -> str:
    month = at_newest(who, parse_month(told["month"][0]))
    day = today(who, month)
    one = close(
        who, int(told["number"][0]), told["state"][0], day=day, month=month, at=now(), who=who.name
    )
    view = View(who, month)
    name = view.say(one.work.name)
    if one.state == DONE:
        return view.say("● Đã ghi xong: {name}.", name=name)
    return view.say("● Đã bỏ việc: {name}.", name=name)


def approved(who: Reader, told: Told) -> str:
    month = at_newest(who, parse_month(told["month"][0]))
    view, to = view_told(who, month, told), told["to"][0]
    plan = plan_told(
        view, told[STAMP][0], to=to, edition=int(told["edition"][0]), day=today(who, month)
    )
    made = approve(who, plan, at=now(), who=who.name, rest=told.get(REST, ()))
    return view.say(
        "● Đã duyệt lịch: {held}, {where}, giao {whom}; từng việc đứng ở Giao ban.",
        held=sittings_words(view, sum(len(one.days) for one in made)),
        where=villages(view, len(made)),
        whom=whom_words(view, to),
    )


ACTS: dict[str, Callable[[Reader, Told], str]] = {
    "give": given,
    "close": closed,
    "approve": approved,
}


def today(who: Reader, month: date) -> date:
    """A synthetic commune has no today: its briefing is on the evening its figures are of."""
    return month if provenance_of(who).synthetic else date.today()
