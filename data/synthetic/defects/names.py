"""Errors of names: the name as a whole and its three parts go wrong together."""

from collections.abc import Callable

import numpy as np

from data.synthetic.defects import spelling
from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, Records
from data.synthetic.defects.sheet import Sheet

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
