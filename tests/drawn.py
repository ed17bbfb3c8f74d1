"""Registers drawn as one would write them on paper, folded into a store."""

from datetime import date
from pathlib import Path

import pandas as pd

from analytics.fold.close import publish
from analytics.meaning.question import Reader
from analytics.register.tables import TABLES, Register
from data.synthetic import SINCE
from data.synthetic.reference import unit_tables

AS_OF = date(2023, 12, 31)


def published(register: Register, folder: Path, **more: object) -> Reader:
    named = {"since": SINCE, "origin": "synthetic", "source": "x", "unit": unit_tables()} | more
    publish(register, folder, as_of=AS_OF, **named)
    return Reader("chief", store=folder)


def drawn(picture: str) -> pd.DataFrame:
    """A table as one would write it on paper; an empty place is a value nobody knows."""
    lines = [line for line in picture.strip().splitlines() if not set(line) <= set("-+ ")]
    head, *rows = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    return pd.DataFrame(rows, columns=head)


def register_of(**tables: str) -> Register:
    """A register of what is drawn; whoever is not said to differ lives in v1 since 2021."""
    told = {name: drawn(picture) for name, picture in tables.items()}
    usual = {"village_id": "v1", "sex": "female", "birth_date": "1990-05-05"}
    usual |= {"residence": "permanent", "entry_date": "2021-01-01", "entry_type": "initial"}
    people = told["residents"]
    for column, value in usual.items():
        people[column] = people[column].fillna(value) if column in people else value
    if "eid_accounts" in told:
        steps = ("submitted", "rejected", "approved", "activated")
        told["eid_accounts"] = told["eid_accounts"].rename(columns={s: f"{s}_date" for s in steps})
    told["villages"] = drawn("village_id | name\n v1 | Thôn 1\n v2 | Thôn 2")
    return {name: told.get(name, pd.DataFrame()).reindex(columns=TABLES[name]) for name in TABLES}
