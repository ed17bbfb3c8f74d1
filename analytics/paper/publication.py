"""The result of a check as plain lines for a terminal."""

from analytics.form.publication.verdict import verdict_panel, verdict_status
from analytics.form.view import View
from analytics.meaning.ask import months_of
from analytics.meaning.publication.verified import Verdict
from analytics.meaning.question import Reader


def verdict_text(reader: Reader, told: Verdict) -> str:
    """The title with its glyph, then what was looked at and what was found."""
    panel = verdict_panel(View(reader, months_of(reader)[-1]), told)
    return "\n".join((panel.title, *(f"{what}: {found}" for what, found in panel.table.rows)))


def held(told: Verdict) -> bool:
    return verdict_status(told) == "reached"
