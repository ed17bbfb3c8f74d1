"""A sample in which every pair meets: page with month, reader, filter, language and each other.

What simulates or plans is dear: it meets a month in twelve, and the first and the last. The first
and the last month and those in which a target begins or ends are read whole by the chief. Every
empty crossing is read on a page that can be filtered, the pages taking turns (`make sweep` reads
each on all of them).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from analytics.document import Chapter
from analytics.form.chapters import CHAPTERS
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.question import Filters, Reader
from analytics.meaning.targets import targets_of
from analytics.words.month import month_of, shifted
from analytics.words.text import LANGUAGES
from analytics.words.vocabulary import AGE_BANDS, SEXES
from tests.laws.walk import BUILDERS, PAPERS, Spot, empty_crossings, obeyed, readers

DEAR = ("plan", "stage", *PAPERS)
EVERY = 12  # months between two readings of a dear page
KINDS = ("none", "village", "sex", "age", "empty")


def sample(store: Path) -> tuple[Spot, ...]:
    chief = Reader("chief", store=store)
    found = dict.fromkeys((*pairs(store), *whole_months(chief), *crossings(chief)))
    return tuple(
        sorted(found, key=lambda one: (one.month, one.reader.area))
    )  # what is read is kept


def turns(chief: Reader) -> tuple[date, ...]:
    """The first month, the last, and those beside the day a target begins or falls due."""
    months = months_of(chief)
    days = [day for _, one in targets_of(chief) for day in (one.valid_from, one.due) if day]
    beside = {shifted(month_of(day), step) for day in days for step in (0, 1)}
    return tuple(one for one in months if one in beside or one in (months[0], months[-1]))


def pairs(store: Path) -> Iterator[Spot]:
    """Every page in every month; reader, filter and language turn so that each pair meets."""
    chief = Reader("chief", store=store)
    months, who = months_of(chief), readers(store, tuple(areas_of(chief)))
    cheap = [page for page in BUILDERS if page not in (*DEAR, "settings")]
    for p, page in enumerate((*cheap, "settings", *DEAR)):  # cheap ones side by side: see the test
        for m, month in enumerate(months):
            if page in DEAR and (m + p) % EVERY:
                continue
            reader = who[(7 * p + m) % len(who)]
            if (page == "settings" and reader.role != "chief") or page == "paper":
                reader = chief
            language = LANGUAGES[(p + m // 3 + m // EVERY) % 2]
            chapter = BUILDERS.get(page)
            where = filter_of(KINDS[(3 * p + m + m // len(who)) % len(KINDS)], reader, m + p)
            where = obeyed(chapter, where) if chapter else Filters()
            yield Spot(page, month, replace(reader, language=language), where)


def filter_of(kind: str, reader: Reader, place: int) -> Filters:
    """One of a kind, another at every place; a village's police cannot choose a village."""
    areas = () if reader.role == "village" else tuple(areas_of(reader))
    area = (areas[place % len(areas)],) if areas else ()
    sexes, bands = tuple(SEXES), tuple(AGE_BANDS)
    return {
        "none": Filters(),
        "village": Filters(area),
        "sex": Filters((), (sexes[place % 2],)),
        "age": Filters((), (), (bands[place % len(bands)],)),
        "empty": Filters(area, (sexes[place % 2],), (bands[place % 2],)),
    }[kind]


def whole_months(chief: Reader) -> Iterator[Spot]:
    ends = (months_of(chief)[0], months_of(chief)[-1])
    for place, month in enumerate(turns(chief)):
        for page in (*BUILDERS, *PAPERS):
            if page not in DEAR or month in ends:
                yield Spot(page, month, replace(chief, language=LANGUAGES[place % 2]))


def crossings(chief: Reader) -> Iterator[Spot]:
    """In the last month; the pages take turns in each village, the language in all of them."""
    last, turn = months_of(chief)[-1], Counter[tuple[str, ...]]()
    for place, where in enumerate(empty_crossings(chief, last)):
        pages = [one for one in filtered_pages() if obeyed(one, where) == where]
        page = pages[turn[where.areas] % len(pages)]
        turn[where.areas] += 1
        own = replace(chief, language=LANGUAGES[place // len(pages) % 2])
        yield Spot(page.key, last, own, where)


def filtered_pages() -> tuple[Chapter, ...]:
    return tuple(one for one in CHAPTERS if "age_band" in one.filters)
