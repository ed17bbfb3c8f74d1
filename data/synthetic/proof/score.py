"""A score: one measure on one day, its bar, and one line that says it to a lay reader.

It is taken from counts, as a distance of two distributions beside what chance alone would give.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.words.text import Given

MEASURES: dict[str, Given] = {
    "S1": Given("Tuổi và giới tính: tỷ lệ lệch", "Age and sex: share misplaced"),
    "S1-Z": Given("Tuổi và giới tính: so với ngẫu nhiên", "Age and sex: against chance"),
    "S2": Given("Số người trong hộ: tỷ lệ lệch", "Household size: share misplaced"),
    "S2-Z": Given("Số người trong hộ: so với ngẫu nhiên", "Household size: against chance"),
    "S3": Given("Tỷ số giới tính", "Sex ratio"),
    "S3-births": Given("Tỷ số giới tính khi sinh", "Sex ratio at birth"),
    "S4": Given("Họ", "Surnames"),
    "S5-card": Given("Đường cấp thẻ theo tháng", "Card coverage by month"),
    "S5-account": Given("Đường kích hoạt định danh theo tháng", "e-ID activation by month"),
    "S6": Given("Kích hoạt định danh theo tuổi", "e-ID activation by age"),
    "S7-births": Given("Mức sinh", "Birth rate"),
    "S7-births-year": Given("Mức sinh từng năm", "Birth rate, year by year"),
    "S7-deaths": Given("Mức chết", "Death rate"),
    "S7-deaths-year": Given("Mức chết từng năm", "Death rate, year by year"),
    "S7-weddings": Given("Mức kết hôn", "Marriage rate"),
    "S7-weddings-year": Given("Mức kết hôn từng năm", "Marriage rate, year by year"),
    "S7-moved_in": Given("Mức chuyển đến", "Rate of moves in"),
    "S7-moved_in-year": Given("Mức chuyển đến từng năm", "Rate of moves in, year by year"),
    "S7-moved_out": Given("Mức chuyển đi", "Rate of moves out"),
    "S7-moved_out-year": Given("Mức chuyển đi từng năm", "Rate of moves out, year by year"),
    "S8": Given("Kiểu hộ: tỷ lệ lệch", "Kind of household: share misplaced"),
    "S8-Z": Given("Kiểu hộ: so với ngẫu nhiên", "Kind of household: against chance"),
    "S8-roles": Given("Quan hệ với chủ hộ", "Relation to the head"),
    "S9-mothers": Given("Tuổi của mẹ khi sinh", "Age of mothers at birth"),
    "S9-spouses": Given("Chênh lệch tuổi vợ chồng", "Age gap of spouses"),
    "S9-spacing": Given("Khoảng cách giữa hai lần sinh", "Years between births"),
    "S10": Given("Thôn chậm nhất so với nhanh nhất", "Slowest against fastest village"),
    "S11": Given("Luật bị vi phạm", "Broken laws"),
    "S11-minors": Given("Hộ chỉ còn trẻ dưới 18 tuổi", "Households of minors only"),
    "S14": Given("Mức lỗi dữ liệu", "Level of errors"),
    "S14-own": Given("Lỗi có tỷ lệ riêng", "Errors with a rate of their own"),
    "S16": Given("Số định danh trùng vùng số thật", "Numbers in the legal space"),
    "presence": Given("Tỷ lệ đi vắng", "Share away"),
    "presence-age": Given("Đi vắng theo tuổi", "Away by age"),
    "marital": Given("Hôn nhân theo tuổi", "Marital status by age"),
    "education": Given("Học vấn theo tuổi", "Education by age"),
    "U-e0-men": Given(
        "Tuổi thọ nam, so với Liên Hợp Quốc", "Life expectancy of men against the UN"
    ),
    "U-e0-women": Given(
        "Tuổi thọ nữ, so với Liên Hợp Quốc", "Life expectancy of women against the UN"
    ),
    "U-e0-men-local": Given("Tuổi thọ nam, so với bảng địa phương", "Men against the local table"),
    "U-e0-women-local": Given(
        "Tuổi thọ nữ, so với bảng địa phương", "Women against the local table"
    ),
    "U-fertility": Given("Tổng tỷ suất sinh", "Total fertility rate"),
    "U-fertility-age": Given(
        "Mẫu sinh theo tuổi, so với Liên Hợp Quốc", "Fertility by age against the UN"
    ),
    "U-sex-ratio": Given(
        "Tỷ số giới tính khi sinh, so với Liên Hợp Quốc", "Sex ratio at birth against the UN"
    ),
    "U-median-age": Given("Tuổi trung vị, so với Liên Hợp Quốc", "Median age against the UN"),
    "U-children": Given(
        "Tỷ số phụ thuộc trẻ, so với Liên Hợp Quốc", "Child dependency against the UN"
    ),
    "U-old": Given(
        "Tỷ số phụ thuộc già, so với Liên Hợp Quốc", "Old-age dependency against the UN"
    ),
}
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


def score(measure: str, on: int, scope: str, *, value: float, bar: float, note: Given) -> Score:
    """Rounded first, so that what is printed and what is judged are the same."""
    label = MEASURES[measure]
    day = date.fromordinal(date(1970, 1, 1).toordinal() + int(on))
    value, bar = round(float(value), 4), round(float(bar), 4)
    return Score(
        measure, label.vi, label.en, day, scope, value, bar, value <= bar, note.vi, note.en
    )


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
