"""How wide and how tall words are in Arial, so that nothing is placed where it would not fit."""

import re
import unicodedata

WIDTHS = (  # thousandths of the size, as Adobe's metrics of Helvetica have them; Arial has the same
    (222, "ijl'|"),
    (278, "ft.,:;/!I ·\N{NO-BREAK SPACE}"),
    (333, "r-()"),
    (350, "•"),
    (500, "ckszvxyJ"),
    (556, "abdeghnopquđ0123456789L$–?_"),
    (584, "+=<>~−"),
    (611, "FTZ●■▲○"),
    (667, "ABEKPSVXY&"),
    (722, "CDHNRUwĐư"),
    (778, "GOQ"),
    (833, "mM"),
    (889, "%"),
    (944, "W"),
    (1000, "—…→"),
)
WIDTH = {letter: width for width, letters in WIDTHS for letter in letters}
USUAL = 600  # of a letter not told above
BOLD = 1.08  # a bold letter is at most so much wider
SPARE = 1.03
LINE = 1.2  # of the size: the height of a line


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """In points. Marks above and below a letter take no room."""
    total = sum(WIDTH.get(one, WIDTH.get(_bare(one), USUAL)) for one in words)
    return total * size / 1000 * (BOLD if bold else 1.0) * SPARE


def lines_of(words: str, size: float, room: float, *, bold: bool = False) -> int:
    """Broken at spaces, as every program breaks them."""
    count, left = 1, room
    for word in words.split(" "):
        wide = width_of(f"{word} ", size, bold=bold)
        if wide - width_of(" ", size, bold=bold) > left:
            count, left = count + 1, room
        left -= wide
    return count


def height_of(words: str, size: float, room: float, *, bold: bool = False) -> float:
    return lines_of(words, size, room, bold=bold) * size * LINE


def balanced(words: str, size: float, room: float, *, bold: bool = False) -> float:
    """The narrowest room that takes no more lines: no word is left alone on the last."""
    count = lines_of(words, size, room, bold=bold)
    narrow = next(
        share
        for share in range(50, 101, 2)
        if lines_of(words, size, room * share / 100, bold=bold) == count
    )
    return room * min(narrow + 4, 100) / 100


def bound(words: str) -> str:
    """A number stays on the line of the word it counts."""
    return re.sub(r"(?<=\d) (?=\w)| (?=%)", "\N{NO-BREAK SPACE}", words)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
