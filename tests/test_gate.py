"""The gate, knocked on as a stranger would: through a live server, over HTTP and socket."""

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from html import escape, unescape
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from analytics.document import Chapter
from analytics.form.chapters import CHAPTERS
from analytics.form.frame import address
from analytics.screen.gate import (
    LOGIN_NEEDED,
    UNKNOWN_HOST,
    Login,
    Logins,
    asked_by_a_person,
    closed,
    passed_on,
    pressed,
    until_end,
)
from analytics.screen.login import AGAIN, ENDED_HERE, local

PROJECT = Path(__file__).resolve().parents[1]
MAIN = "import streamlit as st\nst.write(str(sorted(st.user.to_dict().items())))\n"
APP = """
import streamlit as st
from starlette.middleware import Middleware
from analytics.screen.gate import Gate, Logins
from analytics.screen.house.routes import SCRIPT, STYLE, house_routes
from analytics.screen.house.shell import Shell
from analytics.screen.login import ended, login_routes
from analytics.screen.lost import Lost

logins = Logins(lambda: "synthetic")
villages = lambda: {"v1": "Thôn 1", "v9": "Thôn 9"}
routes = [*login_routes(logins, villages, lambda: None), *house_routes(lambda: {"edition": "1"})]
app = st.App("main.py", routes=routes,
             middleware=[Middleware(Gate, logins=logins, ended=ended(lambda: None)),
                         Middleware(Lost, known=frozenset({"/logout"}), commune=lambda: None),
                         Middleware(Shell, scripts=(SCRIPT.path,), style=STYLE.path,
                                    title=lambda: "Dân cư xã")])
"""


SYNTHETIC = Logins(lambda: "synthetic")


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage
    body: str


class House(NamedTuple):
    """The server under test; `ask` sends exactly the headers it is given."""

    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def ask(self, path: str, *, method: str = "GET", body: str = "", **headers: str) -> Answer:
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body or None, named)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        line.close()
        return Answer(answer.status, answer.headers, text)

    def enter(self, form: str, origin: str = "") -> Answer:
        origin = origin or f"http://{self.host}"
        return self.ask("/login", method="POST", body=form, Origin=origin)

    def cookie(self, form: str = "role=viewer") -> str:
        return self.enter(form).headers["set-cookie"].split(";")[0]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The real gate and configuration before a main script of one line: no data needed."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "app.py").write_text(APP, "utf-8")
    (folder / "main.py").write_text(MAIN, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / ".streamlit").mkdir()
    config = (PROJECT / ".streamlit" / "config.toml").read_text("utf-8")
    (folder / ".streamlit" / "config.toml").write_text(config, "utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield opened(House(port))
        server.terminate()


def opened(house: House) -> House:
    for _ in range(200):
        try:
            if house.ask("/_stcore/health").status == 200:
                return house
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not open")


def test_a_stranger_is_led_to_the_login_and_the_wanted_page_is_kept(house: House) -> None:
    answer = house.ask("/can-cuoc?thon=v9")
    assert (answer.status, answer.headers["location"]) == (
        303,
        "/login?next=%2Fcan-cuoc%3Fthon%3Dv9",
    )
    assert house.ask("/").status == 303


@pytest.mark.parametrize(
    "path", ["/media/abc.csv", "/static/js/index.js", "/_stcore/host-config", "/fonts/OFL.txt"]
)
def test_everything_else_needs_a_login(house: House, path: str) -> None:
    answer = house.ask(path)
    assert answer.status == 401
    assert answer.body.splitlines() == [LOGIN_NEEDED.in_("vi"), LOGIN_NEEDED.in_("en")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_takes_a_file_after_the_login_ended_is_led_back(house: House, language: str) -> None:
    """A bare line of text stood in place of the page."""
    query = f"thon=v9&ngon-ngu={language}"
    told = {"Accept": "text/html,*/*", "Referer": f"http://{house.host}/can-cuoc?{query}"}
    answer = house.ask(f"/house/download/can-cuoc/xlsx?{query}&ban=1", **told)
    assert answer.status == 401 and f'<html lang="{language}"' in answer.body
    assert escape(ENDED_HERE.in_(language)) in answer.body
    back = f"/login?ngon-ngu={language}&amp;next=%2Fcan-cuoc%3Fthon%3Dv9%26ngon-ngu%3D{language}"
    assert f'href="{back}"' in answer.body and AGAIN.in_(language) in answer.body
    assert house.ask(unescape(back)).status == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("referer", ["", "http://evil.example/x", "http:///x", "http://[", '"><b>'])
def test_the_way_back_of_a_stranger_is_a_page_of_the_house(house: House, referer: str) -> None:
    answer = house.ask("/house/picture/eid/a/svg", Accept="text/html", Referer=referer)
    assert answer.status == 401 and 'href="/login?ngon-ngu=vi"' in answer.body
    assert "evil" not in answer.body and "<b>" not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "//_stcore/metrics",
        "/_stcore%2fmetrics/",
        "/_STCORE/Metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
    ],
)
def test_metrics_and_agent_are_closed_even_to_the_chief(house: House, path: str) -> None:
    assert house.ask(path, Cookie=house.cookie("role=chief")).status == 404


