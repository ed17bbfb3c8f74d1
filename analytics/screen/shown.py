"""Which edition and which entries a page was drawn from: what its buttons serve, or refuse."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.document import View
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.meaning.door import entered, lost_line
from analytics.meaning.question import Reader
from analytics.words.errors import JournalDamaged, NewerEdition, NewerEntries

LAST = "_edition"


@dataclass(frozen=True)
class Shown:
    """`entries`: the newest entry beside the edition (targets, settings, results of sittings)."""

    edition: int
    digest: str
    entries: int

    @property
    def told(self) -> str:
        """As it stands in an address."""
        return f"{self.edition}-{self.digest}-{self.entries}"


def shown_now(reader: Reader) -> Shown:
    told = provenance_of(reader)
    return Shown(told.sequence, told.short_hash, entered(reader))


def refuse_untold(reader: Reader, told: str) -> None:
    """A file is of what is on screen, or is not given: an address that names no edition is of
    another as well."""
    edition, digest, entries = ([*told.split("-"), "", "", ""])[:3]
    known = edition.isdecimal() and entries.isdecimal()
    refuse_other(reader, Shown(*((int(edition), digest, int(entries)) if known else (0, "", 0))))


def refuse_other(reader: Reader, shown: Shown) -> None:
    now = shown_now(reader)
    if (now.edition, now.digest) != (shown.edition, shown.digest):
        raise NewerEdition(now.edition)
    if now != shown:
        raise NewerEntries(now.entries)


def moved(view: View, provenance: Provenance) -> str:
    """Said once, when figures changed under a reader who only went on clicking."""
    before = st.session_state.get(LAST)
    st.session_state[LAST] = provenance.sequence
    if before in (None, provenance.sequence):
        return ""
    words = view.say(
        "▲ Đã có bản số {sequence}: từ đây số liệu là của bản này, không còn của bản số {before}.",
        sequence=provenance.sequence,
        before=before,
    )
    return f'<p class="lead" role="status">{words}</p>'


def warned(view: View) -> str:
    """Said on every page as long as what was entered is not whole: figures stand all the same."""
    line = lost_line(view.reader)
    if not line:
        return ""
    words = escape(JournalDamaged(line).says.in_(view.language))
    return f'<p class="notice" role="alert">■ {words}</p>'
