"""What Thiết lập tells a chief of accounts, the log and the last backup."""

import shutil
from datetime import date

import pytest

from analytics.document import View
from analytics.form.settings.log import ACTIONS, accounts_panel, backup_words, log_panel
from analytics.meaning.question import Reader
from analytics.store import audit
from analytics.store.accounts import Accounts


@pytest.fixture
def view(commune, tmp_path) -> View:
    store = tmp_path / "store"
    shutil.copytree(commune(1).store, store)
    return View(Reader("chief", store=store), date(2024, 12, 31))


def test_nobody_yet_and_nothing_done_yet_are_said(view):
    assert accounts_panel(view).title == "Chưa có tài khoản nào"
    assert log_panel(view).title == "Chưa có việc nào trong nhật ký"


def test_accounts_and_acts_stand_with_their_words(view):
    accounts = Accounts(view.reader.store)
    accounts.add("hung", "Nguyễn Văn A", "chief", "commune", "bốn con ngựa chạy")
    accounts.add("lan", "", "officer", "commune", "chín ngọn đèn sáng")
    accounts.disable("lan", disabled=True)
    told = accounts_panel(view)
    assert told.title == "2 tài khoản, 1 đang vào được"
    assert [row[4] for row in told.table.rows] == ["○ phải đổi mật khẩu", "■ đã đóng"]
    for action in ACTIONS:
        audit.write(view.reader.store, "hung", "chief", action, "việc")
    told = log_panel(view)
    assert told.title == f"{len(ACTIONS)} việc trong nhật ký, chuỗi nguyên vẹn"
    assert [row[3] for row in told.table.rows] == [
        view.say(one) for one in reversed(ACTIONS.values())
    ]


def test_a_damaged_log_and_damaged_accounts_say_so_and_blank_nothing(view):
    for name in ("audit.sqlite", "accounts.sqlite"):
        (view.reader.store / name).write_bytes(b"no database" * 99)
    assert "khôi phục" in log_panel(view).title and "khôi phục" in accounts_panel(view).title


@pytest.mark.parametrize(
    ("last", "status"),
    [("", "late"), ("2025-01-01T08:00", "reached"), ("2024-12-31T23:59", "late")],
)
def test_a_backup_of_more_than_a_week_ago_is_a_warning(view, last, status):
    assert backup_words(view, last, date(2025, 1, 8))[0] == status
