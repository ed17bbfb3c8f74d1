"""One synthetic commune a seed, made once a run: the tables and the folded store."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from analytics.fold.close import publish
from analytics.register.files import write_parquet
from data.synthetic import generate

AS_OF = date(2024, 12, 31)


class Commune(NamedTuple):
    tables: Path
    store: Path


@pytest.fixture(scope="session")
def commune(tmp_path_factory) -> Callable[[int], Commune]:
    @cache
    def made(seed: int) -> Commune:
        folder = tmp_path_factory.mktemp(f"commune-{seed}")
        register = generate(seed=seed, residents=5200, as_of=AS_OF)
        write_parquet(register, folder / "tables")
        publish(
            register,
            folder / "store",
            as_of=AS_OF,
            origin="synthetic",
            source=f"seed {seed}",
            commune="Xã Sơn Ninh",
        )
        return Commune(folder / "tables", folder / "store")

    return made
