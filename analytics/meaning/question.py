"""Who asks what: Reader, Question, Filters. Frozen, so that a question is its own cache key."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from analytics.meaning.indicator import Indicator
from analytics.words.settings import STORE
from analytics.words.text import HOME, Language

By = Literal["area", "sex", "age_band", "five_years", "age", "month", "profile"]


@dataclass(frozen=True)
class Reader:
    """Who reads: the role decides which file is opened, all code after that is the same.

    Two accounts of one role see the same, so what is kept for one is kept for both; `account` is
    for what they write, empty where nobody needed one."""

    role: str
    area: str = "commune"
    language: Language = HOME
    store: Path = STORE
    account: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """Who is written beside an act."""
        return self.account or self.role


@dataclass(frozen=True)
class Filters:
    """What the reader narrowed down to; empty means all."""

    areas: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    age_bands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Indicators at a month, split by dimensions, over so many months back."""

    indicators: tuple[Indicator, ...]
    month: date
    by: tuple[By, ...] = ()
    where: Filters = field(default_factory=Filters)
    months_back: int = 0
    dimension: str = ""
