"""Where figures come from, as every paper says it."""

from analytics.document import View
from analytics.meaning.answer import Provenance
from analytics.words.text import Text

SYNTHETIC = Text("DỮ LIỆU GIẢ LẬP")
INTERNAL = Text("NỘI BỘ")


def edition_words(view: View, provenance: Provenance) -> str:
    told = f"{provenance.sequence} ({provenance.short_hash})"
    return view.say("Bản số {told}", told=told)


def origin_of(provenance: Provenance) -> Text:
    return SYNTHETIC if provenance.synthetic else INTERNAL
