"""Who may come in: an account, and what a row of the log says of an act."""

from dataclasses import dataclass
from typing import Any

ROLES = ("chief", "officer", "village", "viewer", "technician")
SEVERAL = "village"  # the role that has an area


@dataclass(frozen=True)
class Account:
    """`change`: the password was given by somebody else; `codes`: one-time codes are on;
    `locked`: too many failures just now; `enters`: when it came in last, an ISO second."""

    name: str
    person: str
    role: str
    area: str
    disabled: bool = False
    change: bool = False
    codes: bool = False
    locked: bool = False
    enters: str = ""


@dataclass(frozen=True)
class Logged:
    """A row of the log. `at` is an ISO second of the wall clock, `since` seconds of the monotonic
    one; `result` is "done", "refused" or "failed"."""

    number: int
    at: str
    since: float
    who: str
    role: str
    action: str
    object: str
    result: str

    @classmethod
    def told(cls, number: int, body: Any) -> "Logged":
        """Of a row that cannot be read, what is left of it."""
        words = {key: str(body.get(key, "")) for key in ("at", "who", "role", "action", "object")}
        result = str(body.get("result", "damaged"))
        return cls(number, since=float(body.get("since", 0.0)), result=result, **words)


def account_in(told: str, role: str, area: str) -> str:
    """The account in what the gate says of a reader; none where a role was chosen without one."""
    return "" if told == f"{role}-{area}" else told
