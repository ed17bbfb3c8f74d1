"""Accounts and the log, as a clerk, a guesser and somebody with an editor would try them."""

import io
import json
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from analytics.__main__ import main
from analytics.store import audit
from analytics.store.accounts import ACCOUNTS, MEMORY, STEP, Accounts, new_secret, totp, verified
from analytics.store.chain import Head
from analytics.words.errors import (
    AuditDamaged,
    AuditNotWritable,
    BadAccount,
    ClockBehind,
    LockedOut,
    ProjectError,
)

GOOD, OTHER = "bốn con ngựa chạy", "chín ngọn đèn sáng"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    found = Accounts(tmp_path)
    found.add("hung", "Nguyễn Văn Hùng", "chief", "commune", GOOD)
    return found


def test_a_right_password_comes_in_and_a_wrong_one_does_not(accounts: Accounts) -> None:
    entered = accounts.enter("hung", GOOD, "")
    assert entered and (entered.role, entered.change) == ("chief", True)
    assert accounts.enter("hung", OTHER, "") is None
    assert accounts.enter("nobody", GOOD, "") is None


def test_the_file_holds_argon2id_of_the_strength_that_was_chosen(accounts: Accounts) -> None:
    kept = (accounts.store / ACCOUNTS).read_bytes()
    assert f"$argon2id$v=19$m={MEMORY},t=3,p=1$".encode() in kept and MEMORY == 65536
    assert GOOD.encode() not in kept
    assert (accounts.store / ACCOUNTS).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["hung", "nobody"])
def test_five_failures_lock_a_name_whether_anybody_has_it_or_not(
    accounts: Accounts, name: str
) -> None:
    assert [accounts.enter(name, OTHER, "") for _ in range(5)] == [None] * 5
    with pytest.raises(LockedOut):
        accounts.enter(name, GOOD, "")
    if name == "hung":
        assert accounts.one("hung").locked
        accounts.unlock("hung")
        assert accounts.enter("hung", GOOD, "")


