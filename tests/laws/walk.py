"""Where a reader can stand: month, role, filters, the page's own choices; and all that is said."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from analytics.document import Chapter, Choice, Page, View
from analytics.form.chapters import CHAPTERS, STAGE
from analytics.form.report.report import report_of
from analytics.form.stage.story import scenes, village_cards
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import POPULATION_REGISTERED
from analytics.meaning.question import Filters, Reader
from analytics.words.errors import ProjectError
from analytics.words.text import LANGUAGES
from analytics.words.vocabulary import AGE_BANDS, SEXES
from tests.laws.said import Said, of_page, of_report, of_scene
from tests.laws.structure import STRUCTURE_LAWS
from tests.laws.text import TEXT_LAWS
from tests.laws.whole import WHOLE_LAWS

CHILDREN = ("0-5", "6-13")  # nobody of these ages is asked for a card or an e-ID
DEAR = ("since", "goal", "option", "span", "closed")  # choices tried one page at a time in tests
SCENES, PAPER = PAPERS = ("scenes", "paper")  # read without a page: the stage, the report


@dataclass(frozen=True)
class Spot:
    """One page as one reader sees it; `page` may be the stage or the report."""

    page: str
    month: date
    reader: Reader
    where: Filters = field(default_factory=Filters)
    told: tuple[tuple[str, Any], ...] = ()

    @property
    def view(self) -> View:
        return View(self.reader, self.month, self.where, dict(self.told))

    def __str__(self) -> str:
        who = self.reader.role if self.reader.area == "commune" else self.reader.area
        where = ",".join((*self.where.areas, *self.where.sexes, *self.where.age_bands))
        told = ",".join(f"{key}={value}" for key, value in self.told)
        parts = (self.page, f"{self.month:%Y-%m}", who, self.reader.language, where, told)
        return " ".join(filter(None, parts))


def empty_crossings(reader: Reader, month: date) -> tuple[Filters, ...]:
    """Children with every village and sex; groups of nobody; and the smallest group there is."""
    villages = () if reader.role == "village" else tuple(areas_of(reader))
    found = [
        Filters(areas, sexes, (band,))
        for band in CHILDREN
        for areas in ((), *((one,) for one in villages))
        for sexes in ((), *((one,) for one in SEXES))
        if areas or sexes
    ]
    counts = _crossings(reader, month)
    found += [where for where, count in counts if not count]
    few = min((one for one in counts if one[1]), key=lambda one: one[1], default=None)
    return (*found, *([few[0]] if few else []))


def _crossings(reader: Reader, month: date) -> list[tuple[Filters, int]]:
    villages = () if reader.role == "village" else tuple(areas_of(reader))
    found = []
    for sex in SEXES:
        for band in AGE_BANDS:
            view = View(reader, month, Filters((), (sex,), (band,)))
            for one in view.ask(POPULATION_REGISTERED, by=("area",)).figures:
                if one.area in villages or not villages:
                    areas = (one.area,) if villages else ()
                    found.append((Filters(areas, (sex,), (band,)), int(one.having or 0)))
    return found


def filters_of(reader: Reader, month: date) -> tuple[Filters, ...]:
    villages = () if reader.role == "village" else tuple(areas_of(reader))
    return (
        Filters(),
        *(Filters((one,)) for one in villages),
        *(Filters((), (one,)) for one in SEXES),
        *(Filters((), (), (one,)) for one in AGE_BANDS),
        *empty_crossings(reader, month),
    )


def obeyed(chapter: Chapter, where: Filters) -> Filters:
    """What of a filter the page understands."""
    return Filters(
        where.areas if "area" in chapter.filters else (),
        where.sexes if "sex" in chapter.filters else (),
        where.age_bands if "age_band" in chapter.filters else (),
    )


def choices(chapter: Chapter, view: View) -> Iterator[tuple[tuple[str, Any], ...]]:
    """The page as it opens, then each of its lists with every other entry."""
    yield ()
    for control in chapter.controls:
        if isinstance(control, Choice) and control.name not in DEAR:
            first = control.begins(view)
            yield from (((control.name, one),) for one in control.options(view) if one != first)


def spots(reader: Reader, month: date) -> Iterator[Spot]:
    """Every page × filter × choice for one reader in one month, in both languages."""
    wheres = filters_of(reader, month)
    for chapter in CHAPTERS:
        if chapter.key == "settings" and reader.role != "chief":
            continue
        seen = dict.fromkeys(obeyed(chapter, one) for one in wheres)
        for language in LANGUAGES:
            own = replace(reader, language=language)
            for where in seen:
                told = choices(chapter, View(own, month)) if where == Filters() else iter(((),))
                yield from (Spot(chapter.key, month, own, where, one) for one in told)
    for language in LANGUAGES:
        own = replace(reader, language=language)
        yield from (
            Spot(page, month, own) for page in PAPERS if reader.role != "village" or page == SCENES
        )


BUILDERS = {chapter.key: chapter for chapter in CHAPTERS}


def said_at(spot: Spot) -> tuple[Said, ...]:
    """All that is said there; a refusal is one sentence."""
    return read_at(spot)[0]


def read_at(spot: Spot) -> tuple[tuple[Said, ...], tuple[Page, ...]]:
    """The same, with its page, or with every scene: which is a page, too."""
    view = spot.view
    try:
        if spot.page == SCENES:
            both = (*scenes(view), *village_cards(view))
            return tuple(one for scene in both for one in of_scene(scene)), both
        if spot.page == PAPER:
            return tuple(of_report(report_of(view, spot.month + timedelta(days=3)))), ()
        page = BUILDERS[spot.page].build(view)
        return tuple(of_page(page)), (page,)
    except ProjectError as told:
        return (Said("refusal", told.says.in_(view.language)),), ()


def breaches(spot: Spot) -> tuple[int, list[tuple[str, str, str]]]:
    """How many sentences were held to the laws, and what broke: law, place, words."""
    try:
        told, pages = read_at(spot)
    except Exception as fault:  # a page that breaks down breaks every law at once
        return 1, [("crash", spot.page, repr(fault)[:200])]
    view, said, found = spot.view, [one for one in told if one.words], []
    for one in said:
        place = f"{spot.page}.{one.part}"
        found += [(law.key, place, hit) for law in TEXT_LAWS if (hit := law.broken(one.words))]
        found += [(law.key, place, hit) for law in STRUCTURE_LAWS if (hit := law.broken(view, one))]
    for page in pages:
        build = BUILDERS.get(spot.page, STAGE).build
        found += [
            (law.key, f"{spot.page}.{part}", words)
            for law in WHOLE_LAWS
            for part, words in law.broken(view, page, build)
        ]
    return len(said), found


def readers(store: Path, villages: tuple[str, ...]) -> tuple[Reader, ...]:
    """The chief and each village; the officer reads the chief's file (held by equality)."""
    return (
        Reader("chief", store=store),
        *(Reader("village", village, store=store) for village in villages),
    )
