"""Every number of the model that was chosen and not measured, with what chose it."""

from dataclasses import dataclass

PATHS = 1000
MONTHS = 36  # no date is told beyond three years
FEWEST_MONTHS = 4  # under four months of history nothing is said
EARLY = 8  # up to so many months a date says that it is early
CAMPAIGN = 3  # a month with more than three times the median is shown with and without it
OUTSIDE = 0.1  # of the futures lie below the interval that is told, and as many above


@dataclass(frozen=True)
class Manner:
    """How the pace may change from here. Chosen on one half of the histories (docs/forecast.md);
    `python -m tests.backtest --try fall=0.8` scores another choice on that half."""

    half_life: float = 12  # months after which a village's past counts half
    window: int = 12  # months of the mean flows
    together: float = 1.3  # variance over mean of arrivals and exits: households move as one
    damping: float = 0.86  # a trend of the pace loses 14 % of itself each month
    trend_shock: float = 0.07  # monthly standard deviation of that trend
    first_trend: float = 0.4  # of a thing that has just begun: it gathers pace, and its doubt
    first_trend_doubt: float = 0.2
    shocks: tuple[float, ...] = (0.1, 0.2, 0.3, 0.45, 0.65, 0.95, 1.4)  # monthly, of the log pace
    usual_shock: float = 0.6  # how large they are before the history has spoken, and its doubt
    shock_doubt: float = 0.6  # (in logs)
    leap: float = 16.0  # a surprise of more than four standard deviations counts as four
    campaign_ends: float = 0.04  # chance a month that a campaign ends: two years in the mean
    fall: float = 0.9  # then the pace loses this share (in logs) of its lead on the ordinary one
    fall_doubt: float = 0.4
    lead: float = 1.6  # of a campaign on the ordinary pace (in logs), where no history tells it
    believed_after: float = 6.0  # months after which the own median counts half as the ordinary
    ordinary: int = 24  # months whose median is the ordinary pace
    wearied: float = 0.8  # the pace goes with (share left)^w, w normal: its mean and deviation
    weariness: float = 0.6
    steady: float = -0.5  # least w; -1 would be so many people a month, however few are left
    least_rho: float = 0.004
    most_rho: float = 0.3
    least_spread: float = 0.03  # of the villages' relative pace (variance)
    most_spread: float = 1.0


USUAL = Manner()
