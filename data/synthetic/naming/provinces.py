"""The 63 provinces births were registered in, and which of them a synthetic commune lies in."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.reference import table

COMMUNES = 20_000  # a nation twice over; the upper half of the serials is shared out among them
COMMUNES_A_PROVINCE = 500  # the lower half is
_FIRST = ("942", "940")  # Hà Tĩnh, where commune 0 lies, and its neighbour Nghệ An
_CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")  # until 2024-12-31
SON_NINH = "xã Sơn Ninh, huyện Hương Sơn, tỉnh Hà Tĩnh"


class CommuneOutOfRange(ValueError):
    """A commune number for which no serials are set aside."""


@dataclass(frozen=True)
class Provinces:
    """In the order communes fill them: Hà Tĩnh, Nghệ An, then by code."""

    prefix: np.ndarray  # synthetic place codes, 901-996
    real: np.ndarray  # place codes of the law, "001"-"096"
    names: np.ndarray

    def addresses(self) -> np.ndarray:
        """With the kind of unit before the name: "tỉnh Nghệ An", "thành phố Hà Nội"."""
        kinds = ["thành phố" if name in _CITIES else "tỉnh" for name in self.names]
        return np.array([f"{k} {n}" for k, n in zip(kinds, self.names, strict=True)], dtype=object)


@cache
def provinces() -> Provinces:
    """From provinces.csv, with the names of the years in which the births were registered."""
    rows = table("provinces").sort_values("synthetic_id_prefix").set_index("synthetic_id_prefix")
    rows = rows.loc[[*_FIRST, *(code for code in rows.index if code not in _FIRST)]]
    return Provinces(
        rows.index.to_numpy(dtype=np.int64),
        rows["id_code"].to_numpy(dtype=object),
        rows["province_until_2025_06"].to_numpy(dtype=object),
    )


def province_of(commune: int) -> int:
    """Index of the commune's province: 500 communes fill one, then the next begins."""
    if not 0 <= commune < COMMUNES:
        raise CommuneOutOfRange(f"commune {commune} is not in 0..{COMMUNES - 1}")
    return commune // COMMUNES_A_PROVINCE


def commune_address(commune: int) -> str:
    """Where the natives of a commune come from; all but Sơn Ninh have numbers for names."""
    if commune == 0:
        return SON_NINH
    return f"xã số {commune}, {provinces().addresses()[province_of(commune)]}"
