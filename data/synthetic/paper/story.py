"""What sets one village apart from another, and one history from another: domain.md section 7."""

from dataclasses import dataclass, replace

from data.synthetic.days import day
from data.synthetic.paper.history import HISTORIES

_ALIKE = (1.0,) * 9


@dataclass(frozen=True)
class Story:
    """Numbers for the nine villages; `baselines` says which stored numbers belong to them.

    A lag of k months slows cards by e^(-.17 k) and accounts by e^(-.12 k). `older` is the θ of
    placing households (share over 60), `away` multiplies the share away, `defects` the error rate.
    """

    name: str
    lag: tuple[float, ...] = (0.0,) * 9
    away: tuple[float, ...] = _ALIKE
    older: tuple[float, ...] = (0.0,) * 9
    defects: tuple[float, ...] = _ALIKE
    campaign_village: int = -1
    campaign: int = day("2023-05-01")
    lag_after: float = -1.0
    history: str = ""  # of the country, as in history.py; empty: as it was

    @property
    def baselines(self) -> str:
        """The story whose calibrated numbers this one begins with."""
        return "default" if self.history else self.name


_DEFAULT = Story(
    "default",
    lag=(0.0, 0.0, 0.5, 1.0, 1.0, 1.5, 1.5, 5.0, 6.0),
    away=(0.88, 0.90, 0.98, 0.93, 0.98, 0.98, 0.90, 1.03, 1.65),  # the ninth: most are away
    older=(-0.15, -0.10, -0.05, 0.0, 0.0, 0.05, 0.60, 0.0, 0.05),  # the seventh: many are old
    defects=(0.6, 0.8, 2.2, 0.9, 0.8, 1.0, 1.1, 0.9, 1.0),  # the third: careless records
    campaign_village=7,  # the eighth recovers
)

STORIES = {
    "default": _DEFAULT,
    "none": Story("none"),
    **{name: replace(_DEFAULT, name=name, history=name) for name in HISTORIES},
}
