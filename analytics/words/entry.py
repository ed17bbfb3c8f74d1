"""One line of what people entered beside the editions."""

from dataclasses import dataclass
from typing import Any


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
