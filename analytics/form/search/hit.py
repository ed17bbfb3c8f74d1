"""A hit, and the page it leads to: with the month, the language and the filters kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analytics.document import Chapter, Page, View
from analytics.document.link import FILTERS, LANGUAGE_KEY, MONTH_KEY
from analytics.form.address import Said, said_of, view_said
from analytics.form.chapters import EID, ID_CARDS, POPULATION, PROGRESS, VILLAGES
from analytics.form.choices import with_targets
from analytics.form.frame import PAGES
from analytics.form.phrase import area_name
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator
from analytics.words.errors import NotAllowed
from analytics.words.month import month_key
from analytics.words.text import Text

Group = Literal["answer", "do", "learn", "page"]
GROUPS: dict[Group, Text] = {
    "answer": Text("Trả lời"),
    "do": Text("Việc", context="group of search"),
    "learn": Text("Tìm hiểu"),
    "page": PAGES,
}
SUBJECTS = {"population": POPULATION, "card": ID_CARDS, "eid": EID}


@dataclass(frozen=True)
class Label:
    """`strong`: the end of the title, which is the answer."""

    title: str
    strong: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Hit:
    group: Group
    label: Label
    chapter: Chapter
    said: Said


def leading(group: Group, label: Label, chapter: Chapter, there: View) -> Hit:
    return Hit(group, label, chapter, said_of(chapter, there))


def own_area(view: View) -> str:
    """The one village that is looked at, if it is one."""
    own = (view.reader.area,) if view.reader.role == "village" else view.where.areas
    return own[0] if len(own) == 1 else ""


def opened(chapter: Chapter, view: View, indicator: Indicator | None = None) -> View:
    """The page as a link opens it: what it understands of place, filters and indicator stays."""
    where = {"area": view.where.areas, "sex": view.where.sexes, "age_band": view.where.age_bands}
    area, key = own_area(view), indicator.key if indicator else ""
    own = {"village": area, "area": area, "indicator": key}
    said: Said = {MONTH_KEY: (month_key(view.month),), LANGUAGE_KEY: (view.language,)}
    said |= {FILTERS[name]: where[name] for name in chapter.filters}
    controls = chapter.controls_for(view.reader.role)
    said |= {one.query: (own[one.name],) for one in controls if own.get(one.name)}
    return view_said(chapter, view.reader, said, strict=False)


def read(chapter: Chapter, there: View) -> Page | None:
    """The page, where this role may open it."""
    try:
        return chapter.build(there)
    except NotAllowed:
        return None


def kind_of(chapter: Chapter) -> Group:
    """Where something is filled in, something is done; where nothing can be chosen, one reads."""
    if chapter.parted:
        return "do"
    return "answer" if chapter.filters or chapter.controls else "learn"


def page_of(view: View, indicator: Indicator) -> Chapter:
    """Where a figure stands: beside its target if everybody is looked at, else by its subject."""
    if view.by_person or indicator not in with_targets(view):
        return SUBJECTS[indicator.subject]
    return VILLAGES if own_area(view) else PROGRESS


def place(view: View) -> str:
    area = own_area(view)
    return areas_of(view.reader)[area] if area else area_name(view, "commune", {})


def page_hits(chapter: Chapter, view: View, indicator: Indicator | None = None) -> Iterator[Hit]:
    """A page answers with its own headline."""
    there = opened(chapter, view, indicator)
    if page := read(chapter, there):
        label = Label(view.say(chapter.title), detail=page.finding)
        yield leading(kind_of(chapter), label, chapter, there)
