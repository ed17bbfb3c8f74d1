"""The name tables behind Faker's interface, for examples and tests; the register needs no Faker."""

import numpy as np
from faker.providers import BaseProvider

from data.synthetic.names import NameTables, cohort


class CommuneProvider(BaseProvider):
    """Vietnamese names from the tables the register draws from."""

    def full_name(self, sex: str, born: int, surname: str | None = None) -> str:
        """Surname, middle and given name of somebody of this sex and birth year."""
        tables = NameTables()
        first = surname or self._one(tables.surnames())
        middle = self._one(tables.part("middle", cohort(born), sex))
        return f"{first} {middle} {self._one(tables.part('given', cohort(born), sex))}"

    def _one(self, words) -> str:
        return str(words.at(np.array([self.generator.random.random()]))[0])
