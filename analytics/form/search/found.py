"""The search: what fits, the nearest first, a few of each group."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from analytics.document import View
from analytics.form.chapters import OVERVIEW
from analytics.form.gap import standings
from analytics.form.search.asked import Asked, read
from analytics.form.search.decided import decision_hits
from analytics.form.search.headings import Heading, headings
from analytics.form.search.hit import GROUPS, Group, Hit, own_area, page_hits
from analytics.form.search.hits import (
    contents,
    due_hits,
    figure_hit,
    panel_hits,
    village_hits,
    why_hits,
)
from analytics.form.search.letters import fit, named_in, of_a_person
from analytics.meaning.indicator import Indicator

LONGEST = 80  # letters of a question
MOST: dict[Group, int] = {"answer": 5, "do": 3, "learn": 3, "page": 20}
LOOKED_AT = 8  # headings of the best that are answered

Found = dict[Group, tuple[Hit, ...]]


def search(view: View, told: str) -> Found:
    """Nothing of it is kept. Whoever looks for a person finds nothing, least of all a hint."""
    told = told[:LONGEST]
    known = headings(view.reader)
    if of_a_person(told, (name for one in known for name in one.names)):
        return {}
    if not told.strip():
        return grouped(chain(aimed(view), contents(view)))
    ways = (chain(ahead(one), things(one, known)) for one in read(told, view))
    return grouped(one for turn in zip_longest(*ways) for one in turn if one)


def ahead(asked: Asked) -> Iterator[Hit]:
    if asked.ahead:
        yield from due_hits(asked.ahead, asked.view)


def things(asked: Asked, known: Iterable[Heading]) -> Iterator[Hit]:
    if asked.words:
        bare = replace(asked, words=named_in(asked.words))
        found = ranked(asked, known) or (ranked(bare, known) if bare.words else [])
        for one in found[:LOOKED_AT]:
            yield from one.hits(asked.view)
        if not found:
            yield from panel_hits(asked.words, asked.view)
    elif asked.place or asked.month:
        yield from stood(asked)


def ranked(asked: Asked, known: Iterable[Heading]) -> list[Heading]:
    """By words of the question that the name lacks, then by words of the name nobody asked for."""
    fits = ((rank(asked, one), place, one) for place, one in enumerate(known))
    return [
        one for told, _, one in sorted((one for one in fits if one[0]), key=lambda one: one[:2])
    ]


def rank(asked: Asked, one: Heading) -> tuple[int, ...]:
    found = [
        (lacking, over + one.far)
        for name, about in zip(one.names, one.about, strict=True)
        if (told := fit(asked.words, name, about))
        for lacking, over in (told,)
    ]
    return min(found, default=())


def stood(asked: Asked) -> Iterator[Hit]:
    """A place or a month alone: how it stands, target by target, what to do, why."""
    view = asked.view
    area = own_area(view)
    yield from village_hits(area, view) if area else page_hits(OVERVIEW, view)
    yield from aimed(view)
    yield from decision_hits(view)
    for one in by_gap(view)[:1]:
        yield from why_hits(view, one)


def by_gap(view: View) -> list[Indicator]:
    """What has a target, the one that most people miss first."""
    return [one.indicator for one in sorted(standings(view), key=lambda one: -one.missing)]


def aimed(view: View) -> Iterator[Hit]:
    yield from (figure_hit(view, one) for one in by_gap(view))


def grouped(hits: Iterable[Hit]) -> Found:
    """In the order they come; the same way with the same words once."""
    found: dict[Group, list[Hit]] = {one: [] for one in GROUPS}
    for hit in hits:
        own = found[hit.group]
        if hit not in own and len(own) < MOST[hit.group]:
            own.append(hit)
    return {group: tuple(own) for group, own in found.items() if own}