def test_only_the_door_the_pulse_the_fonts_and_the_icon_are_open(house: House) -> None:
    for path in ("/login", "/_stcore/health", "/fonts/InterVN-400.woff2", "/icon.png"):
        assert house.ask(path).status == 200


def test_every_answer_carries_the_security_headers(house: House) -> None:
    cookie = house.cookie()
    for answer in (
        house.ask("/"),
        house.ask("/login"),
        house.ask("/media/x"),
        house.ask("/", Cookie=cookie),
    ):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy and "'unsafe-eval'" not in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_pages_are_vietnamese_and_stored_nowhere(house: House) -> None:
    page = house.ask("/", Cookie=house.cookie(), Accept_Encoding="gzip", Range="bytes=0-20")
    assert page.status == 200 and '<html lang="vi"' in page.body
    assert "<title>Dân cư xã</title>" in page.body and "Hãy bật JavaScript" in page.body
    assert not re.search(r"You need|Reading this|Streamlit</title>", page.body)
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/tong-quan", "/abc/def", "/Can-Cuoc", "/can-cuoc/x", "/<b>"])
def test_an_address_that_is_no_page_says_so_and_names_those_there_are(
    house: House, path: str
) -> None:
    """Below a second slash nothing at all was seen; elsewhere an English sentence over a page."""
    told = {"Accept": "text/html", "Cookie": house.cookie()}
    for language, sentence in (("vi", "Không có trang"), ("en", "There is no page")):
        query = f"thang=2024-06&ngon-ngu={language}&x=1"
        answer = house.ask(f"{quote(path)}?{query}", **told)
        assert answer.status == 404 and f"{sentence} “{escape(path)}”" in answer.body
        for chapter in CHAPTERS:
            to = f"{address(chapter, {})}?thang=2024-06&amp;ngon-ngu={language}"
            assert f'<a href="{to}">{escape(chapter.title.in_(language))}</a>' in answer.body
    assert house.ask(quote(path), Accept="text/html").status == 303, "to nobody without a login"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_every_page_opens_by_its_address(house: House, chapter: Chapter) -> None:
    told = {"Accept": "text/html", "Cookie": house.cookie()}
    for path in (address(chapter, {}), f"{address(chapter, {}).rstrip('/')}/?thon=v9"):
        assert house.ask(path, **told).status in (200, 301)


def test_the_login_page_of_another_language_says_so(house: House) -> None:
    for language in ("vi", "en"):
        assert f'<html lang="{language}"' in house.ask(f"/login?ngon-ngu={language}").body


def test_what_the_script_of_the_house_may_ask_is_behind_the_login(house: House) -> None:
    script = re.search(
        r'<script src="(/house/[0-9a-f]+\.js)">', house.ask("/", Cookie=house.cookie()).body
    )
    for path in ("/house/standing", script[1]):
        assert house.ask(path).status == 401
        assert house.ask(path, Cookie=house.cookie()).status == 200
    assert json.loads(house.ask("/house/standing", Cookie=house.cookie()).body) == {"edition": "1"}


def test_a_change_of_role_leads_back_to_the_page_that_was_left(house: House) -> None:
    asked = "/logout?next=%2Fcan-cuoc%3Fthon%3Dv9%26ngon-ngu%3Den"
    login = house.ask(asked, Cookie=house.cookie()).headers["location"]
    assert login == "/login?ngon-ngu=en&next=%2Fcan-cuoc%3Fthon%3Dv9%26ngon-ngu%3Den"
    assert 'value="/can-cuoc?thon=v9&amp;ngon-ngu=en"' in house.ask(login).body


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    answer = house.enter("role=viewer&next=/can-cuoc")
    assert (answer.status, answer.headers["location"]) == (303, "/can-cuoc")
    flags = answer.headers["set-cookie"].lower()
    assert all(flag in flags for flag in ("httponly", "samesite=strict", "path=/"))


def test_logging_out_kills_the_cookie_on_the_server(house: House) -> None:
    cookie = house.cookie()
    assert house.ask("/", Cookie=cookie).status == 200
    house.ask("/logout", Cookie=cookie)
    assert house.ask("/", Cookie=cookie).status == 303


@pytest.mark.parametrize("form", ["", "role=root", "role=village", "role=village&area=v10"])
def test_a_role_or_village_outside_the_list_is_refused(house: House, form: str) -> None:
    assert house.enter(form).status == 400


def test_foreign_forms_and_long_forms_are_refused(house: House) -> None:
    assert house.enter("role=chief", origin="http://evil.example").status == 403
    assert house.enter("role=chief", origin="null").status == 403
    assert house.enter("role=chief&x=" + "y" * 5000).status == 413


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example", ""])
def test_a_foreign_host_learns_nothing(house: House, host: str) -> None:
    answer = house.ask("/login", Host=host)
    assert answer.status == 400
    assert answer.body.splitlines() == [UNKNOWN_HOST.in_("vi"), UNKNOWN_HOST.in_("en")]


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "/\t/evil", ""]
)
def test_the_way_back_stays_in_the_house(path: str) -> None:
    assert local(path) == "/"


