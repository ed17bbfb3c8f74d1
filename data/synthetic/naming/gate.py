"""What a personal number says about its bearer, in the real world and in the synthetic one."""

from dataclasses import dataclass
from functools import cache

from data.synthetic.naming.numbers import CENTURY_OFFSET
from data.synthetic.naming.provinces import provinces
from data.synthetic.reference import SEXES

REAL = 0  # the century offset of the law
_COUNTRIES = range(101, 296)  # birth registered abroad: Circular 07/2016, annex 2
_ABROAD = "900"  # the same in the synthetic world


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
