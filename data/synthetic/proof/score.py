"""A score: one measure on one day, its bar, and one line that says it to a lay reader.

It is taken from counts, as a distance of two distributions beside what chance alone would give.
Numbers in its line and in pictures are 1.234 and 1,5% in Vietnamese, 1,234 and 1.5% in English:
`analytics/document/number.py` writes what a reader of the dashboard sees; this room lies below it.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter

import numpy as np

from analytics.words.text import Given, Language
from data.synthetic.reference import table

_HERE = Path(__file__).parent
MEASURES, _NOTES = (
    {name: Given(vi, en) for name, vi, en in table(told, _HERE).itertuples(index=False)}
    for told in ("measures", "notes")
)
Sums = dict[str, np.ndarray]
COMMUNE, MANY = 5_200, 250_000  # residents of one commune; from where a bar for many holds
SMALL = 20_000  # residents up to which a distance is held against chance alone
_LEAST_EXPECTED = 5  # cells expected below this are joined to their neighbour


@dataclass(frozen=True)
class Score:
    """`value` is a distance: the bar is met when it is not above it. Columns of `evidence`."""

    measure: str
    label_vi: str
    label_en: str
    day: date
    scope: str
    value: float
    bar: float
    met: bool
    note_vi: str
    note_en: str


@dataclass(frozen=True)
class Counts:
    """`of` holds the sums by name; `days` are the Januaries and, last, the data date."""

    communes: int
    as_of: int
    days: np.ndarray
    month_ends: np.ndarray
    of: Sums

    def __getitem__(self, name: str) -> np.ndarray:
        return self.of[name]

    def __contains__(self, name: str) -> bool:
        return name in self.of

    def __add__(self, other: "Counts") -> "Counts":
        sums = {name: self.of[name] + other.of[name] for name in self.of}
        return Counts(self.communes + other.communes, self.as_of, self.days, self.month_ends, sums)

    @property
    def residents(self) -> int:
        """Registered permanent residents on the data date."""
        return int(self["people"][-1].sum())

    @property
    def scope(self) -> str:
        return "commune" if self.communes == 1 else "pooled"

    def score(
        self, measure: str, value: float, bar: float, note: Given, on: int | None = None
    ) -> Score:
        """On a day, else the data date. Rounded first: what is printed is what is judged."""
        value, bar = round(float(value), 4), round(float(bar), 4)
        return Score(
            *(measure, MEASURES[measure].vi, MEASURES[measure].en),
            date.fromordinal(date(1970, 1, 1).toordinal() + int(self.as_of if on is None else on)),
            *(self.scope, value, bar, value <= bar),
            *(note.vi, note.en),
        )


def tvd(counts: np.ndarray, shares: np.ndarray) -> float:
    """Total variation distance: the share of people in the wrong cell. SAE is twice this."""
    total = counts.sum()
    return float(np.abs(counts / total - shares).sum() / 2) if total else 0.0


def z(counts: np.ndarray, expected: np.ndarray, *, lost: int = 1) -> float:
    """χ² by degrees of freedom, 1 = sampling noise; `lost` degrees are fixed by the expectation."""
    seen, wanted = _joined(counts.ravel(), expected.ravel())
    freedom = max(len(wanted) - lost, 1)
    return float(((seen - wanted) ** 2 / wanted).sum() / freedom) if wanted.sum() else 0.0


def _joined(counts: np.ndarray, expected: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    seen, wanted, left_seen, left = [], [], 0.0, 0.0
    for count, want in zip(counts, expected, strict=True):
        left_seen, left = left_seen + count, left + want
        if left >= _LEAST_EXPECTED:
            seen.append(left_seen)
            wanted.append(left)
            left_seen = left = 0.0
    if left and wanted:
        seen[-1] += left_seen
        wanted[-1] += left
    return np.array(seen), np.array(wanted)


def ks(counts: np.ndarray, shares: np.ndarray) -> float:
    """Largest gap between two cumulative distributions over the same bins."""
    total = counts.sum()
    if not total:
        return 0.0
    return float(np.abs(np.cumsum(counts) / total - np.cumsum(shares)).max())


def ks_noise(count: float) -> float:
    """95 % of samples of this size stay below (Kolmogorov)."""
    return 1.36 / max(count, 1) ** 0.5


def bar(residents: float, *, commune: float, many: float) -> float:
    """The bar of a commune, that of many communes, and between them one falling with the noise."""
    if residents >= MANY:
        return many
    return max(many, commune * (COMMUNE / max(residents, 1)) ** 0.5)


def binomial_noise(share: float, count: float) -> float:
    """Two standard deviations of a share."""
    return 2 * (max(share * (1 - share), 1e-9) / max(count, 1)) ** 0.5


PEOPLE, HOMES, NOTHING = Given("người", "people"), Given("hộ", "households"), Given("", "")


class _Written(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Given):
            return value.in_(self._language)
        if not format_spec.endswith(("f", "%")):
            return super().format_field(value, format_spec)
        english = format(value, f",{format_spec}").replace("-", "−")
        vietnamese = self._language == "vi"
        return english.translate(str.maketrans(",.", ".,")) if vietnamese else english


def decimal(value: float, language: Language, places: int = 1) -> str:
    return _Written(language).format(f"{{:.{places}f}}", value)


def noted(key: str, *facts: object) -> Given:
    """A row of notes.csv; `{:.1f}` and `{:.0%}` write a number as each language does."""
    both = {lang: getattr(_NOTES[key], lang) for lang in ("vi", "en")}
    return Given(*(_Written(lang).format(told, *facts).rstrip() for lang, told in both.items()))


def misplaced(value: float, of: Given, tail: Given = NOTHING) -> Given:
    """A share of people or households in the wrong cell, per thousand."""
    return noted("misplaced", of, 1000 * value, tail)
