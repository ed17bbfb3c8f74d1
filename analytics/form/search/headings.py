"""What can be found, by its names: taken from what there is, so that nothing is listed twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from analytics.document import View
from analytics.document.number import day, goal
from analytics.form.chapters import CHAPTERS, PLACES, PLAN
from analytics.form.chapters.spoken import SPOKEN
from analytics.form.search.decided import work_hits
from analytics.form.search.hit import Hit, page_hits
from analytics.form.search.hits import (
    indicator_hits,
    target_hits,
    verdict_hits,
    village_hits,
)
from analytics.form.search.letters import Words, words_of
from analytics.form.verdict.table import ROWS
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.targets import targets_of
from analytics.meaning.work import WORKS
from analytics.words.text import LANGUAGES, Text, proper


@dataclass(frozen=True)
class Heading:
    """`names` and `about` by language, as typed. `far`: words by which it stands behind others
    that fit as well."""

    names: tuple[Words, ...]
    about: tuple[Words, ...]
    hits: Callable[[View], Iterable[Hit]]
    far: int = 0


PARTS_OF_PLAN = (Text("Lịch lưu động"), Text("Nếu… thì"))
PLAIN = 2  # a figure without a target, behind one that has one
SAID = 4  # a whole question, behind every name that fits as well


@remembered(entries=True)
def headings(reader: Reader) -> tuple[Heading, ...]:
    """In the order in which equals are shown."""
    aimed = {one for one, _ in targets_of(reader)}
    return (
        *(heading(one.title, page_hits, one, about=[proper(one.url)]) for one in CHAPTERS),
        *(heading(one.name, page_hits, one.chapters[0]) for one in PLACES),
        *(heading(one, page_hits, PLAN) for one in PARTS_OF_PLAN),
        *(
            heading(one.name, indicator_hits, one, about=[one.definition, one.population.name],
                    far=0 if one in aimed else PLAIN)
            for one in CATALOGUE.values()
        ),
        *(heading(proper(name), village_hits, area) for area, name in areas_of(reader).items()),
        heading(Text("Việc đã giao"), work_hits, None),
        *(heading(one.name, work_hits, one) for one in WORKS.values()),
        *(
            heading(one.name, target_hits, one, aim, far=PLAIN,
                    about=[proper(f"{goal(aim.value, 'vi')} {day(aim.due)}"), aim.document])
            for one, aim in targets_of(reader)
        ),
        *(
            heading(one, page_hits, chapter, far=SAID)
            for chapter, asked in SPOKEN
            for one in asked
        ),
        *(heading(row.first, verdict_hits, row, about=[row.when, row.second]) for row in ROWS),
    )  # fmt: skip


def heading(
    name: Text,
    hits: Callable[..., Iterator[Hit]],
    *of: object,
    about: Iterable[Text] = (),
    far: int = 0,
) -> Heading:
    told = tuple(about)
    return Heading(
        tuple(words_of(name.in_(one)) for one in LANGUAGES),
        tuple(words_of(" ".join(text.in_(one) for text in told)) for one in LANGUAGES),
        partial(hits, *of),
        far,
    )
