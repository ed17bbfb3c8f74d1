"""Words of the other language: English a Vietnamese reader meets, Vietnamese an English one does.

A Vietnamese word is one syllable, so a word of plain letters that is no possible syllable is
foreign, whoever wrote it; the few English words that could be one are listed.
"""

import re
import unicodedata

from tests.wording import VIETNAMESE

WORD = re.compile(r"[^\W\d_]+")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?",
    re.I,
)
# Names of things and what stands on a keyboard: the same in both languages.
NAMES = {
    *(
        "Byte",
        "byte",
        "English",
        "Fingertips",
        "Robert",
        "Koch",
        "Spiegelhalter",
        "Streamlit",
        "VNeID",
    ),
    *("csv", "macro", "ods"),
    *("Enter", "Esc", "Excel", "JavaScript", "LibreOffice", "PowerPoint", "Word"),
    *("docx", "html", "ics", "pdf", "pptx", "xlsx"),
}
# English words that could be Vietnamese syllables.
LIKE_SYLLABLES = {"can", "main", "menu", "not", "on", "open", "the", "then", "to"}
# Codes, names of files, addresses, what is to be typed: no words.
CODES = re.compile(r"\{[^}]*\}|“[^”]*”|\S*\w[._/:=]\w\S*|\b(?=\w*\d)\w+\b|\bw:\w+|--\w+")


def plain(word: str) -> str:
    bare = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(one for one in bare if not unicodedata.combining(one))


def english(text: str) -> list[str]:
    """Words of a Vietnamese text that are not Vietnamese."""
    words = WORD.findall(unicodedata.normalize("NFC", CODES.sub(" ", text)))
    return [one for one in words if foreign(one)]


def foreign(word: str) -> bool:
    if len(word) < 2 or word in NAMES or VIETNAMESE.search(word) or word.isupper():
        return False
    return word.lower() in LIKE_SYLLABLES or not SYLLABLE.fullmatch(plain(word))


# Vietnamese that an English sentence may hold: the mark, the language's own name, numbers of laws.
OURS = re.compile(r"“[^”]*”|DỮ LIỆU GIẢ LẬP|Tiếng Việt|\S*/\S*-?\S*")


def vietnamese(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """Words of an English text that are Vietnamese and no name of a place."""
    bare = OURS.sub(" ", unicodedata.normalize("NFC", text))
    for name in names:
        bare = bare.replace(name, " ").replace(name.upper(), " ")
    return [one for one in WORD.findall(bare) if VIETNAMESE.search(one)]
