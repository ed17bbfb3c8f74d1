"""What the spread of cards and accounts depends on, for everybody and each of 120 months."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.absences import Spells
from data.synthetic.days import MONTHS, age, anniversary, day
from data.synthetic.people import People

LAG_MONTHS = np.array([0, 0, 0.5, 1, 1, 1.5, 2, 4, 6])
_CAMPAIGN = day("2023-05-01")  # in this month the eighth village catches up
_RECOVERING = 7


@dataclass(frozen=True)
class Circumstances:
    """persons × months: age and place at mid-month, and who is counted at the month's end."""

    ages: np.ndarray
    kind: np.ndarray
    resident: np.ndarray
    present_14: np.ndarray
    lag: np.ndarray
    fourteen: np.ndarray


def circumstances(who: People, away: Spells) -> Circumstances:
    middle, last = MONTHS[:120] + 14, MONTHS[1:] - 1
    fourteen = anniversary(who.born, 14)
    ages = age(who.born[:, None], middle[None, :])
    lag = np.repeat(LAG_MONTHS[who.village][:, None], 120, axis=1)
    after = middle > _CAMPAIGN
    lag[np.ix_(who.village == _RECOVERING, after)] = -1.0
    here = (who.entry[:, None] <= last) & (last < who.exit[:, None]) & ~who.temporary[:, None]
    at_end = away.kinds_on(last, len(who.ids)) < 0
    return Circumstances(
        ages,
        away.kinds_on(middle, len(who.ids)),
        (who.entry[:, None] <= middle) & (middle < who.exit[:, None]) & ~who.temporary[:, None],
        here & at_end & (fourteen[:, None] <= last),
        lag,
        fourteen,
    )
