"""Whom the figures of a page are about: in one line, and in the name of its file."""

from analytics.document import Chapter, View
from analytics.meaning.ask import areas_of
from analytics.words.month import month_key
from analytics.words.vocabulary import AGE_BANDS, SEXES


def chosen(view: View) -> str:
    """ "Nữ · Thôn 9 · 70+": what is chosen, each list in the order of its controls."""
    where = view.where
    lists = (
        [view.say(text) for sex, text in SEXES.items() if sex in where.sexes],
        [name for area, name in areas_of(view.reader).items() if area in where.areas],
        [band.name for key, band in AGE_BANDS.items() if key in where.age_bands],
    )
    return " · ".join(", ".join(names) for names in lists if names)


def whose(view: View) -> str:
    """What is looked at, where that is not everybody: the filter, or the village of its police."""
    if view.reader.role != "village":
        return chosen(view)
    own = areas_of(view.reader)[view.reader.area]
    return chosen(view) if view.where.areas else " · ".join(filter(None, (own, chosen(view))))


def filtered(view: View) -> str:
    """ "Đang lọc: Nữ · Thôn 9 · 70+", for the head of a screen, a sheet or a print."""
    told = chosen(view)
    return view.say("Đang lọc: {told}", told=told) if told else ""


def file_name(chapter: Chapter, view: View, kind: str) -> str:
    """ASCII, the same in both languages; a village is told by its place in the list, never by an
    id or a name of the register."""
    where, villages = view.where, list(areas_of(view.reader))
    parts = (
        chapter.url,
        month_key(view.month),
        *(["village"] if view.reader.role == "village" else []),
        *(sex for sex in SEXES if sex in where.sexes),
        *(f"v{place}" for place, area in enumerate(villages, 1) if area in where.areas),
        *(band.replace("+", "plus") for band in AGE_BANDS if band in where.age_bands),
    )
    return "-".join((*parts, kind))
