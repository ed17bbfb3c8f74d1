"""A stand-in for the generator: a few dozen people at once, enough to drive the machinery."""

import os
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

from data.synthetic.days import NEVER, T0
from data.synthetic.keyed import uniform
from data.synthetic.tables import Coded, Tables

VILLAGES = tuple(f"v{number}" for number in range(1, 10))
FULL = 3  # the commune at which the disk of `on_a_full_disk` is full
HOLD = "TINY_COMMUNE_HOLD"
SHARED = ("education", "occupation", "marital")


def commune_tables(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """Households of three who stay; every seventh person moves out in 2023; cards, accounts."""
    count = 3 * max(1, residents // 3)
    ids = commune * 2**32 + np.arange(count)
    draw = uniform(seed, ids, 900)
    born = T0 - 9000 + (6000 * draw).astype(np.int64)
    entry, exits = np.full(count, T0), np.full(count, NEVER)
    exits[::7] = T0 + 900
    home = commune * 2**32 + np.arange(count) // 3
    one = np.zeros(count, dtype=np.int8)
    issued = T0 + 100 + (900 * uniform(seed, ids, 901)).astype(np.int64)
    holder = np.flatnonzero(issued < exits)
    village = Coded((np.arange(count) // 3 % 9).astype(np.int8), VILLAGES)
    tables: Tables = {
        "residents": {
            "resident_id": ids,
            "village_id": village,
            "full_name": Coded(one, ("Nguyễn Văn Mẫu",)),
            "personal_id": np.array([f"9426{number % 10**8:08d}" for number in ids], dtype="S12"),
            "sex": Coded((draw < 0.5).astype(np.int8), ("male", "female")),
            "birth_date": born,
            "residence": Coded(one, ("permanent",)),
            "entry_date": entry,
            "entry_type": Coded(one, ("initial",)),
            "exit_date": exits,
            "exit_type": Coded(np.where(exits < NEVER, 0, -1).astype(np.int8), ("move_out",)),
            "father_id": np.full(count, -1),
            "mother_id": np.full(count, -1),
        },
        "household_membership": {
            "resident_id": ids,
            "household_id": home,
            "relation": Coded((np.arange(count) % 3).astype(np.int8), ("head", "spouse", "child")),
            "from_date": entry,
            "to_date": exits,
        },
        "marriages": {
            "marriage_id": home[::3],
            "husband_id": ids[::3],
            "wife_id": ids[1::3],
            "from_date": entry[::3] - 400,
            "to_date": np.minimum(exits[::3], exits[1::3]),
            "end_how": Coded(
                np.where(np.minimum(exits[::3], exits[1::3]) < NEVER, 0, -1).astype(np.int8),
                ("moved_out",),
            ),
        },
        "statuses": _statuses(ids, entry),
        "cards": {
            "resident_id": ids[holder],
            "seq": np.ones(len(holder), dtype=np.int32),
            "kind": Coded(one[holder], ("chip_cccd",)),
            "issue_date": issued[holder],
            "expiry_date": issued[holder] + 1000,
            "reason": Coded(one[holder], ("first",)),
        },
        "eid_accounts": {
            "resident_id": ids[holder],
            "level": np.full(len(holder), 2, dtype=np.int32),
            "submitted_date": issued[holder] + 400,
            "approved_date": issued[holder] + 410,
            "rejected_date": np.full(len(holder), NEVER),
            "activated_date": issued[holder] + 430,
            "locked_date": np.full(len(holder), NEVER),
        },
        "absences": {
            "resident_id": ids[::5],
            "from_date": T0 + (300 * draw[::5]).astype(np.int64),
            "to_date": T0 + 700 + (100 * draw[::5]).astype(np.int64),
            "kind": Coded(one[::5], ("other_province",)),
            "declared": draw[::5] < 0.2,
        },
        "notifications": {"resident_id": ids, "notified_date": entry + 30},
    }
    return tables


def _statuses(ids: np.ndarray, entry: np.ndarray) -> dict[str, np.ndarray | Coded]:
    """Everybody is never married, then from 2022 married; education and work do not change."""
    count = len(ids)
    field = np.repeat([0, 1, 2, 2], count).astype(np.int8)
    value = np.repeat([0, 1, 2, 3], count).astype(np.int8)
    words = ("primary", "Làm ruộng", "never_married", "married")
    return {
        "resident_id": np.tile(ids, 4),
        "field": Coded(field, SHARED),
        "value": Coded(value, words),
        "from_date": np.concatenate([entry, entry, entry, entry + 400]),
    }


def slowly(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """The first four at once; the others slowly, and not before the file `HOLD` names is there."""
    if commune > FULL:
        while (hold := os.environ.get(HOLD)) and not Path(hold).exists():
            time.sleep(0.02)
        time.sleep(0.2)
    return commune_tables(seed, commune, residents, until, story)


def _loaded(*heavy: str) -> None:
    if found := set(heavy) & set(sys.modules):
        raise ValueError(f"loaded: {sorted(found)}")


def frugally(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """Tells which heavy libraries the machinery alone has loaded."""
    _loaded("pandas", "duckdb", "faker", "streamlit", "altair")
    return commune_tables(seed, commune, residents, until, story)


def really(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """The real generator, which reads its reference tables with pandas."""
    from data.synthetic.commune import commune_tables as real

    tables = real(seed, commune, residents, until=until, story=story)
    _loaded("duckdb", "faker", "streamlit", "altair")
    return tables


def broken(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """A programming error in the third commune."""
    if commune == FULL:
        raise ValueError("a person was born after death")
    return commune_tables(seed, commune, residents, until, story)


def on_a_full_disk(seed: int, commune: int, residents: int, until: date, story: str) -> Tables:
    """The disk of this process is full from the third commune on, half-way through its files."""
    from data.synthetic.scale import files

    if commune == FULL:
        files.SUMS = "/dev/full"  # every byte written there is refused with ENOSPC
    return commune_tables(seed, commune, residents, until, story)
