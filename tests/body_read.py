"""What a page without a browser shows: its markup and its charts, whoever draws them."""

import json
import re
from html import unescape

from streamlit.testing.v1 import AppTest

from analytics.screen.address import CHOICES


def messages(test: AppTest) -> list[dict]:
    return [json.loads(one.proto.bytes) for one in test.get("bidi_component")]


def markup(test: AppTest) -> str:
    """Of every native element of markup and of the body, in the order of the kinds."""
    native = [one.proto.body for one in test.get("html")]
    return " ".join([*native, *(one["html"] for one in messages(test))])


def charts(test: AppTest) -> dict[str, dict]:
    """Drawings by the key of their panel: `pattern`, `told`, `rows`."""
    return {key: one for told in messages(test) for key, one in told["charts"].items()}


def choose(test: AppTest, **said: str | tuple[str, ...]) -> AppTest:
    """What a reader sets at controls, as the component tells it ("_" for "-" in a key)."""
    words = {
        key.replace("_", "-"): (one,) if isinstance(one, str) else one for key, one in said.items()
    }
    test.session_state[CHOICES] = words
    return test.run()


def stands(test: AppTest, key: str) -> list[str]:
    """What a control shows: its value, or what is ticked in its list."""
    tags = re.findall(rf'<(?:select|input)[^>]*data-control="{key}"[^>]*>', markup(test))
    told = [
        (re.search(r' value="([^"]*)"', one), re.search(r'data-value="([^"]*)"', one))
        for one in tags
    ]
    return [value[1] if value else now[1] for value, now in told if now[1]]


def offered(test: AppTest, key: str) -> list[str]:
    """The words of a list to choose from."""
    [inside] = re.findall(rf'<select[^>]*data-control="{key}"[^>]*>(.*?)</select>', markup(test))
    return [unescape(one) for one in re.findall(r"<option[^>]*>([^<]*)<", inside)]