def test_the_way_back_does_not_lead_to_the_door_again() -> None:
    assert local("/login?next=/logout") == "/"
    assert local("/can-cuoc?thon=v9") == "/can-cuoc?thon=v9"


def test_no_data_or_real_data_or_damaged_data_let_nobody_in() -> None:
    def damaged() -> str:
        raise OSError("manifest")

    for origin in (lambda: "real", lambda: "", damaged):
        logins = Logins(origin)
        assert not logins.demonstration()
        assert logins.living(f"cax={logins.open('chief', 'commune')}") is None


def test_forged_identity_and_foreign_session_ids_are_cut_out() -> None:
    forged = [(b"X-Cax-Role", b"chief"), (b"x-cax-area", b"commune"), (b"cookie", b"a=b")]
    protocols = [(b"sec-websocket-protocol", b"streamlit, xsrf, stolen-session")]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": forged + protocols}
    scope["subprotocols"] = ["streamlit", "xsrf", "stolen-session"]
    passed = passed_on(scope, Login("village", "v9"))
    values = dict(passed["headers"])
    assert (values[b"x-cax-role"], values[b"x-cax-area"]) == (b"village", b"v9")
    assert [name.lower() for name, _ in passed["headers"]].count(b"x-cax-role") == 1
    assert values[b"sec-websocket-protocol"] == b"streamlit, xsrf"
    assert passed["subprotocols"] == ["streamlit", "xsrf"]


def test_a_login_ends_a_quarter_of_an_hour_after_the_last_press_and_after_eight_hours() -> None:
    login = Login("chief", "commune")
    for asked, born, stands in ((899, 899, True), (901, 901, False), (1, 8 * 3600, False)):
        login.asked, login.born = time.monotonic() - asked, time.monotonic() - born
        assert (login.seconds_left() > 0) is stands


def test_only_what_a_person_asked_for_counts() -> None:
    rerun, itself, other = BackMsg(), BackMsg(), BackMsg()
    rerun.rerun_script.query_string = "thon=v9"
    itself.rerun_script.is_auto_rerun = True
    other.app_heartbeat = True
    told = [one.SerializeToString() for one in (rerun, itself, other)]
    heard = [pressed({"type": "websocket.receive", "bytes": one}) for one in (*told, b"\xff")]
    assert heard == [True, False, False, False]
    paths = ("/can-cuoc", "/house/download/x/xlsx", "/house/standing", "/house/ahead/x", "/media/x")
    assert [asked_by_a_person(one) for one in paths] == [True, True, False, False, False]


def test_metrics_are_known_by_every_spelling() -> None:
    assert closed("/trang//_stcore/metrics") and not closed("/_stcore/health")


async def first_messages(house: House, **headers: str) -> bytes:
    """What Streamlit tells a browser that opens the page, as raw bytes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    address = f"ws://{house.host}/_stcore/stream"
    async with websockets.connect(
        address, additional_headers=named, subprotocols=["streamlit"], proxy=None
    ) as line:
        await line.send(RERUN)
        heard = b""
        while b"role" not in heard:
            heard += bytes(await asyncio.wait_for(line.recv(), 10))
        return heard


RERUN = bytes([0x5A, 0x00])  # BackMsg.rerun_script with an empty client state


def test_the_socket_tells_streamlit_our_identity_not_the_forged_one(house: House) -> None:
    cookie = house.cookie("role=village&area=v9")
    claims = {"X_Cax_Role": "chief", "x_cax_area": "commune"}
    origin = f"http://{house.host}"
    heard = asyncio.run(first_messages(house, Cookie=cookie, Origin=origin, **claims))
    assert b"('role', 'village')" in heard and b"chief" not in heard


@pytest.mark.parametrize("case", ["no cookie", "no origin", "foreign origin"])
def test_the_socket_opens_for_nobody_else(house: House, case: str) -> None:
    headers = {"Cookie": house.cookie(), "Origin": f"http://{house.host}"}
    if case == "no cookie":
        del headers["Cookie"]
    elif case == "no origin":
        del headers["Origin"]
    else:
        headers["Origin"] = "http://evil.example"
    with pytest.raises(websockets.InvalidStatus) as refusal:
        asyncio.run(first_messages(house, **headers))
    assert refusal.value.response.status_code == 403


def test_an_open_socket_closes_when_its_login_ends() -> None:
    async def scene() -> list[str]:
        told: list[str] = []

        async def silence() -> dict[str, object]:
            await asyncio.sleep(60)
            raise AssertionError

        async def send(message: object) -> None:
            told.append(str(message))

        login = Login("viewer", "commune")
        asyncio.get_running_loop().call_later(0.05, login.ended.set)
        heard = await until_end(SYNTHETIC, login, silence, send)()
        return [*told, str(heard["type"])]

    closing, heard = asyncio.run(scene())
    assert "websocket.close" in closing and heard == "websocket.disconnect"
