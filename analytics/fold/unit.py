"""What an edition says of its unit beside the counts: who holds the register, its targets, plan."""

from collections.abc import Mapping
from datetime import date

import duckdb
import pandas as pd

from analytics.store.schema import UNIT_TABLES
from analytics.words.errors import ProjectError
from analytics.words.text import Text
from analytics.words.vocabulary import TASK_KINDS

UnitTables = Mapping[str, pd.DataFrame]


class UnitUntold(ProjectError):
    """Nothing stands in for what a publisher left out: not even the unit of the house."""

    template = Text(
        "Chưa phát hành: phần nói về đơn vị thiếu hoặc sai {fact}. Hãy bổ sung rồi phát hành lại."
    )


MAY_BE_EMPTY = {
    "unit": ("valid_to", "source"),
    "target": ("valid_from",),
    "plan": ("note_vi", "note_en", "source"),
    "plan_task": ("due",),
    "beginning": ("source",),
    "reference": ("source",),
}
ONE_UNIT = "select count(*) from unit where $day between valid_from and coalesce(valid_to, $day)"
ONE_BEGINNING = "select count(*) from beginning where what = 'eid'"
AMISS = {  # what must hold no row
    "unit: recipients_vi, recipients_en": "from unit where len(string_split(recipients_vi, '; '))"
    " <> len(string_split(recipients_en, '; '))",
    "plan_task: plan": "from plan_task where plan not in (select number from plan)",
    "plan_task: kind": f"from plan_task where kind not in {TASK_KINDS}",
}


def tell_unit(connection: duckdb.DuckDBPyConnection, told: UnitTables, *, as_of: date) -> None:
    """Writes the tables UNIT_TABLES of store/schema.py. Each must be there with its columns; all
    but `unit` and `beginning` may be without rows. Raises UnitUntold."""
    for table in UNIT_TABLES:
        _written(connection, table, told)
    if _count(connection, ONE_UNIT, day=as_of) != 1:
        raise UnitUntold(f"unit, {as_of:%d/%m/%Y}")
    if _count(connection, ONE_BEGINNING) != 1:
        raise UnitUntold("beginning, eid")
    for what, rows in AMISS.items():
        if _count(connection, f"select count(*) {rows}"):
            raise UnitUntold(what)


def _count(connection: duckdb.DuckDBPyConnection, sql: str, **values: object) -> int:
    [(count,)] = connection.execute(sql, values).fetchall()
    return int(count)


def commune_name(connection: duckdb.DuckDBPyConnection, as_of: date) -> str:
    """As the unit of that day calls its commune."""
    [(name,)] = connection.execute(
        "select commune_vi from unit where $day between valid_from and coalesce(valid_to, $day)",
        {"day": as_of},
    ).fetchall()
    return f"{name[:1].upper()}{name[1:]}"


def _written(connection: duckdb.DuckDBPyConnection, table: str, told: UnitTables) -> None:
    columns = connection.execute(
        f"select column_name, column_type from (describe {table})"
    ).fetchall()
    if table not in told:
        raise UnitUntold(table)
    if lacking := [name for name, _ in columns if name not in told[table]]:
        raise UnitUntold(f"{table}: {', '.join(lacking)}")
    typed = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in columns)
    connection.register("incoming", told[table])
    try:
        connection.execute(f"insert into {table} by name select {typed} from incoming")
    except duckdb.ConversionException as wrong:
        raise UnitUntold(table) from wrong
    finally:
        connection.unregister("incoming")
    asked = [name for name, _ in columns if name not in MAY_BE_EMPTY.get(table, ())]
    counts = ", ".join(f"count(*) - count({name})" for name in asked)
    [empty] = connection.execute(f"select {counts} from {table}").fetchall()
    for name, count in zip(asked, empty, strict=True):
        if count:
            raise UnitUntold(f"{table}: {name}")
