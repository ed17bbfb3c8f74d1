"""A store backed up, carried elsewhere and restored: the drill, and what must be refused."""

import io
import shutil
from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import changed_all, settings_of
from analytics.store import audit
from analytics.store.accounts import Accounts
from analytics.store.backup import FORM, PIECE, SALT, TAG, files_of, last_backup
from analytics.store.edition import sha256

PASSPHRASE = "mười hai con giáp"


@pytest.fixture(scope="module")
def lived(commune, tmp_path_factory) -> Path:
    """A store with everything in it: edition, a published month with its key, an entry, an
    account, a log."""
    store = tmp_path_factory.mktemp("lived") / "store"
    shutil.copytree(commune(1).store, store)
    assert main(["publish", "--month", "2024-06", "--store", str(store)]) == 0
    changed_all(Reader("chief", store=store), {"officers": 7}, at="2025-01-05T08:00", who="chief")
    Accounts(store).add("hung", "", "chief", "commune", "bốn con ngựa chạy")
    return store


def typed(monkeypatch: pytest.MonkeyPatch, *words: str, passphrase: str = PASSPHRASE) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{passphrase}\n"))
    return main([*words])


def made(lived: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert typed(monkeypatch, "backup", "--to", str(folder), "--store", str(lived)) == 0
    [path] = folder.glob("*.caxbk")
    return path


def restored(path: Path, store: Path, monkeypatch, passphrase: str = PASSPHRASE) -> int:
    words = ("restore", "--from", str(path), "--store", str(store))
    return typed(monkeypatch, *words, passphrase=passphrase)


def exported(store: Path, capsys) -> str:
    capsys.readouterr()
    assert main(["export", "--month", "2024-12", "--store", str(store)]) == 0
    return capsys.readouterr().out


def test_what_comes_back_is_what_was_there(lived, tmp_path, monkeypatch, capsys):
    """Figures, hashes, heads, settings, accounts; what is computed again is not carried along."""
    path, back = made(lived, tmp_path / "usb", monkeypatch), tmp_path / "back"
    head = audit.head(lived)
    assert restored(path, back, monkeypatch) == 0
    there = {one.relative_to(lived): sha256(one) for one in files_of(lived)}
    here = {one.relative_to(back): sha256(one) for one in files_of(back)}
    moves = {Path(audit.LOG), Path("backup.json")}  # the log goes on, the stamp came afterwards
    assert {k: v for k, v in here.items() if k not in moves} == {
        k: v for k, v in there.items() if k not in moves
    }
    assert len(there) > 15 and Path("keys/private.pem") in here
    assert exported(back, capsys) == exported(lived, capsys)
    assert (
        main(["verify", "2024-06/1" and str(back / "published/2024-06/1"), "--store", str(back)])
        == 0
    )
    assert settings_of(Reader("chief", store=back)).officers == 7
    assert Accounts(back).enter("hung", "bốn con ngựa chạy", "")
    rows = audit.rows(back)
    assert (
        rows[0].action == "restore"
        and audit.verified(back, {"kept": head}).number == head.number + 1
    )
    assert last_backup(lived)


def test_nothing_of_the_store_can_be_read_in_the_file(lived, tmp_path, monkeypatch):
    content = made(lived, tmp_path, monkeypatch).read_bytes()
    assert content.startswith(FORM) and b"exact" not in content and b"ustar" not in content


def test_a_wrong_passphrase_writes_nothing(lived, tmp_path, monkeypatch, capsys):
    path = made(lived, tmp_path / "usb", monkeypatch)
    assert restored(path, tmp_path / "back", monkeypatch, "một mật khẩu khác") == 2
    assert not (tmp_path / "back").exists() and not list(tmp_path.glob("*restoring*"))
    assert path.name in capsys.readouterr().err


@pytest.mark.parametrize(
    "slip", ["flip", "cut", "cut at a piece", "longer", "swapped", "empty", "head", "foreign"]
)
def test_a_file_that_is_not_whole_writes_nothing(lived, tmp_path, monkeypatch, slip):
    path = made(lived, tmp_path / "usb", monkeypatch)
    whole, head, piece = path.read_bytes(), len(FORM) + SALT, PIECE + TAG
    first, second = whole[head : head + piece], whole[head + piece : head + 2 * piece]
    spoilt = {
        "flip": whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:],
        "cut": whole[:-1],
        "cut at a piece": whole[: head + piece],
        "longer": whole + b"x",
        "swapped": whole[:head] + second + first + whole[head + 2 * piece :],
        "empty": b"",
        "head": whole[:9] + bytes([whole[9] ^ 1]) + whole[10:],
        "foreign": b"PK\3\4" + whole,
    }
    assert len(second) == piece, "the store is large enough for two pieces"
    path.write_bytes(spoilt[slip])
    assert restored(path, tmp_path / "back", monkeypatch) == 2
    assert not (tmp_path / "back").exists() and not list(tmp_path.glob("*restoring*"))


def test_a_folder_with_data_is_never_written_over(lived, tmp_path, monkeypatch):
    path, there = made(lived, tmp_path / "usb", monkeypatch), tmp_path / "there"
    there.mkdir()
    (there / "manifest.json").write_text("mine", "utf-8")
    assert restored(path, there, monkeypatch) == 2
    assert (there / "manifest.json").read_text("utf-8") == "mine"
    (tmp_path / "empty").mkdir()
    assert restored(path, tmp_path / "empty", monkeypatch) == 0


def test_a_short_passphrase_and_a_log_that_cannot_be_written_make_no_backup(
    lived, tmp_path, monkeypatch
):
    words = ("backup", "--to", str(tmp_path / "usb"), "--store")
    assert typed(monkeypatch, *words, str(lived), passphrase="ngắn") == 2
    store = tmp_path / "copy"
    shutil.copytree(lived, store)
    (store / audit.LOG).write_bytes(b"no database" * 99)
    assert typed(monkeypatch, *words, str(store)) == 2
    assert not list(tmp_path.glob("usb/*"))
