"""Errors in the single fields of a resident: number, birth date, sex, village, origin, name."""

from collections.abc import Callable

import numpy as np

from data.synthetic.days import anniversary, dates, year
from data.synthetic.defects import spelling
from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, Records
from data.synthetic.defects.sheet import Sheet
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


def spoil_fields(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    _numbers(seed, sheet, who, people, here)
    _birth_dates(seed, sheet, who, people, here)
    _sex(seed, sheet, who, people, here)
    _villages(seed, sheet, who, people, here)
    _origins(seed, sheet, people, here)


def _numbers(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    neighbour = _neighbour(who, people)
    codes = [("D11", here), ("D12", here), ("D13", here & (neighbour >= 0))]
    caught = hits(seed, people, Group.NUMBER, [*codes, ("D14", here), ("D26", here)])
    numbers = who.frame["personal_id"].to_numpy(dtype=object)
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
        sheet.change(hit, "residents", hit.row, "personal_id", values)


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


def _birth_dates(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    born = who.born
    written = born.astype("M8[D]")
    months = written.astype("M8[M]")
    month = months.astype(np.int64) % 12 + 1
    in_month = (written - months.astype("M8[D]")).astype(np.int64) + 1
    old = year(born) < _OLD_AGE
    may_swap = (in_month <= 12) & (in_month != month)
    new_year = (month == 1) & (in_month == 1)
    eligible = [
        ("D01", here),
        ("D02", here & may_swap),
        ("D03", here & old & ~new_year),
        ("D04", here),
        ("D27", here),
    ]
    caught = hits(seed, people, Group.BIRTH, eligible)
    january = months.astype("M8[Y]").astype("M8[D]").astype(np.int64)
    first = months.astype("M8[Y]").astype("M8[M]")
    swapped = (first + (in_month - 1)).astype("M8[D]").astype(np.int64) + month - 1
    for code, hit in caught.items():
        wrong = {
            "D01": lambda at, _: np.full(len(at), 10**6),
            "D02": lambda at, _: swapped[at],
            "D03": lambda at, _: january[at],
            "D04": lambda at, draw: _ten_years_off(born[at], people.start[at], draw),
            "D27": lambda at, draw: _impossible(born[at], people.start[at], draw),
        }[code](hit.row, hit.draw)
        _write_dates(sheet, hit, "birth_date", wrong)
        if code == "D03":
            told = hit.draw < 0.5  # half of the clerks say so, the others only write 01/01
            year_only = np.full(int(told.sum()), "year", dtype=object)
            sheet.change(
                hit.only(told), "residents", hit.row[told], "birth_date_precision", year_only
            )


def _write_dates(sheet: Sheet, hit: Hits, field: str, days: np.ndarray) -> None:
    texts = [None if np.isnat(d) else str(d)[:10] for d in dates(days)]
    sheet.change(hit, "residents", hit.row, field, texts)


def _ten_years_off(born: np.ndarray, start: np.ndarray, draw: np.ndarray) -> np.ndarray:
    later = anniversary(born, 10)
    return np.where((draw < 0.5) & (later < start), later, anniversary(born, -10))


def _impossible(born: np.ndarray, start: np.ndarray, draw: np.ndarray) -> np.ndarray:
    """A hundred years too old, or born after the record was written."""
    too_old = (draw < 0.5) & (start - born > 15 * 366)
    return np.where(too_old, anniversary(born, -_HUNDRED), start + 1 + (draw * 300).astype(int))


def _sex(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    [hit] = hits(seed, people, Group.SEX, [("D10", here)]).values()
    male = (who.frame["sex"] == "male").to_numpy(dtype=bool)[hit.row]
    sheet.change(hit, "residents", hit.row, "sex", np.where(male, "female", "male").tolist())


def _villages(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    caught = hits(seed, people, Group.VILLAGE, [("D19", here), ("D39", here)])
    wrong = caught["D19"]
    step = 1 + (wrong.draw * (len(VILLAGES) - 1)).astype(int)
    other = (who.village[wrong.row] + step) % len(VILLAGES) + 1
    sheet.change(wrong, "residents", wrong.row, "village_id", [f"v{n}" for n in other])
    old = caught["D39"]  # before the merger each village was two hamlets (xóm)
    hamlet = 2 * who.village[old.row] + 1 + (old.draw < 0.5)
    sheet.change(old, "residents", old.row, "village_id", [f"xom{n:02d}" for n in hamlet])


def _origins(seed: int, sheet: Sheet, people: Records, here: np.ndarray) -> None:
    [hit] = hits(seed, people, Group.ORIGIN, [("D30", here)]).values()
    which = (hit.draw * len(_ORIGIN)).astype(int)
    for k, field in enumerate(_ORIGIN):
        these = which == k
        nothing = [None] * int(these.sum())
        sheet.change(hit.only(these), "residents", hit.row[these], field, nothing)


def spoil_names(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    names = who.frame["full_name"].tolist()
    marked = here & ~np.array([name.isascii() for name in names])
    barred = here & np.array(["Đ" in name for name in names])
    opened = here & np.array([spelling.has_open_syllable(name) for name in names])
    short = here & np.array([spelling.has_short_y(name) for name in names])
    caught = hits(
        seed,
        people,
        Group.NAME,
        [
            ("D05", marked),
            ("D06", here & np.array([spelling.decomposed(name) != name for name in names])),
            ("D07", barred),
            ("D08", here),
            ("D09", here),
            ("D33", opened),
            ("D34", short),
            ("D35", marked),
            ("D36", marked),
            ("D37", here & _differ(who, "surname", "given")),
        ],
    )
    for code, hit in caught.items():
        _write(sheet, who, code, hit)


def _differ(who: Census, one: str, other: str) -> np.ndarray:
    """Nothing happens when Hà Thị Hà is turned round."""
    return who.frame[one].to_numpy(dtype=object) != who.frame[other].to_numpy(dtype=object)


def _write(sheet: Sheet, who: Census, code: str, hit: Hits) -> None:
    whole = who.frame["full_name"].array[hit.row].tolist()
    parts = [who.frame[name].array[hit.row].astype(object).tolist() for name in _PARTS]
    before = [tuple(_known(part) for part in name) for name in zip(*parts, strict=True)]
    if code == "D08":
        spaced = [spelling.spaced(n, d) for n, d in zip(whole, hit.draw.tolist(), strict=True)]
        sheet.change(hit, "residents", hit.row, "full_name", spaced)
        return
    after = [_wrong(code, *row) for row in zip(before, hit.draw.tolist(), strict=True)]
    joined = [" ".join(filter(None, name)) for name in after]
    sheet.change(hit, "residents", hit.row, "full_name", joined)
    for k, field in enumerate(_PARTS):
        these = np.array([old[k] != new[k] for old, new in zip(before, after, strict=True)], bool)
        values = [new[k] for new, other in zip(after, these, strict=True) if other]
        sheet.change(hit.only(these), "residents", hit.row[these], field, values)


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
