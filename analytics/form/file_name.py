"""What a file of a page is called: page, month, whom it is about and what it holds."""

from analytics.document import Chapter, View
from analytics.meaning.ask import areas_of
from analytics.words.month import month_key
from analytics.words.vocabulary import AGE_BANDS, SEXES


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
