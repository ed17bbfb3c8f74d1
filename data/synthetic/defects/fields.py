"""Errors in the single fields of a resident: number, birth date, sex, village, origin, name."""

from collections.abc import Callable

import numpy as np

from data.synthetic.days import anniversary, year
from data.synthetic.defects import spelling
from data.synthetic.defects.chance import Group, Hits
from data.synthetic.defects.records import Census, Records
from data.synthetic.defects.sheet import Books
from data.synthetic.reference import table
from data.synthetic.tables import VILLAGES

_ORIGIN = ("ethnicity", "religion", "native_place", "birth_registration_place")
_OLD_AGE = 1965  # born before: often only the year is known
_HUNDRED = 100
_SERIAL_DIGITS = (6, 7, 11)
Parts = tuple[str | None, str | None, str | None]
_PARTS = ("surname", "middle", "given")
_WORD_BY_WORD: dict[str, Callable[[str], str]] = {
    "D05": spelling.bare,
    "D06": spelling.decomposed,
    "D07": spelling.eth,
    "D33": spelling.tone_moved,
    "D34": spelling.i_for_y,
    "D35": spelling.vni,
    "D36": spelling.tcvn3,
}


def spoil_fields(books: Books) -> None:
    for spoil in (_numbers, _birth_dates, _sex, _villages, _origins):
        spoil(books)


def _numbers(books: Books) -> None:
    here, neighbour = books.here, _neighbour(books.who, books.people)
    codes = (("D11", here), ("D12", here), ("D13", here & (neighbour >= 0)))
    caught = books.caught(Group.NUMBER, *codes, ("D14", here), ("D26", here))
    numbers = books.who.frame["personal_id"].to_numpy(dtype=object)
    wrong = {
        "D11": lambda number, draw: None,
        "D12": _other_digit,
        "D14": lambda number, draw: _without_zero(number),
        "D26": _unknown_place,
    }
    for code, hit in caught.items():
        if code == "D13":
            values = numbers[neighbour[hit.row]].tolist()
        else:
            pairs = zip(numbers[hit.row].tolist(), hit.draw.tolist(), strict=True)
            values = [wrong[code](number, draw) for number, draw in pairs]
        books.change(hit, "personal_id", values)


