"""The communes that are looked at: one by default, and many side by side."""

from collections.abc import Iterator
from datetime import date

from analytics.register.tables import Register
from data import synthetic
from data.synthetic.defects import spoiled
from data.synthetic.paper.story import STORIES

SEED, RESIDENTS, AS_OF, MANY = 20241231, 5200, date(2024, 12, 31), 60
SPOILT = 60  # communes with errors: of twenty the rarest own rate may be 14 % off by chance alone


def commune(
    number: int = 0,
    *,
    seed: int = SEED,
    residents: int = RESIDENTS,
    as_of: date = AS_OF,
    story: str = "default",
) -> Register:
    """One commune, the default one unless said otherwise."""
    return synthetic.generate(
        seed=seed, residents=residents, as_of=as_of, commune=number, story=story
    )


def communes(
    count: int = MANY, *, seed: int = SEED, residents: int = RESIDENTS, as_of: date = AS_OF
) -> Iterator[Register]:
    """Commune after commune, one in memory at a time."""
    for number in range(count):
        yield commune(number, seed=seed, residents=residents, as_of=as_of)


def spoilt(number: int = 0, *, seed: int = SEED) -> Register:
    """One commune as its clerks would have left it, with `defects_truth`."""
    clean = commune(number, seed=seed)
    wrong, truth = spoiled(clean, seed=seed, as_of=AS_OF, story=STORIES["default"])
    return {**wrong, "defects_truth": truth}


def spoilt_communes(count: int = SPOILT, *, seed: int = SEED) -> Iterator[Register]:
    """As `communes`, each with its errors."""
    for number in range(count):
        yield spoilt(number, seed=seed)
