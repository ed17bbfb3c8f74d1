"""Laws 13-23, identity cards, by the laws of 2014 and 2023; laws 31-34, the numbers on them.

domain.md 1.1 and 1.2: the numbers have a double lock, and a notice.
"""

import numpy as np

from data.synthetic.days import NEVER, anniversary, day, year
from data.synthetic.proof.facts import Facts, Rows
from data.synthetic.proof.laws.law import law
from data.synthetic.tables import CARD_KINDS, ENTRIES, REASONS

LAW_2023 = day("2024-07-01")
CHIPS_FROM = day("2021-01-01")
CMND_ENDS = day("2025-01-01")  # the first day on which no CMND is valid
THRESHOLDS = (14, 25, 40, 60)
_CMND, _BARCODE, _CHIP, _CAN_CUOC = range(4)
_CENTURY_OFFSET = 6
_NOTICE_OF_BIRTH = 60  # days


def _kind(cards: Rows) -> np.ndarray:
    return cards.code("kind", CARD_KINDS)


def _reason(cards: Rows) -> np.ndarray:
    return cards.code("reason", REASONS)


def _of(f: Facts, bad: np.ndarray) -> np.ndarray:
    return np.unique(f["cards"].whole("resident_id")[bad])


def _in_turn(cards: Rows) -> np.ndarray:
    """Rows by person and number of the card."""
    return np.lexsort((cards.whole("seq"), cards.person))


@law(13, "cards", "Không cấp thẻ trước 14 tuổi, trừ từ ngày 01/7/2024.")
def card_before_fourteen(f: Facts) -> np.ndarray:
    """No card before the fourteenth birthday, unless from 2024-07-01."""
    cards = f["cards"]
    issued = cards.days("issue_date")
    return _of(f, (issued < anniversary(f.born[cards.person], 14)) & (issued < LAW_2023))


@law(14, "cards", "Thẻ gắn chíp có từ 2021; thẻ căn cước có từ 01/7/2024 và thay thẻ CCCD.")
def card_of_another_time(f: Facts) -> np.ndarray:
    """Chip cards from 2021; `can_cuoc` from 2024-07-01, and no other chip card since."""
    cards = f["cards"]
    kind, issued = _kind(cards), cards.days("issue_date")
    chip = (kind == _CHIP) & ((issued < CHIPS_FROM) | (issued >= LAW_2023))
    old = (kind < _CHIP) & (issued >= LAW_2023)
    return _of(f, (kind < 0) | chip | old | ((kind == _CAN_CUOC) & (issued < LAW_2023)))


@law(15, "cards", "Không cấp thẻ cho người đã rời sổ.")
def card_after_exit(f: Facts) -> np.ndarray:
    """A card is issued before the exit."""
    cards = f["cards"]
    return _of(f, cards.days("issue_date") >= f.exit[cards.person])


def _expiry_by_law(born: np.ndarray, issued: np.ndarray) -> np.ndarray:
    """The first threshold birthday more than two years after issue; 14 counts since 2024-07-01."""
    birthdays = np.array([anniversary(born, years) for years in THRESHOLDS])
    ahead = birthdays > anniversary(issued, 2)
    ahead[0] &= issued >= LAW_2023
    return np.where(ahead, birthdays, NEVER).min(axis=0)


@law(
    16,
    "cards",
    "Thẻ hết hạn đúng sinh nhật 14, 25, 40, 60 đầu tiên theo luật, hoặc không thời hạn.",
)
def expiry_on_another_day(f: Facts) -> np.ndarray:
    """Expiry is the first lawful birthday of 14, 25, 40, 60, or none."""
    cards = f["cards"]
    lawful = _expiry_by_law(f.born[cards.person], cards.days("issue_date"))
    return _of(f, (_kind(cards) != _CMND) & (cards.days("expiry_date") != lawful))


@law(17, "cards", "Thẻ có hiệu lực hơn hai năm.")
def expiry_within_two_years(f: Facts) -> np.ndarray:
    """A card expires more than two years after issue."""
    cards = f["cards"]
    soon = cards.days("expiry_date") <= anniversary(cards.days("issue_date"), 2)
    return _of(f, (_kind(cards) != _CMND) & soon)


