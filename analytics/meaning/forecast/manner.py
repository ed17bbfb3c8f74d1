"""Every number of the model that was chosen and not measured, with what chose it."""

from dataclasses import dataclass

PATHS = 1000
MONTHS = 36  # no date is told beyond three years
FEWEST_MONTHS = 4  # under four months of history nothing is said
EARLY = 8  # up to so many months a date says that it is early
CAMPAIGN = 3  # a month with more than three times the median is shown with and without it
QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Manner:
    """How the pace may change from here. Chosen on populations and origins that the published
    back-test does not use; `python -m tests.backtest --try fall=0.8` scores another choice."""

    half_life: float = 12  # months after which a village's past counts half
    window: int = 12  # months of the mean flows
    together: float = 1.3  # variance over mean of arrivals and exits: households move as one
    damping: float = 0.88  # a trend of the pace loses 12 % of itself each month
    trend_shock: float = 0.08  # monthly standard deviation of that trend
    shocks: tuple[float, ...] = (0.05, 0.1, 0.2, 0.3, 0.4)  # of the log pace; history chooses
    least_shock: float = 0.2  # in the future, however calm the past was
    campaign_ends: float = 0.05  # chance a month that a campaign ends: 20 months in the mean
    fall: float = 0.6  # then the pace loses this share (in logs) of its lead on the ordinary one
    fall_doubt: float = 0.4
    ordinary: int = 24  # months whose median is the ordinary pace
    weariness: float = 1.0  # the pace goes with (share left)^w, w normal with this deviation
    steady: float = -1.0  # least w: so many people a month, however few are left
    least_rho: float = 0.004
    most_rho: float = 0.3
    least_spread: float = 0.03  # of the villages' relative pace (variance)
    most_spread: float = 1.0


USUAL = Manner()


@dataclass(frozen=True)
class CutPoints:
    """Least probabilities of the verdicts; a unit may set its own."""

    on_time: float = 0.8
    close: float = 0.5
    slight: float = 0.2  # below it is very unlikely; the page of settings does not offer it


CUT_POINTS = CutPoints()
