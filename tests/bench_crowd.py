"""python -m tests.bench_crowd ADDRESS READERS SECONDS: readers of a running dashboard, by sockets.

Each logs in, opens a page and chooses a month every 20 seconds (one reader alone: one after the
other), then fetches the months beside it as a browser would. Timed from the click sent to the end
of the script and its body. Prints the milliseconds of each click as one line of JSON.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from random import Random
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROLES = ("chief", "officer", "village")
PAGES = ("", "dan-so", "thon-can-ho-tro")
PAUSE, ALONE = 20.0, 1.0  # seconds between two clicks of a reader
AHEAD, KEPT = 0.25, 8  # as body.js: seconds until it fetches, bodies it keeps


@dataclass
class Reader:
    """One session; what it knows of the page is what the server told it."""

    place: str
    cookie: str
    page: str
    query: str = ""
    script: str = ""  # of the page, as the server names it
    body: str = ""  # the component that says what was chosen
    near: tuple[str, ...] = ()
    kept: list[str] = field(default_factory=list)

    def opened(self) -> ClientConnection:
        return connect(
            f"ws://{self.place}/_stcore/stream",
            additional_headers={"Cookie": self.cookie},
            origin=f"http://{self.place}",
            subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],
            compression=None,
            max_size=None,
        )

    def run(self, socket: ClientConnection, month: str = "") -> float:
        """Milliseconds of one rerun; with a month, of choosing it."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = "" if self.script else self.page
        asked.rerun_script.page_script_hash = self.script
        if month:
            said = json.dumps([{"event": "to", "value": f"thang={month}"}])
            widgets = asked.rerun_script.widget_states.widgets
            widgets.add(id=self.body, json_value="{}")
            widgets.add(id=_make_trigger_id(self.body, "events"), json_trigger_value=said)
        began = time.perf_counter()
        socket.send(asked.SerializeToString())
        while not self.heard(socket.recv(timeout=60)):
            pass
        return 1000 * (time.perf_counter() - began)

    def heard(self, told: bytes) -> bool:
        """Whether the script has ended."""
        message = ForwardMsg.FromString(told)
        if message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        if message.HasField("new_session"):
            self.script = message.new_session.page_script_hash
        if message.HasField("delta"):
            self.placed(message.delta.new_element)
        return message.HasField("script_finished")

    def placed(self, element) -> None:
        if element.HasField("bidi_component") and element.bidi_component.bytes:
            body = json.loads(element.bidi_component.bytes)
            self.body = element.bidi_component.id
            self.near = tuple(over(body, to) for to in body["near"] if body["ahead"])

    def look(self) -> None:
        """The months beside the one shown, each once."""
        for address in self.near:
            if address not in self.kept:
                got(self.place, "GET", address, {"Cookie": self.cookie})
                self.kept = [*self.kept, address][-KEPT:]


def over(body, to: str) -> str:
    """Where the page is to be had once this is said over what is kept."""
    return f"{body['ahead']}?{urlencode(parse_qs(body['kept']) | parse_qs(to), doseq=True)}"


def got(place: str, method: str, address: str, headers: dict[str, str], body: str = "") -> str:
    """The cookie that is set, when the answer was read to its end."""
    line = HTTPConnection(place, timeout=60)
    line.request(method, address, body, headers)
    answer = line.getresponse()
    answer.read()
    line.close()
    return (answer.getheader("set-cookie") or "").split(";")[0]


def entered(place: str, number: int) -> Reader:
    role = ROLES[number % len(ROLES)]
    form = {"role": role} | ({"area": f"v{number % 9 + 1}"} if role == "village" else {})
    headers = {"Origin": f"http://{place}", "Content-Type": "application/x-www-form-urlencoded"}
    cookie = got(place, "POST", "/login", headers, urlencode(form))
    return Reader(place, cookie, PAGES[number % len(PAGES)])


def read(reader: Reader, number: int, *, pause: float, until: float, spent: list[float]) -> None:
    dice = Random(number)
    time.sleep(dice.random() * min(pause, 10))
    with reader.opened() as socket:
        reader.run(socket)
        for month in months(dice):
            if time.monotonic() > until:
                return
            time.sleep(AHEAD)
            reader.look()
            time.sleep(pause - AHEAD)
            spent.append(reader.run(socket, month))


def months(dice: Random) -> Iterator[str]:
    every = [f"{year}-{month:02d}" for year in range(2021, 2025) for month in range(1, 13)]
    dice.shuffle(every)
    return cycle(every)


def crowd(base: str, readers: int, seconds: float) -> list[float]:
    """Every reader in a thread; a click that fails ends its thread with its reason on stderr."""
    spent: list[float] = []
    told = {"pause": PAUSE if readers > 1 else ALONE, "until": time.monotonic() + seconds}
    threads = [
        Thread(
            target=read,
            args=(entered(urlsplit(base).netloc, at), at),
            kwargs=told | {"spent": spent},
        )
        for at in range(readers)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return spent


def main() -> int:
    print(json.dumps(crowd(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
