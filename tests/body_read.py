"""What a page without a browser shows: its markup and its charts, whoever draws them."""

import json

from streamlit.testing.v1 import AppTest


def messages(test: AppTest) -> list[dict]:
    return [json.loads(one.proto.bytes) for one in test.get("bidi_component")]


def markup(test: AppTest) -> str:
    """Of every native element of markup and of the body, in the order of the kinds."""
    native = [one.proto.body for one in test.get("html")]
    return " ".join([*native, *(one["html"] for one in messages(test))])


def charts(test: AppTest) -> dict[str, dict]:
    """Drawings by the key of their panel: `pattern`, `told`, `rows`."""
    return {key: one for told in messages(test) for key, one in told["charts"].items()}
