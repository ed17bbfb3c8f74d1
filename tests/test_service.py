"""The gate where data are not all invented: accounts alone come in, through a live server."""

import asyncio
import itertools
import json
import re
import shutil
import socket
import subprocess
import sys
import time
from base64 import b32decode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import websockets

from analytics.__main__ import main
from analytics.screen.gate import Logins
from analytics.store import audit
from analytics.store.accounts import STEP, Accounts, totp
from analytics.store.edition import MANIFEST
from analytics.store.origins import all_synthetic
from tests.test_gate import MAIN, PROJECT, RERUN, House, opened

APP = """
from pathlib import Path
import streamlit as st
from starlette.middleware import Middleware
from analytics.paper.office.qr import qr_svg
from analytics.screen.accounts import Desk
from analytics.screen.gate import Gate, Logins
from analytics.screen.login import ended, login_routes

desk = Desk(Path("store"), qr_svg)
logins = Logins(lambda: Path("origin").read_text(), desk.stands)
routes = login_routes(logins, lambda: {"009": "Thôn 9"}, lambda: None, desk)
app = st.App("main.py", routes=routes,
             middleware=[Middleware(Gate, logins=logins, ended=ended(lambda: None))])
"""
GIVEN, OWN = "bốn con ngựa chạy", "chín ngọn đèn sáng"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("service")


@pytest.fixture(scope="module")
def house(folder: Path) -> Iterator[House]:
    (folder / "store").mkdir()
    (folder / "origin").write_text("real")
    (folder / "app.py").write_text(APP, "utf-8")
    (folder / "main.py").write_text(MAIN, "utf-8")
    shutil.copytree(PROJECT / ".streamlit", folder / ".streamlit")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield opened(House(port))
        server.terminate()


@pytest.fixture
def accounts(house: House, folder: Path) -> Accounts:
    """Nobody yet, nothing in the log."""
    for one in (folder / "store").iterdir():
        one.unlink()
    (folder / "origin").write_text("real")
    return Accounts(folder / "store")


def sent(house: House, **fields: str):
    return house.enter(urlencode(fields))


def officer(house: House, accounts: Accounts, name: str = "lan", **role: str) -> str:
    """The cookie of somebody who has changed the password given."""
    told = {"role": "officer", "area": "commune"} | role
    accounts.add(name, "", told["role"], told["area"], GIVEN)
    accounts.change(name, OWN)
    return cookie_of(sent(house, name=name, password=OWN))


def cookie_of(answer) -> str:
    assert answer.status == 303, answer.body[-400:]
    return answer.headers["set-cookie"].split(";")[0]


def hidden(body: str, name: str) -> str:
    return re.search(f'name="{name}" value="([^"]*)"', body)[1]


def test_without_an_account_nobody_comes_in_and_the_page_says_who_must_be_made(house, accounts):
    told = house.ask("/login").body
    assert "account add" in told and "<form" not in told
    assert sent(house, role="chief").status == 401
    assert house.ask("/").status == 303


def test_a_chief_changes_the_password_and_turns_codes_on_before_coming_in(house, accounts):
    accounts.add("hung", "", "chief", "commune", GIVEN)
    first = sent(house, name="hung", password=GIVEN, next="/can-cuoc")
    assert first.status == 200 and "set-cookie" not in first.headers
    told = {"step": "change", "ticket": hidden(first.body, "ticket"), "next": "/can-cuoc"}
    again = sent(house, **told, new=OWN, again=OWN + "x")
    assert again.status == 200 and sent(house, **told, new=OWN, again=OWN).status == 401, "once"
    told |= {"ticket": hidden(again.body, "ticket")}
    codes = sent(house, **told, new=OWN, again=OWN)
    assert '<svg viewBox="0 0 ' in codes.body.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    assert "set-cookie" not in codes.headers
    secret = b32decode(
        re.search(r"\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b", codes.body)[0].replace(" ", "")
    )
    now = totp(secret).generate(int(time.time())).decode()
    told = {"step": "codes", "ticket": hidden(codes.body, "ticket"), "next": "/can-cuoc"}
    came = sent(house, **told, code=now)
    assert (
        came.headers["location"] == "/can-cuoc"
        and house.ask("/", Cookie=cookie_of(came)).status == 200
    )
    assert sent(house, name="hung", password=OWN, code=now).status == 401, "a code counts once"
    assert sent(house, name="hung", password=OWN).status == 401
    after = totp(secret).generate(int(time.time()) + STEP).decode()
    cookie_of(sent(house, name="hung", password=OWN, code=after))
    acts = [(one.action, one.result) for one in reversed(audit.rows(accounts.store))]
    assert acts[:3] == [("password-changed", "done"), ("codes-on", "done"), ("login", "done")]
    assert acts[3:] == [("login", "refused")] * 2 + [("login", "done")]


def test_what_was_typed_as_a_name_is_not_kept(house, accounts):
    officer(house, accounts)
    assert sent(house, name=OWN, password="x").status == 401
    newest = audit.rows(accounts.store)[0]
    assert (newest.who, newest.result) == ("?", "refused")
    assert OWN.encode() not in (accounts.store / audit.LOG).read_bytes()


