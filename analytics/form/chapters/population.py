"""Dân số: who lives here, and who of them is away?"""

from dataclasses import replace

from analytics.document import Chapter, Page, Panel, View, built_once
from analytics.form.filtered import whose
from analytics.form.phrase import highest, people, percent_of, small_words
from analytics.form.population.away import away_panel
from analytics.form.population.change import change_panel
from analytics.form.population.fourteen import fourteen_panel
from analytics.form.population.pyramid import pyramid_panel
from analytics.form.population.traits import (
    family_panel,
    homes_panel,
    structure_panel,
    work_panel,
)
from analytics.form.tiles import several
from analytics.meaning.answer import Figure
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    POPULATION_PRESENT,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    SHARE_AWAY,
    TEMPORARY_RESIDENTS,
)
from analytics.words.text import Text

NEAR = 1.0  # point %: so close to a share that has a word of its own
PARTS = (
    (100 / 2, Text("một nửa")),
    (100 / 3, Text("một phần ba")),
    (100 / 4, Text("một phần tư")),
    (100 / 5, Text("một phần năm")),
)


@built_once
def page(view: View) -> Page:
    return Page(
        finding(view),
        lead(view),
        rows=(
            (pyramid_panel(view), *beside(view)),
            (structure_panel(view), homes_panel(view), work_panel(view), family_panel(view)),
        ),
    )


def beside(view: View) -> tuple[Panel, ...]:
    """Right of the pyramid; without a map what stands below it has its room."""
    below = fourteen_panel(view), change_panel(view)
    if several(view):
        return (away_panel(view), *below)
    return tuple(replace(one, span=(11, 1)) for one in below)


def finding(view: View) -> str:
    """How many live here and are away, and which village misses most of its people."""
    answer = view.ask(POPULATION_REGISTERED, RESIDENTS_AWAY, SHARE_AWAY, by=("area",))
    registered, away, share = (
        answer.one(one, area=view.total)
        for one in (POPULATION_REGISTERED, RESIDENTS_AWAY, SHARE_AWAY)
    )
    whom = ": ".join(filter(None, (whose(view), people(view, registered.value))))
    if not registered.value:
        return view.say("{whom} thường trú", whom=whom)
    if not away.value:
        return view.say("{whom} thường trú, không ai đi vắng", whom=whom)
    said = view.say("{whom} thường trú, {away} đi vắng", whom=whom, away=people(view, away.value))
    villages = [one for one in answer.of(SHARE_AWAY) if one.area != "commune"]
    if len(villages) > 1:
        return said + worst(view, villages, answer.areas)
    return f"{said}: {part(view, share)}" if not share.small else said


def worst(view: View, villages: list[Figure], areas: dict[str, str]) -> str:
    """The village most of whose people are away; by persons where a share would be of few."""
    if any(one.small for one in villages):
        most = highest({areas[one.area]: one.having for one in villages}, places=0)
        if most is None:
            return ""
        return view.say(
            "; {who} nhiều nhất: {whom}", who=most.named(view), whom=people(view, most.value)
        )
    most = highest({areas[one.area]: one.value for one in villages})
    if most is None:
        return ""
    first = next(one for one in villages if areas[one.area] in most.names)
    return view.say("; {who} vắng {part}", who=most.who(view), part=part(view, first))


def part(view: View, share: Figure) -> str:
    """A share as one says it, where it lies beside such a word: 33,1% is a third."""
    value = share.value or 0
    near = (words for exact, words in PARTS if abs(value - exact) <= NEAR)
    return next((view.say(words) for words in near), percent_of(view, share))


def lead(view: View) -> str:
    answer = view.ask(POPULATION_PRESENT, SHARE_AWAY, TEMPORARY_RESIDENTS, CARD_COVERAGE_PRESENT)
    present, away, temporary, eligible = answer.figures
    if not away.among:
        return view.say("Thường trú gồm cả người vắng mặt; người tạm trú là nhóm riêng.")
    told = view.say(
        "Có mặt {present} · đi vắng {away} ({share}) · tạm trú thêm {temporary}. Căn cước, định "
        "danh tính trên người có mặt từ đủ 14 tuổi: {eligible}.",
        present=present.value,
        away=away.having,
        share=percent_of(view, away),
        temporary=people(view, temporary.value),
        eligible=people(view, eligible.among),
    )
    return " ".join(filter(None, (told, small_words(view, (away,)))))


POPULATION = Chapter("population", Text("Dân số"), "dan-so", "▲", page)