@law(18, "cards", "Thẻ cấp từ 58 tuổi không có thời hạn, và chỉ thẻ đó.")
def lifelong_card_too_early(f: Facts) -> np.ndarray:
    """A card without expiry is issued within two years of 60 or later, and only then."""
    cards = f["cards"]
    late = anniversary(cards.days("issue_date"), 2) >= anniversary(f.born[cards.person], 60)
    return _of(f, (_kind(cards) != _CMND) & (late != (cards.days("expiry_date") == NEVER)))


@law(19, "cards", "Thẻ được đánh số liền nhau theo ngày cấp.")
def cards_out_of_turn(f: Facts) -> np.ndarray:
    """Cards are numbered 1, 2, 3 … in order of issue."""
    cards = f["cards"]
    order = _in_turn(cards)
    person, seq = cards.person[order], cards.whole("seq")[order]
    issued = cards.days("issue_date")[order]
    same = np.concatenate([[False], person[1:] == person[:-1]])
    follows = same & (seq == np.roll(seq, 1) + 1) & (issued > np.roll(issued, 1))
    return np.unique(f.ids[person[np.where(same, ~follows, seq != 1)]])


@law(20, "cards", "Đổi thẻ phải có lý do: hết hạn, mất, hoặc thay đổi thông tin.")
def renewal_without_reason(f: Facts) -> np.ndarray:
    """A new chip card after a chip card names the birthday the last one ends on, or a loss."""
    cards = f["cards"]
    order = _in_turn(cards)
    person, kind, reason = (x[order] for x in (cards.person, _kind(cards), _reason(cards)))
    expires = cards.days("expiry_date")[order]
    later = np.concatenate([[False], person[1:] == person[:-1]])
    renewal = later & (kind >= _CHIP) & (np.roll(kind, 1) >= _CHIP)
    reached = np.zeros(len(order), dtype=bool)
    for years in THRESHOLDS:
        ends = np.roll(expires, 1) == anniversary(f.born[person], years)
        reached |= (reason == REASONS.index(str(years))) & ends
    other = np.isin(reason, [REASONS.index("lost"), REASONS.index("info_change")])
    first_again = later & (np.roll(kind, 1) >= _CHIP) & (reason == 0)
    return np.unique(f.ids[person[(renewal & ~reached & ~other) | first_again | (reason < 0)]])


@law(21, "cards", "Mỗi người mỗi ngày có nhiều nhất một thẻ có giá trị.")
def two_valid_cards(f: Facts) -> np.ndarray:
    """The newest card ends the one before; nobody gets two on one day, or an older one later."""
    cards = f["cards"]
    issued = cards.days("issue_date")
    order = np.lexsort((issued, cards.person))
    person, day_, seq = cards.person[order], issued[order], cards.whole("seq")[order]
    same = person[1:] == person[:-1]
    return np.unique(f.ids[person[1:][same & ((day_[1:] == day_[:-1]) | (seq[1:] <= seq[:-1]))]])


@law(22, "cards", "CMND 9 số hết giá trị sau ngày 31/12/2024.")
def cmnd_after_its_end(f: Facts) -> np.ndarray:
    """No nine-digit CMND is valid after 2024-12-31."""
    cards = f["cards"]
    return _of(f, (_kind(cards) == _CMND) & (cards.days("expiry_date") > CMND_ENDS))


@law(23, "cards", "Người sinh 29/02: mốc tuổi rơi vào 01/3 ở năm không nhuận.")
def leapling_on_another_day(f: Facts) -> np.ndarray:
    """Born on 29 February: thresholds fall on 1 March in common years."""
    cards = f["cards"]
    born, ends = f.born[cards.person], cards.days("expiry_date")
    leapling = _month_day(born) == 229
    limited = leapling & (ends < NEVER) & (_kind(cards) != _CMND)
    year = ends.astype("M8[D]").astype("M8[Y]").astype(int) + 1970
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return _of(f, limited & (_month_day(ends) != np.where(leap, 229, 301)))


def _month_day(days: np.ndarray) -> np.ndarray:
    date = days.astype("M8[D]")
    month = date.astype("M8[M]")
    return (month.astype(int) % 12 + 1) * 100 + (date - month.astype("M8[D]")).astype(int) + 1


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