def test_after_five_failures_the_door_says_locked_to_the_right_password_too(house, accounts):
    officer(house, accounts)
    wrong = [sent(house, name="lan", password="x").status for _ in range(5)]
    assert wrong == [401] * 5 and sent(house, name="lan", password=OWN).status == 429


def test_a_technician_and_a_form_of_another_page_stay_outside(house, accounts):
    accounts.add("ky-thuat", "", "technician", "commune", GIVEN)
    assert sent(house, name="ky-thuat", password=GIVEN).status == 403
    form = urlencode({"name": "ky-thuat", "password": GIVEN})
    assert house.enter(form, origin="http://evil.example").status == 403


def test_no_login_where_the_log_cannot_be_written(house, accounts):
    officer(house, accounts)
    (accounts.store / audit.LOG).write_bytes(b"not a database" * 100)
    assert sent(house, name="lan", password=OWN).status == 503


def ends(how: str, house: House, accounts: Accounts, cookie: str, folder: Path) -> None:
    if how == "logout":
        house.ask("/logout", Cookie=cookie)
    elif how == "disabled":
        accounts.disable("lan", disabled=True)
    elif how == "another role":
        accounts.give("lan", "village", "009")
    elif how == "password reset":
        accounts.reset("lan", GIVEN)
    else:
        (folder / "origin").write_text("synthetic")


@pytest.mark.parametrize(
    "how", ["logout", "disabled", "another role", "password reset", "data turned synthetic"]
)
def test_what_ends_a_login_closes_its_open_socket_and_its_cookie(house, accounts, folder, how):
    cookie = officer(house, accounts)

    async def scene() -> tuple[bytes, float]:
        headers = {"Cookie": cookie, "Origin": f"http://{house.host}"}
        address = f"ws://{house.host}/_stcore/stream"
        async with websockets.connect(
            address, additional_headers=headers, subprotocols=["streamlit"], proxy=None
        ) as line:
            await line.send(RERUN)
            heard = b""
            while b"role" not in heard:
                heard += bytes(await asyncio.wait_for(line.recv(), 10))
            await asyncio.to_thread(ends, how, house, accounts, cookie, folder)
            begun = time.monotonic()
            with pytest.raises(websockets.ConnectionClosed):
                while True:
                    await asyncio.wait_for(line.recv(), 10)
            return heard, time.monotonic() - begun

    heard, took = asyncio.run(scene())
    assert b"('role', 'officer')" in heard and b"('uid', 'lan')" in heard
    assert took < 3.0 and house.ask("/", Cookie=cookie).status == 303
    (folder / "origin").write_text("real")
    assert house.ask("/", Cookie=cookie).status == 303, "for good"


def test_a_demonstration_ends_for_good_when_the_data_turn_real(house, accounts, folder):
    (folder / "origin").write_text("synthetic")
    cookie = house.cookie("role=chief")
    assert house.ask("/", Cookie=cookie).status == 200
    (folder / "origin").write_text("real")
    assert house.ask("/", Cookie=cookie).status == 303
    (folder / "origin").write_text("synthetic")
    assert house.ask("/", Cookie=cookie).status == 303


STATES = ("synthetic", "real", "missing", "damaged")


@pytest.fixture(scope="module")
def published(commune, tmp_path_factory) -> Path:
    """A synthetic store with a published month and the register of an import."""
    store = tmp_path_factory.mktemp("origins") / "store"
    shutil.copytree(commune(1).store, store)
    assert main(["publish", "--month", "2024-06", "--store", str(store)]) == 0
    register = {"form": 1, "origin": "synthetic", "files": {}}
    (store / "intake").mkdir()
    (store / "intake" / MANIFEST).write_text(json.dumps(register), "utf-8")
    return store


@pytest.mark.parametrize(("edition", "months", "register"), [*itertools.product(STATES, repeat=3)])
def test_only_all_synthetic_gives_the_chooser(published, edition, months, register):
    """A store of which there was never anything says nothing; one whose manifest is gone does."""
    paths = {
        published / MANIFEST: edition,
        published / "published/2024-06/1" / MANIFEST: months,
        published / "intake" / MANIFEST: register,
    }
    whole = {path: path.read_bytes() for path in paths}
    try:
        for path, state in paths.items():
            if state == "missing":
                path.unlink()
            elif state == "real":
                path.write_bytes(whole[path].replace(b'"synthetic"', b'"real"'))
            elif state == "damaged":
                path.write_bytes(whole[path][:-20])
        logins = Logins(lambda: "synthetic" if all_synthetic(published) else "")
        assert logins.demonstration() is (set(paths.values()) == {"synthetic"})
    finally:
        for path, content in whole.items():
            path.write_bytes(content)


def test_a_statistics_file_that_is_not_the_one_the_manifest_names_shuts_the_chooser(published):
    path = next(published.glob("exact-000001.duckdb"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    try:
        assert not all_synthetic(published)
    finally:
        path.write_bytes(whole)
