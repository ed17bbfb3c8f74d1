"""What holds until a chief sets it: officers and devices, their speed, the cuts of verdicts."""

from dataclasses import dataclass
from typing import Literal, Protocol


class Lasting(Protocol):
    """Whatever has a length, such as a kind of sitting."""

    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True)
class Force:
    """Who goes and how fast. A team serves one sitting at a time."""

    officers: int = 4
    devices: int = 2
    officers_a_sitting: int = 2
    devices_a_sitting: int = 1
    people_an_hour: float = 8.0  # one device
    hours_a_day: float = 8.0  # sittings and travel of one team
    sittings_a_day: Literal[1, 2] = 2  # of one team
    longest_wait: int = 120  # minutes between two sittings; beyond, the team returns to the station

    def teams(self, officers: int | None = None) -> int:
        own = self.officers if officers is None else officers
        return max(0, min(own // self.officers_a_sitting, self.devices // self.devices_a_sitting))

    def capacity(self, kind: Lasting) -> int:
        """People one sitting can serve."""
        served = self.devices_a_sitting * self.people_an_hour * kind.minutes / 60
        return max(0, int(served + 1e-9))


FORCE = Force()  # assumed until the commune tells its own


@dataclass(frozen=True)
class CutPoints:
    """Least probabilities of the verdicts; a unit may set its own."""

    on_time: float = 0.8
    close: float = 0.5
    slight: float = 0.2  # below it is very unlikely; the page of settings does not offer it


CUT_POINTS = CutPoints()