def test_many_guesses_at_once_are_no_more_tries_than_five(accounts: Accounts) -> None:
    told: list[str] = []

    def guess() -> None:
        try:
            told.append(str(accounts.enter("hung", OTHER, "")))
        except LockedOut:
            told.append("locked")

    threads = [Thread(target=guess) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["None"] * 5 + ["locked"] * 15


def test_a_lock_is_over_after_a_quarter_of_an_hour_and_no_clock_set_back_ends_it(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        accounts.enter("hung", OTHER, "")
    now = time.time()
    for moved, locked in ((-86400, True), (14 * 60, True), (16 * 60, False)):
        monkeypatch.setattr(time, "time", lambda moved=moved: now + moved)
        assert accounts.one("hung").locked is locked


def test_a_name_nobody_has_costs_the_same_work_as_a_wrong_password(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One hash of the same cost each; the clock of a busy machine would tell nothing."""
    costs: list[str] = []

    def counted(password: str, kept: str) -> bool:
        costs.append(kept.rsplit("$", 2)[0])
        return verified(password, kept)

    monkeypatch.setattr("analytics.store.accounts.verified", counted)
    for name in ("hung", "nobody", ""):
        assert accounts.enter(name, OTHER, "") is None
    assert costs == [f"$argon2id$v=19$m={MEMORY},t=3,p=1"] * 3


def test_a_code_counts_once_and_one_step_around_is_forgiven(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, now = new_secret(), 1_800_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    assert not accounts.code_begun("hung", secret, "000000 1")
    assert accounts.code_begun("hung", secret, code(secret, now))
    assert accounts.enter("hung", GOOD, code(secret, now)) is None, "the one it was begun with"
    assert accounts.enter("hung", GOOD, "") is None
    assert accounts.enter("hung", GOOD, code(secret, now + STEP))
    assert accounts.enter("hung", GOOD, code(secret, now + STEP)) is None
    accounts.reset("hung", OTHER, codes=True)
    assert accounts.enter("hung", OTHER, "")


def code(secret: bytes, at: float) -> str:
    return totp(secret).generate(int(at)).decode()


def test_whoever_was_disabled_stays_out_and_the_last_chief_stays_in(accounts: Accounts) -> None:
    with pytest.raises(BadAccount):
        accounts.disable("hung", disabled=True)
    with pytest.raises(BadAccount):
        accounts.give("hung", "officer", "commune")
    assert accounts.one("hung").role == "chief" and not accounts.one("hung").disabled
    accounts.add("lan", "", "chief", "commune", OTHER)
    accounts.disable("hung", disabled=True)
    assert accounts.enter("hung", GOOD, "") is None


@pytest.mark.parametrize(
    ("name", "role", "area", "password"),
    [
        ("Hùng", "officer", "commune", OTHER),
        ("a", "officer", "commune", OTHER),
        ("lan", "root", "commune", OTHER),
        ("lan", "village", "commune", OTHER),
        ("lan", "officer", "001", OTHER),
        ("lan", "officer", "commune", "ngắn quá"),
        ("lan", "officer", "commune", "aaaaaaaaaaaaaaa"),
        ("ngua", "officer", "commune", "bon con ngua chay"),
        ("hung", "officer", "commune", OTHER),
    ],
)
def test_what_no_account_may_be(
    accounts: Accounts, name: str, role: str, area: str, password: str
) -> None:
    with pytest.raises(BadAccount):
        accounts.add(name, "", role, area, password)
    assert [one.name for one in accounts.all()] == ["hung"]


def test_the_owner_chooses_another_password_than_the_one_given(accounts: Accounts) -> None:
    with pytest.raises(BadAccount):
        accounts.change("hung", GOOD)
    accounts.change("hung", OTHER)
    assert not accounts.one("hung").change and accounts.enter("hung", OTHER, "")


def test_the_first_chief_is_made_on_the_console_and_everything_there_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main([*words, "--store", str(tmp_path)])
        out = capsys.readouterr()
        return status, out.out + out.err

    assert said("account", "add", "hung", "--role", "chief", typed="")[0] == 2, "no default"
    assert said("account", "add", "hung", "--role", "chief", typed=f"{GOOD}\n")[0] == 0
    village = ("--role", "village", "--area", "009")
    assert said("account", "add", "lan", *village, typed=f"{OTHER}\n")[0] == 0
    assert said("account", "role", "lan", "--role", "officer")[0] == 0
    assert said("account", "disable", "lan")[0] == 0
    assert "lan\tlan\tofficer\tcommune\tdisabled\tchange" in said("account", "list")[1]
    assert said("account", "disable", "lan", "--again")[0] == 0
    assert said("account", "reset", "lan", "--codes", typed=f"{GOOD}\n")[0] == 0
    assert said("account", "unlock", "lan")[0] == 0
    assert said("account", "unlock", "nobody")[0] == 2
    shown = said("audit", "show")[1]
    assert [line.split("\t")[4] for line in shown.splitlines()][-2:] == ["account-unlock"] * 2
    assert GOOD not in shown and said("audit", "verify")[0] == 0


def log_of(store: Path, rows: int = 6) -> Head:
    for number in range(rows):
        told = audit.write(store, "hung", "chief", "login", f"việc {number}")
    return told


def spoilt(store: Path, statement: str) -> None:
    with closing(sqlite3.connect(store / audit.LOG)) as opened, opened:
        opened.execute(statement)


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize(
    "slip",
    [
        "update link set body = replace(body, 'login', 'logan') where number = {n}",
        "update link set seal = 'x' where number = {n}",
        "update link set body = '[]' where number = {n}",
        "update link set body = x'ff' where number = {n}",
        "update link set number = 99 where number = {n}",
        "delete from link where number = {n}",
        "delete from link where number >= {n}",
    ],
)
def test_an_altered_log_is_found_with_the_head_that_was_kept(
    tmp_path: Path, slip: str, number: int
) -> None:
    head = log_of(tmp_path)
    assert audit.verified(tmp_path, {"2024-12/1": head}) == head
    spoilt(tmp_path, slip.format(n=number))
    with pytest.raises(AuditDamaged) as found:
        audit.verified(tmp_path, {"2024-12/1": head})
    assert str(found.value) in (str(number), "6")


def test_two_rows_that_changed_places_are_found(tmp_path: Path) -> None:
    log_of(tmp_path)
    for slip in ("number = -2 where number = 2", "number = 2 where number = 3",
                 "number = 3 where number = -2"):  # fmt: skip
        spoilt(tmp_path, f"update link set {slip}")
    with pytest.raises(AuditDamaged, match="2"):
        audit.verified(tmp_path, {})


def test_every_flipped_bit_is_found_or_changes_nothing(tmp_path: Path) -> None:
    head, path = log_of(tmp_path), tmp_path / audit.LOG
    whole, rows = path.read_bytes(), audit.rows(tmp_path)
    for at in range(0, len(whole), 37):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 8]) + whole[at + 1 :])
        try:
            audit.verified(tmp_path, {"kept": head})
        except ProjectError:
            continue
        assert audit.rows(tmp_path) == rows, at


def test_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    threads = [Thread(target=log_of, args=(tmp_path, 10)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert audit.verified(tmp_path, {}).number == 40


def test_an_act_that_cannot_be_written_down_is_refused(tmp_path: Path) -> None:
    (tmp_path / audit.LOG).write_bytes(b"no database at all, but quite long" * 50)
    with pytest.raises(AuditNotWritable):
        audit.write(tmp_path, "hung", "chief", "login")
    with pytest.raises(AuditNotWritable):
        audit.write(tmp_path / "gone", "hung", "chief", "login")


def test_a_clock_that_was_set_back_stops_acts_until_somebody_says_that_it_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    log_of(tmp_path)
    for moved in (-200, 86400, 10 * 365 * 86400):
        monkeypatch.setattr(time, "time", lambda moved=moved: now + moved)
        audit.write(tmp_path, "hung", "chief", "login")
    monkeypatch.setattr(time, "time", lambda: now)
    with pytest.raises(ClockBehind):
        audit.write(tmp_path, "hung", "chief", "login")
    audit.write(tmp_path, "console", "console", audit.CLOCK)
    assert audit.write(tmp_path, "hung", "chief", "login").number == 11


def test_a_publication_holds_the_head_so_that_a_cut_tail_is_found(commune, tmp_path, capsys):
    store = tmp_path / "store"
    shutil.copytree(commune(1).store, store)
    at = ("--store", str(store))
    assert main(["publish", "--month", "2024-06", *at]) == 0
    assert audit.rows(store)[0].action == "publish" and main(["audit", "verify", *at]) == 0
    told = json.loads((store / "published/2024-06/1/manifest.json").read_bytes())["log"]
    assert told["number"] == audit.head(store).number and told["seal"] == audit.head(store).seal
    spoilt(store, f"delete from link where number = {told['number']}")
    assert main(["audit", "verify", *at]) == 2
    capsys.readouterr()
