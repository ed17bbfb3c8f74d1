"""One line of what people entered beside the editions, and the act of entering it."""

from dataclasses import dataclass
from typing import Any, Required, TypedDict


@dataclass(frozen=True)
class Entry:
    """A value that somebody set; `new` is None where it was withdrawn."""

    number: int
    at: str  # ISO minute, told by the caller
    who: str
    kind: str
    key: str
    old: Any
    new: Any
    reason: str


class Act(TypedDict, total=False):
    """Who enters something, when and why; `at` is an ISO minute, told by the caller.

    `seen`: the newest entry of its kind that the writer knew, 0 for none; a newer one is an error.
    """

    at: Required[str]
    who: Required[str]
    reason: str
    seen: int | None