def _neighbour(who: Census, people: Records) -> np.ndarray:
    """The person registered just before in the same village, -1 for the first one."""
    order = people.order[np.argsort(who.village[people.order], kind="stable")]
    before = np.full(len(order), -1)
    same = who.village[order[1:]] == who.village[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    return before


def _other_digit(number: str, draw: float) -> str:
    """Another serial digit: nothing in the number tells.

    Of the synthetic serials only these digits do not lead to the next person of the same sex and
    year (ranks ten apart differ in the tens), which the random digits of real ones would not do.
    """
    at = _SERIAL_DIGITS[int(draw * len(_SERIAL_DIGITS))]
    digit = (int(number[at]) + 1 + int(draw * 5400) % 9) % 10
    return number[:at] + str(digit) + number[at + 1 :]


def _without_zero(number: str) -> str:
    at = number.rfind("0")
    return number[:at] + number[at + 1 :] if at > 0 else number[:-1]


def _unknown_place(number: str, draw: float) -> str:
    """9NN where NN is no province, so that nobody can own the number either (domain.md 1.2)."""
    known = {*table("provinces")["synthetic_id_prefix"], "900"}
    unknown = sorted({f"9{n:02d}" for n in range(_HUNDRED)} - known)
    return unknown[int(draw * len(unknown))] + number[3:]


def _birth_dates(books: Books) -> None:
    born, start, here = books.who.born, books.people.start, books.here
    written = born.astype("M8[D]")
    months = written.astype("M8[M]")
    month = months.astype(np.int64) % 12 + 1
    in_month = (written - months.astype("M8[D]")).astype(np.int64) + 1
    old = year(born) < _OLD_AGE
    may_swap = (in_month <= 12) & (in_month != month)
    new_year = (month == 1) & (in_month == 1)
    some = (("D02", here & may_swap), ("D03", here & old & ~new_year))
    caught = books.caught(Group.BIRTH, ("D01", here), *some, ("D04", here), ("D27", here))
    january = months.astype("M8[Y]").astype("M8[D]").astype(np.int64)
    first = months.astype("M8[Y]").astype("M8[M]")
    swapped = (first + (in_month - 1)).astype("M8[D]").astype(np.int64) + month - 1
    for code, hit in caught.items():
        wrong = {
            "D01": lambda at, _: np.full(len(at), 10**6),
            "D02": lambda at, _: swapped[at],
            "D03": lambda at, _: january[at],
            "D04": lambda at, draw: _ten_years_off(born[at], start[at], draw),
            "D27": lambda at, draw: _impossible(born[at], start[at], draw),
        }[code](hit.row, hit.draw)
        books.redate(hit, "residents", "birth_date", wrong)
        if code == "D03":
            told = hit.draw < 0.5  # half of the clerks say so, the others only write 01/01
            year_only = np.full(int(told.sum()), "year", dtype=object)
            books.change(hit.only(told), "birth_date_precision", year_only)


def _ten_years_off(born: np.ndarray, start: np.ndarray, draw: np.ndarray) -> np.ndarray:
    later = anniversary(born, 10)
    return np.where((draw < 0.5) & (later < start), later, anniversary(born, -10))


def _impossible(born: np.ndarray, start: np.ndarray, draw: np.ndarray) -> np.ndarray:
    """A hundred years too old, or born after the record was written."""
    too_old = (draw < 0.5) & (start - born > 15 * 366)
    return np.where(too_old, anniversary(born, -_HUNDRED), start + 1 + (draw * 300).astype(int))


def _sex(books: Books) -> None:
    [hit] = books.caught(Group.SEX, ("D10", books.here)).values()
    male = (books.who.frame["sex"] == "male").to_numpy(dtype=bool)[hit.row]
    books.change(hit, "sex", np.where(male, "female", "male").tolist())


def _villages(books: Books) -> None:
    caught = books.caught(Group.VILLAGE, ("D19", books.here), ("D39", books.here))
    wrong = caught["D19"]
    step = 1 + (wrong.draw * (len(VILLAGES) - 1)).astype(int)
    other = (books.who.village[wrong.row] + step) % len(VILLAGES) + 1
    books.change(wrong, "village_id", [f"v{n}" for n in other])
    old = caught["D39"]  # before the merger each village was two hamlets (xóm)
    hamlet = 2 * books.who.village[old.row] + 1 + (old.draw < 0.5)
    books.change(old, "village_id", [f"xom{n:02d}" for n in hamlet])


def _origins(books: Books) -> None:
    [hit] = books.caught(Group.ORIGIN, ("D30", books.here)).values()
    which = (hit.draw * len(_ORIGIN)).astype(int)
    for k, field in enumerate(_ORIGIN):
        these = which == k
        books.change(hit.only(these), field, [None] * int(these.sum()))


def spoil_names(books: Books) -> None:
    who, here = books.who, books.here
    names = who.frame["full_name"].tolist()
    marked = here & ~np.array([name.isascii() for name in names])
    first, last = (who.frame[one].to_numpy(dtype=object) for one in ("surname", "given"))
    eligible = {
        "D05": marked,
        "D06": here & np.array([spelling.decomposed(name) != name for name in names]),
        "D07": here & np.array(["Đ" in name for name in names]),
        "D08": here,
        "D09": here,
        "D33": here & np.array([spelling.has_open_syllable(name) for name in names]),
        "D34": here & np.array([spelling.has_short_y(name) for name in names]),
        "D35": marked,
        "D36": marked,
        "D37": here & (first != last),  # nothing happens when Hà Thị Hà is turned round
    }
    for code, hit in books.caught(Group.NAME, *eligible.items()).items():
        _write(books, code, hit)


def _write(books: Books, code: str, hit: Hits) -> None:
    who = books.who
    whole = who.frame["full_name"].array[hit.row].tolist()
    parts = [who.frame[name].array[hit.row].astype(object).tolist() for name in _PARTS]
    before = [tuple(_known(part) for part in name) for name in zip(*parts, strict=True)]
    if code == "D08":
        spaced = [spelling.spaced(n, d) for n, d in zip(whole, hit.draw.tolist(), strict=True)]
        books.change(hit, "full_name", spaced)
        return
    after = [_wrong(code, *row) for row in zip(before, hit.draw.tolist(), strict=True)]
    joined = [" ".join(filter(None, name)) for name in after]
    books.change(hit, "full_name", joined)
    for k, field in enumerate(_PARTS):
        these = np.array([old[k] != new[k] for old, new in zip(before, after, strict=True)], bool)
        values = [new[k] for new, other in zip(after, these, strict=True) if other]
        books.change(hit.only(these), field, values)


def _known(part: object) -> str | None:
    return part if isinstance(part, str) else None


def _wrong(code: str, name: Parts, draw: float) -> Parts:
    surname, middle, given = name
    if code == "D37":
        return given, middle, surname
    if code == "D09":
        if draw < 0.3:
            return spelling.slipped(surname, draw / 0.3), middle, given
        return surname, middle, spelling.slipped(given, (draw - 0.3) / 0.7)
    change = _WORD_BY_WORD[code]
    return tuple(part and change(part) for part in name)
