"""The same tables behind Faker's interface: one record at a time, for examples and fixtures."""

from itertools import pairwise
from pathlib import Path

import numpy as np
from faker.providers import BaseProvider

from data.synthetic.naming.numbers import CENTURY_OFFSET, digits, provinces, written
from data.synthetic.naming.tables import MALE, name_tables
from data.synthetic.reference import table
from data.synthetic.tables import VILLAGES

_HOUSES = 180  # house numbers of a village
_OWN_PLACE, _NEIGHBOUR = 0.97, 0.985  # 97 % Hà Tĩnh, half of the others Nghệ An (domain.md 1.2)
_COMMUNE = "xã Sơn Ninh"
REMARKS = {
    cause: tuple(rows["remark"])
    for cause, rows in table("remarks", Path(__file__).parent).groupby("cause", sort=False)
}
CAUSES = tuple(REMARKS)


class CommuneProvider(BaseProvider):
    """Vietnamese people of a commune. `sex` is "male" or "female", `born` a year.

    Seed it for each record (`fake.seed_instance(key)`), so that its order never matters.
    """

    def full_name(self, sex: str, born: int, surname: str | None = None) -> str:
        """Surname, middle and given name; give the father's surname to keep a family together."""
        first = surname or self.surname()
        while True:
            middle, given = self._middle_name(sex, born), self.given_name(sex, born)
            words = f"{first} {middle} {given}".split()
            if all(a != b for a, b in pairwise(words)):
                return " ".join(words)

    def surname(self) -> str:
        """By the shares of the commune, without any village's clans."""
        return name_tables().surnames.at(self._draw())

    def given_name(self, sex: str, born: int) -> str:
        """By sex and birth cohort."""
        tables = name_tables()
        return tables.of(tables.given, sex=sex, born=born).at(self._draw())

    def address(self, village: int) -> str:
        """A house in village 1 to 9: "Số nhà 12, thôn 3, xã Sơn Ninh"."""
        if not 1 <= village <= len(VILLAGES):
            raise ValueError(f"village {village} is not in 1..{len(VILLAGES)}")
        return f"Số nhà {1 + int(self._draw() * _HOUSES)}, thôn {village}, {_COMMUNE}"

    def remark(self, cause: str) -> str:
        """A clerk's short text for one of `CAUSES`."""
        return self.random_element(REMARKS[cause])

    def personal_id(self, sex: str, born: int) -> str:
        """Twelve digits with both locks. Drawn, so two may agree: the register ranks instead."""
        person = digits(np.array([born]), np.array([MALE[sex]]))
        serial = np.array([int(self._draw() * 10**6)])
        prefix = provinces().prefix[[self._province()]]
        return written(prefix, person + CENTURY_OFFSET * 100, serial)[0].decode("ascii")

    def _province(self) -> int:
        draw = self._draw()
        if draw < _NEIGHBOUR:
            return int(draw >= _OWN_PLACE)
        others = len(provinces().names) - 2
        return 2 + int((draw - _NEIGHBOUR) / (1 - _NEIGHBOUR) * others)

    def _middle_name(self, sex: str, born: int) -> str:
        tables = name_tables()
        return tables.of(tables.middle, sex=sex, born=born).at(self._draw())

    def _draw(self) -> float:
        return float(self.generator.random.random())
