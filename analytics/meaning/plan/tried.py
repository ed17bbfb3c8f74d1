"""How far practice reaches: an effort beyond it is an extrapolation, and is called one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.meaning.door import newest_of
from analytics.meaning.forecast.effort import Effort
from analytics.meaning.question import Reader
from analytics.meaning.settings.assumed import Force
from analytics.meaning.settings.settings import settings_of

_WORKING_DAYS = 5
_RECORD = "sitting"  # entries of results, their key begins with the day


@dataclass(frozen=True)
class Tried:
    """`week`: sittings the officers can hold; `seen`: the most sittings of one week whose result
    was recorded."""

    week: int
    seen: int

    def beyond(self, effort: Effort) -> bool:
        """More than was ever done. Reaching people away has never been recorded at all."""
        return effort.sittings > min(self.seen, self.week) or effort.away > 0


def tried(reader: Reader) -> Tried:
    """From the settings of the unit and the results its officers entered."""
    told = settings_of(reader)
    force = Force(officers=told.officers, devices=told.devices, people_an_hour=told.people_an_hour)
    return Tried(
        force.teams() * told.sittings_a_day * _WORKING_DAYS,
        _most_a_week(key for key, result in newest_of(reader, _RECORD).items() if result),
    )


def _most_a_week(keys: Iterable[str]) -> int:
    days = (date.fromisoformat(key.partition("/")[0]) for key in keys)
    return max(Counter(day.isocalendar()[:2] for day in days).values(), default=0)
