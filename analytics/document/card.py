"""One number at a glance, and how things stand."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["reached", "near", "waiting", "late", "none"]


@dataclass(frozen=True)
class Card:
    """One indicator at a glance: number, standing, parts, pace, outlook and the way it came.

    `aim`: its target, with its date and who is missing.
    """

    name: str
    number: str
    detail: str = ""
    hue: str = ""
    outlook: str = ""
    status: Status = "none"
    status_word: str = ""
    trend: tuple[float | None, ...] = ()
    target: float | None = None
    aim: str = ""
