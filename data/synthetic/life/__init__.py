"""Whole lives of one commune, year by year: households first, every event a keyed draw.

`tuned` are the numbers that `python -m data.synthetic.life.calibrate` finds; no other is fitted.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "tuning.json"


@dataclass(frozen=True)
class Tuning:
    """Shares on the first day, and the rates at which households form, grow and dissolve."""

    men: tuple[float, ...]  # by five-year age group, share of all people on 2021-01-01
    women: tuple[float, ...]
    sizes: tuple[float, ...]  # households of 1, 2, … 10 and more on 2021-01-01
    kinds: tuple[float, ...]  # households by kind, as in reference.HOUSEHOLD_KINDS, on 2021-01-01
    growth: float  # people on 2024-12-31 for one on 2021-01-01
    fertility: tuple[float, ...]  # factors on the local rates of married women, from 15-19 on
    spacing: tuple[float, ...]  # relative rate by years since the last child, births.WAITS
    leaving: float  # factor on the yearly move-out rates of the unmarried
    arrivals: float  # households that move in, a year and person
    returns: float  # children who come back to their parents, a year and household
    departures: float  # households that move out, a year and household
    weddings: float  # factor on the marriage rates read from the marital table
    neolocal: float  # share of couples who found a household on the wedding day
    split: float  # young couples who leave their parents' household, a year
    single: float  # grown children who set up alone, a year
    apart: float  # old couples who set up beside their children, a year
    merge: float  # old people living alone who go to a child, a year

    @staticmethod
    def read(text: str) -> "Tuning":
        return Tuning(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in json.loads(text).items()
            }
        )

    def written(self) -> str:
        return json.dumps(asdict(self), indent=1) + "\n"


@cache
def tuned() -> Tuning:
    """The committed result of the calibration."""
    return Tuning.read(FILE.read_text(encoding="utf-8"))
