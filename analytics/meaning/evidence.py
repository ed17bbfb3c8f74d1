"""What the edition says about its own population."""

from analytics.meaning.answer import Evidence
from analytics.meaning.door import statistics_of
from analytics.meaning.question import Reader
from analytics.words.text import Given


def evidence_of(reader: Reader) -> tuple[Evidence, ...]:
    """What the edition says about its population, in the order published; empty for real data."""
    rows = statistics_of(reader).rows(
        "select measure, label_vi, label_en, day, scope, value, bar, met, note_vi, note_en "
        "from evidence order by rowid"
    )
    return tuple(
        Evidence(measure, Given(vi, en), day, scope, value, bar, met, Given(note_vi, note_en))
        for measure, vi, en, day, scope, value, bar, met, note_vi, note_en in rows
    )
