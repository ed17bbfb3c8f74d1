"""Many communes: one process a commune, flat memory, resumable, the same bytes however run.

A job says what is to be made, and by which program: equal jobs give equal bytes.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.synthetic.tables import Tables

MAKER = "data.synthetic.commune:commune_tables"
_SYNTHETIC = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Job:
    """Communes 0 to `communes` - 1; `maker` names the function that gives one of them."""

    seed: int
    residents: int
    communes: int
    as_of: date
    story: str = "default"
    maker: str = MAKER

    def register(self, commune: int) -> "Tables":
        """One commune as known on the data date: the same alone as among thousands."""
        from data.synthetic.known import cut  # the process that only directs needs no NumPy

        module, function = self.maker.split(":")
        make = getattr(import_module(module), function)
        whole = make(self.seed, commune, self.residents, until=self.as_of, story=self.story)
        return cut(whole, self.as_of)

    def tables(self, commune: int) -> "Tables":
        """The register of one commune with its events."""
        from data.synthetic.scale.events import events

        known = self.register(commune)
        return {**known, "events": events(known, self.as_of)}

    def arguments(self) -> dict[str, object]:
        """What decides the bytes: a folder is only ever finished by the job that began it."""
        libraries = {name: version(name) for name in ("numpy", "pyarrow")}
        return {
            **asdict(self),
            "as_of": self.as_of.isoformat(),
            "program": program(),
            **libraries,
        }


@cache
def program() -> str:
    """The hash of the generator's code and of the tables it reads."""
    told = hashlib.sha256()
    fitted = (path for path in _SYNTHETIC.rglob("*") if path.suffix in (".py", ".json", ".csv"))
    for path in sorted([*fitted, *(_SYNTHETIC.parent / "reference").glob("*.csv")]):
        told.update(path.relative_to(_SYNTHETIC.parent).as_posix().encode() + b"\0")
        told.update(path.read_bytes())
    return told.hexdigest()
