"""The result of a check as plain lines for a terminal."""

from analytics.document import View
from analytics.form.publication.verification import verification_panel, verification_status
from analytics.meaning.ask import months_of
from analytics.meaning.publication.verified import Verification
from analytics.meaning.question import Reader


def verification_text(reader: Reader, told: Verification) -> str:
    """The title with its glyph, then what was looked at and what was found."""
    panel = verification_panel(View(reader, months_of(reader)[-1]), told)
    return "\n".join((panel.title, *(f"{what}: {found}" for what, found in panel.table.rows)))


def held(told: Verification) -> bool:
    return verification_status(told) == "reached"
