"""Laws 31-34: personal numbers with the double lock, and their notice (domain.md 1.2)."""

import numpy as np

from data.synthetic.days import NEVER, year
from data.synthetic.proof.facts import ENTRIES, Facts
from data.synthetic.proof.laws.law import law

_CENTURY_OFFSET = 6
_NOTICE_OF_BIRTH = 60  # days


def digits(f: Facts) -> np.ndarray:
    """People × 12 digits; a row of -1 where the number is not twelve digits."""
    numbers = f["residents"].text("personal_id")
    fits = [isinstance(n, str) and len(n) == 12 and n.isascii() and n.isdigit() for n in numbers]
    text = "".join(n if ok else "/" * 12 for n, ok in zip(numbers, fits, strict=True))
    found = np.frombuffer(text.encode(), dtype=np.uint8).reshape(-1, 12).astype(np.int64) - 48
    return found


def _decoded(f: Facts) -> tuple[np.ndarray, np.ndarray]:
    """Sex digit and birth year written in the number."""
    d = digits(f)
    real = d[:, 3] - _CENTURY_OFFSET
    return real % 2, 1900 + 100 * (real // 2) + 10 * d[:, 4] + d[:, 5]


@law(31, "residents", "Số định danh có 12 chữ số, hai khóa giả lập, mỗi người một số.")
def number_twice_or_unlocked(f: Facts) -> np.ndarray:
    """Numbers are unique, of twelve digits, with place 9xx and century digit 6 to 9."""
    d = digits(f)
    locked = (d[:, 0] == 9) & (d[:, 3] >= _CENTURY_OFFSET)
    whole = d @ 10 ** np.arange(11, -1, -1)
    _, place, count = np.unique(whole, return_inverse=True, return_counts=True)
    return f.ids[~locked | (count[place] > 1)]


@law(32, "residents", "Giới tính, thế kỷ và năm sinh trong số khớp với người.")
def number_of_another_person(f: Facts) -> np.ndarray:
    """Sex, century and year in the number are those of the person."""
    female, born = _decoded(f)
    return f.ids[(female == f.male) | (born != year(f.born))]


@law(34, "notifications", "Thông báo số định danh sau khi vào sổ; trẻ mới sinh trong 60 ngày.")
def notice_out_of_time(f: Facts) -> np.ndarray:
    """The notice of the number lies inside residence; after a birth within 60 days, and once."""
    told = f["notifications"]
    days, entry = told.days("notified_date"), f.entry[told.person]
    birth = f.came[told.person] == ENTRIES.index("birth")
    late = birth & (days > entry + _NOTICE_OF_BIRTH)
    outside = (days < entry) | (days >= f.exit[told.person]) | (days == NEVER)
    again = np.bincount(told.person, minlength=len(f.ids))[told.person] > 1
    return np.unique(told.whole("resident_id")[late | outside | again])
