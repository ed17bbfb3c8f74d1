"""Laws 24-30: e-ID accounts, submitted → approved → activated (domain.md 1.3)."""

import numpy as np

from data.synthetic.days import NEVER, anniversary, day
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws.law import cells, law, month_names, months
from data.synthetic.rows import newest
from data.synthetic.tables import CARD_KINDS, VILLAGES

FIRST_DAY = day("2022-03-24")
LAW_2023 = day("2024-07-01")
_STATES = ("submitted_date", "approved_date", "activated_date")
_GROUPS = 24  # five-year age groups; only a way to cut the commune into cells


def _of(f: Facts, bad: np.ndarray) -> np.ndarray:
    return np.unique(f["eid_accounts"].whole("resident_id")[bad])


@law(24, "eid_accounts", "Mức 2 chỉ nộp khi có thẻ gắn chíp còn giá trị (kể cả làm cùng ngày).")
def level_two_without_card(f: Facts) -> np.ndarray:
    """A level-2 dossier comes with a chip card that is valid or issued that day."""
    accounts, cards = f["eid_accounts"], f["cards"]
    chip = np.flatnonzero(cards.code("kind", CARD_KINDS) >= CARD_KINDS.index("chip_cccd"))
    issued, submitted = cards.days("issue_date"), accounts.days("submitted_date")
    chip = chip[np.lexsort((issued[chip], cards.person[chip]))]
    last = newest(cards.person[chip], issued[chip], accounts.person, submitted)
    ends = np.append(cards.days("expiry_date")[chip], -NEVER)[last]
    return _of(f, (accounts.whole("level") == 2) & (ends <= submitted))


@law(
    25,
    "eid_accounts",
    "Không nhận hồ sơ trước 24/3/2022 hay dưới 14 tuổi (6–13 tuổi từ 01/7/2024).",
)
def account_too_early(f: Facts) -> np.ndarray:
    """No account before 2022-03-24 or before 14; since 2024-07-01 a guardian may ask from 6."""
    accounts = f["eid_accounts"]
    submitted, born = accounts.days("submitted_date"), f.born[accounts.person]
    least = np.where(accounts.whole("level") == 2, anniversary(born, 6), born)
    child = (submitted < anniversary(born, 14)) & ((submitted < LAW_2023) | (submitted < least))
    return _of(f, (submitted < FIRST_DAY) | child)


@law(26, "eid_accounts", "Mức 1 không đến sau mức 2.")
def level_one_after_two(f: Facts) -> np.ndarray:
    """Level 1 does not come after level 2."""
    accounts = f["eid_accounts"]
    submitted, level = accounts.days("submitted_date"), accounts.whole("level")
    good = accounts.days("rejected_date") == NEVER
    first_two = np.full(len(f.ids), NEVER)
    two = (level == 2) & good
    np.minimum.at(first_two, accounts.person[two], submitted[two])
    late = (level == 1) & good & (submitted > first_two[accounts.person])
    return _of(f, late | ~np.isin(level, (1, 2)))


@law(27, "eid_accounts", "Nộp, rồi duyệt, rồi kích hoạt; hồ sơ bị từ chối không được duyệt.")
def steps_out_of_order(f: Facts) -> np.ndarray:
    """Submitted, then approved, then activated; a rejected dossier is never approved."""
    accounts = f["eid_accounts"]
    submitted, approved, activated = (accounts.days(name) for name in _STATES)
    rejected = accounts.days("rejected_date")
    refused = (rejected < NEVER) & ((approved < NEVER) | (activated < NEVER))
    out = (submitted > approved) | ((activated < NEVER) & (approved > activated))
    return _of(f, out | refused | (rejected < submitted) | (submitted == NEVER))


@law(28, "eid_accounts", "Chỉ kích hoạt được tài khoản mức 2 đã duyệt.")
def activated_without_approval(f: Facts) -> np.ndarray:
    """Only an approved level-2 account is activated."""
    accounts = f["eid_accounts"]
    approved = (accounts.days("approved_date") < NEVER) & (accounts.whole("level") == 2)
    return _of(f, (accounts.days("activated_date") < NEVER) & ~approved)


@law(29, "eid_accounts", "Không có bước nào sau khi rời sổ; người chết thì tài khoản bị khóa.")
def account_outlives_its_owner(f: Facts) -> np.ndarray:
    """No step after the exit; on death an approved account is locked that day, else never."""
    accounts = f["eid_accounts"]
    left = f.exit[accounts.person]
    steps = [accounts.days(name) for name in (*_STATES, "rejected_date")]
    late = np.any([(step < NEVER) & (step >= left) for step in steps], axis=0)
    locked, died = accounts.days("locked_date"), f.died[accounts.person]
    approved = accounts.days("approved_date") < NEVER
    open_ = approved & (died <= f.as_of) & (locked != died)
    wrong = (locked < NEVER) & ((locked != died) | (accounts.days("rejected_date") < NEVER))
    return _of(f, late | open_ | wrong)


@law(
    30, "village month age", "Kích hoạt ≤ duyệt ≤ nộp ≤ đủ điều kiện, ở mọi thôn, tháng, nhóm tuổi."
)
def more_accounts_than_people(f: Facts) -> np.ndarray:
    """Activated ≤ approved ≤ submitted ≤ eligible in every cell; stocks fall only by exits."""
    firsts = months(f)
    first_days = [_eligible_from(f), *(_first(f, state) for state in _STATES)]
    stocks = np.array([[_cell_counts(f, on, day_) for day_ in first_days] for on in firsts])
    too_many = (np.diff(stocks, axis=1) > 0).any(axis=1)
    gone = np.array([[_exits(f, on, day_) for day_ in first_days[1:]] for on in firsts])
    by_village = stocks[:, 1:].reshape(len(firsts), 3, len(VILLAGES), _GROUPS).sum(axis=3)
    fall = np.diff(by_village, axis=0, prepend=0) + gone < 0
    cell = np.array([f"{v} {5 * g}+" for v in VILLAGES for g in range(_GROUPS)])
    names = month_names(firsts)
    return np.concatenate(
        [cells(too_many, names, cell), cells(fall.any(axis=1), names, np.array(VILLAGES))]
    )


def _eligible_from(f: Facts) -> np.ndarray:
    """Fourteenth birthday; for a child with a card since the law of 2023, the card."""
    cards, out = f["cards"], anniversary(f.born, 14)
    child = cards.days("issue_date") >= LAW_2023
    np.minimum.at(out, cards.person[child], cards.days("issue_date")[child])
    return out


def _first(f: Facts, state: str) -> np.ndarray:
    out = np.full(len(f.ids), NEVER)
    np.minimum.at(out, f["eid_accounts"].person, f["eid_accounts"].days(state))
    return out


def _cell_counts(f: Facts, on: int, since: np.ndarray) -> np.ndarray:
    rows = np.flatnonzero(f.here(on) & (since <= on) & (f.village >= 0))
    group = np.minimum((on - f.born[rows]) // 1826, _GROUPS - 1)
    return np.bincount(f.village[rows] * _GROUPS + group, minlength=len(VILLAGES) * _GROUPS)


def _exits(f: Facts, on: int, since: np.ndarray) -> np.ndarray:
    """Holders who left in the month before `on`, by village."""
    before = int((np.datetime64(int(on), "D").astype("M8[M]") - 1).astype("M8[D]").astype(int))
    left = f.permanent & (before < f.exit) & (f.exit <= on) & (since <= before)
    return np.bincount(f.village[left & (f.village >= 0)], minlength=len(VILLAGES))
