"""How a Vietnamese name goes wrong on its way into a computer, one function an accident."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_TONES = (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)
_TELEX_TONE = dict(zip(_TONES, "sfrxj", strict=True))
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {"": "ùøûõï", _HAT: "áàåãä", _BREVE: "éèúüë", _HORN: "ùøûõï"}
_VNI_SHAPES = {"a" + _HAT: "aâ", "a" + _BREVE: "aê", "e" + _HAT: "eâ", "o" + _HAT: "oâ"}
_VNI_LETTERS = dict(zip("íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", "íìæóòîñôöÍÌÆÓÒÎÑÔÖ", strict=True))
_TCVN3 = dict(
    zip(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ",
        "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬\u00ad®¡¢£¤¥¦§",
        strict=True,
    )
)
# Capitals with a tone have no place of their own: the font drew them large.
_TCVN3_TABLE = {ord(k.upper()): v for k, v in _TCVN3.items()} | {
    ord(k): v for k, v in _TCVN3.items()
}
_OPEN = re.compile(r"(?<![Qq])(?:[oO][àáảãạèéẻẽẹ]|[òóỏõọÒÓỎÕỌ][ae]|[uU][ỳýỷỹỵ]|[ùúủũụÙÚỦŨỤ]y)$")
_SHORT = re.compile(r"^(Qu|[BCĐDGHKLMNPRSTVX][hrg]?)([yýỳỷỹỵ])$")
_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_ANY_OPEN = re.compile(r"(?:o[àáảãạèéẻẽẹ]|[òóỏõọ][ae]|u[ỳýỷỹỵ]|[ùúủũụ]y)(?: |$)")
_ANY_SHORT = re.compile(r"(?:^| )(?:Qu|[BCĐDGHKLMNPRSTVX][hrg]?)[yýỳỷỹỵ](?: |$)")


def bare(text: str) -> str:
    """Without diacritics: Đặng becomes Dang."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def eth(text: str) -> str:
    """The Icelandic letter Ð (U+00D0), which looks the same, in place of Đ (U+0110)."""
    return text.replace("Đ", "Ð")


def vni(text: str) -> str:
    """Nguyễn becomes Nguyeãn: the bytes of a VNI font shown as Western letters."""
    return text.translate(_vni_table())


def tcvn3(text: str) -> str:
    """Nguyễn becomes NguyÔn: the bytes of a TCVN3 (ABC) font shown as Western letters."""
    return text.translate(_TCVN3_TABLE)


def has_open_syllable(name: str) -> bool:
    return bool(_ANY_OPEN.search(name)) and tone_moved(name) != name


def tone_moved(name: str) -> str:
    """hòa becomes hoà and the other way round."""
    return _by_word(name, lambda word: _OPEN.sub(lambda found: _moved(found.group()), word))


def has_short_y(name: str) -> bool:
    return bool(_ANY_SHORT.search(name))


def i_for_y(name: str) -> str:
    """Lý becomes Lí."""
    return _by_word(name, lambda word: _SHORT.sub(lambda m: m[1] + _I[m[2]], word))


def slipped(word: str, draw: float) -> str:
    """One slip of the fingers: Telex not switched on, a letter lost, or two changed over."""
    kind, at = int(draw * 3), int(draw * 997)
    if kind == 0 and telex(word) != word:
        return telex(word)
    if len(word) < 3:
        return word + word[-1]
    k = 1 + at % (len(word) - 2)
    if kind == 1 or word[k] == word[k + 1]:
        return word[:k] + word[k + 1 :]
    return word[:k] + word[k + 1] + word[k] + word[k + 2 :]


def telex(word: str) -> str:
    """Nguyễn becomes Nguyeenx: the keys of the Telex method as they were struck."""
    out, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.replace("Đ", "DD").replace("đ", "dd")):
        if letter in _TELEX_TONE:
            tone = _TELEX_TONE[letter]
        elif letter == _HAT:
            out += out[-1].lower()
        elif letter in (_BREVE, _HORN):
            out += "w"
        else:
            out += letter
    return out + tone


def spaced(name: str, draw: float) -> str:
    """A double space, one at the end, or one in front."""
    if draw < 0.6:
        return name.replace(" ", "  ", 1)
    return name + " " if draw < 0.9 else " " + name


def _by_word(name: str, change: Callable[[str], str]) -> str:
    return " ".join(change(word) for word in name.split(" "))


def _moved(two: str) -> str:
    """The tone mark of two vowels on the other one."""
    plain = unicodedata.normalize("NFD", two)
    tone = next(mark for mark in plain if mark in _TONES)
    first, second = (c for c in plain if c != tone)
    on_first = plain[1] == tone
    moved = first + second + tone if on_first else first + tone + second
    return unicodedata.normalize("NFC", moved)


@cache
def _vni_table() -> dict[int, str]:
    table = {}
    for vowel in "aeiouy":
        for shape, marks in _VNI_MARKS.items():
            for tone, mark in zip(("", *_TONES), ("", *marks), strict=True):
                whole = unicodedata.normalize("NFC", vowel + shape + tone)
                if len(whole) > 1 or (not shape and not tone):
                    continue
                stem = {"o" + _HORN: "ô", "u" + _HORN: "ö"}.get(vowel + shape, vowel)
                new = stem + mark if tone else _VNI_SHAPES.get(vowel + shape, stem)
                table[ord(whole)] = new
                table[ord(whole.upper())] = new[0].upper() + new[1:].upper()
    return table | {ord(k): v for k, v in _VNI_LETTERS.items()}
