"""Personal numbers PPP G YY NNNNNN under a double lock: no living person can own one.

Place 9NN and century digit + 6 (domain.md 1.2, synthetic.md 4.11). For each place, sex and birth
year there are a million serials. The lower half is shared out among the 500 communes of the
place's province, 1000 each; the upper half among all 20,000 communes, 25 each, for people whose
birth was registered in a province other than their commune's. So numbers are unique whichever
communes are made, in whichever order, and nothing has to be looked up. Communes fill the 63
provinces one after the other.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import year
from data.synthetic.life.people import People
from data.synthetic.reference import SEXES, table
from data.synthetic.rows import ranks

COMMUNES = 20_000  # a nation twice over; the upper half of the serials is shared out among them
COMMUNES_A_PROVINCE = 500  # the lower half is
_FIRST = ("942", "940")  # Hà Tĩnh, where commune 0 lies, and its neighbour Nghệ An
_CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")  # until 2024-12-31
SON_NINH = "xã Sơn Ninh, huyện Hương Sơn, tỉnh Hà Tĩnh"

CENTURY_OFFSET = 6
LOCAL_SERIALS, ELSEWHERE_SERIALS = 1_000, 25
_SERIALS = 10**6
_UPPER_HALF = _SERIALS // 2
_STEP = 700_001  # coprime to a million: neighbours in rank are far apart, and none meet
_SHIFT = 618_034  # a place, sex and year start anywhere: else every first number ended in 000000
_FIRST_YEAR, _YEARS = 1900, 200  # the years the digits 6-9 stand for
_LENGTH = 12
_DIGITS = np.frombuffer(b"".join(b"%03d" % k for k in range(1000)), np.uint8).reshape(1000, 3)
REAL = 0  # the century offset of the law
_COUNTRIES = range(101, 296)  # birth registered abroad: Circular 07/2016, annex 2
_ABROAD = "900"  # the same in the synthetic world


class CommuneOutOfRange(ValueError):
    """A commune number for which no serials are set aside."""


@dataclass(frozen=True)
class Provinces:
    """In the order communes fill them: Hà Tĩnh, Nghệ An, then by code."""

    prefix: np.ndarray  # synthetic place codes, 901-996
    real: tuple[str, ...]  # place codes of the law, "001"-"096"
    names: tuple[str, ...]

    def addresses(self) -> tuple[str, ...]:
        """With the kind of unit before the name: "tỉnh Nghệ An", "thành phố Hà Nội"."""
        kinds = ["thành phố" if name in _CITIES else "tỉnh" for name in self.names]
        return tuple(f"{kind} {name}" for kind, name in zip(kinds, self.names, strict=True))


@cache
def provinces() -> Provinces:
    """From provinces.csv, with the names of the years in which the births were registered."""
    rows = table("provinces").sort_values("synthetic_id_prefix").set_index("synthetic_id_prefix")
    rows = rows.loc[[*_FIRST, *(code for code in rows.index if code not in _FIRST)]]
    return Provinces(
        rows.index.to_numpy(dtype=np.int64),
        tuple(rows["id_code"]),
        tuple(rows["province_until_2025_06"]),
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


class SerialsExhausted(ValueError):
    """More people of one birth year and sex than a commune has serials for."""


class YearOutOfRange(ValueError):
    """A birth year no synthetic number can hold."""


def numbers(who: People, registered: np.ndarray, commune: int) -> np.ndarray:
    """One number a row as `S12`; `registered` is the province index of the birth registration.

    The rank counts in row order, that is by (entry, id), so later entries change no number.
    """
    local = registered == province_of(commune)
    person = digits(year(who.born), who.male)
    group = registered.astype(np.int16) * np.int16(2 * _YEARS) + person.astype(np.int16)
    rank = ranks(group)  # 16 bits, because NumPy sorts those by radix
    _check(rank, local, commune)
    serial = serials(commune, rank, local=local, group=group.astype(np.int64))
    return written(provinces().prefix[registered], person + CENTURY_OFFSET * 100, serial)


def serials(
    commune: np.ndarray | int, rank: np.ndarray, *, local: np.ndarray, group: np.ndarray
) -> np.ndarray:
    """The last six digits: no two of a group (place, sex, year) agree in the whole nation."""
    start = np.where(
        local,
        (commune % COMMUNES_A_PROVINCE) * LOCAL_SERIALS,
        _UPPER_HALF + commune * ELSEWHERE_SERIALS,
    )
    return ((start + rank) * _STEP + group * _SHIFT) % _SERIALS


def digits(born: np.ndarray, male: np.ndarray) -> np.ndarray:
    """The three digits of sex, century and year, without an offset: 0..399."""
    since = born - _FIRST_YEAR
    if len(since) and (since.min() < 0 or since.max() >= _YEARS):
        raise YearOutOfRange(f"birth years {born.min()} to {born.max()}")
    return (2 * (since // 100) + np.where(male, 0, 1)) * 100 + since % 100


def written(prefix: np.ndarray, person: np.ndarray, serial: np.ndarray) -> np.ndarray:
    """The twelve digits as `S12`."""
    parts = np.stack([prefix, person, serial // 1000, serial % 1000], axis=-1)
    return _DIGITS[parts].reshape(-1, _LENGTH).view(f"S{_LENGTH}").ravel()


def _check(rank: np.ndarray, local: np.ndarray, commune: int) -> None:
    over = rank >= np.where(local, LOCAL_SERIALS, ELSEWHERE_SERIALS)
    if over.any():
        raise SerialsExhausted(
            f"commune {commune}: more than {LOCAL_SERIALS} people of one birth year and sex "
            f"(or {ELSEWHERE_SERIALS} registered in one other province)"
        )


class NotANumber(ValueError):
    """Not twelve digits 0-9."""


class OtherWorld(ValueError):
    """A number that does not belong to the world it is read in."""


@dataclass(frozen=True)
class Decoded:
    """`province` is None for births registered abroad."""

    place: str
    province: str | None
    sex: str
    year: int


def decode(number: str, century_offset: int) -> Decoded:
    """Offset 0 reads numbers of the law, 6 synthetic ones; each refuses those of the other.

    Real numbers have an assigned place and a fourth digit of 0-3 (births 1900-2099), synthetic
    ones place 9NN and 6-9 (domain.md 1.2). This is the import gate: a number with only one of the
    two locks belongs to neither world.
    """
    if century_offset not in (REAL, CENTURY_OFFSET):
        raise ValueError(f"century offset {century_offset}")
    if not (len(number) == 12 and number.isascii() and number.isdigit()):
        raise NotANumber(number[:3])  # never the whole number: errors are logged
    place, century = number[:3], int(number[3]) - century_offset
    if place not in _places(century_offset) or not 0 <= century <= 3:
        raise OtherWorld(f"place {place}, century digit {number[3]}")
    year = 1900 + 100 * (century // 2) + int(number[4:6])
    return Decoded(place, _places(century_offset)[place], SEXES[century % 2], year)


@cache
def _places(century_offset: int) -> dict[str, str | None]:
    if century_offset == CENTURY_OFFSET:
        known = zip(provinces().prefix.astype(str), provinces().names, strict=True)
        return {_ABROAD: None, **dict(known)}
    countries = {str(code): None for code in _COUNTRIES}
    return {**dict(zip(provinces().real, provinces().names, strict=True)), **countries}
