"""What an edition says of its unit beside the counts: who holds the register, its targets, plan."""

from collections.abc import Mapping
from datetime import date

import duckdb
import pandas as pd

from analytics.store.schema import UNIT_TABLES
from analytics.words.errors import ProjectError
from analytics.words.text import Text

UnitTables = Mapping[str, pd.DataFrame]


class UnitUntold(ProjectError):
    """Nothing stands in for what a publisher left out: not even the unit of the house."""

    template = Text(
        "Chưa phát hành: phần nói về đơn vị thiếu hoặc sai {fact}. Hãy bổ sung rồi phát hành lại.",
        "Not published: what is said of the unit lacks or has wrong {fact}. Complete it and "
        "publish again.",
    )


def tell_unit(connection: duckdb.DuckDBPyConnection, told: UnitTables, *, as_of: date) -> None:
    """Writes the tables UNIT_TABLES of store/schema.py. Each must be there with its columns; all
    but `unit` and `beginning` may be empty. Raises UnitUntold."""
    for table in UNIT_TABLES:
        _written(connection, table, told)
    one = "select count(*) from unit where $day between valid_from and coalesce(valid_to, $day)"
    if connection.execute(one, {"day": as_of}).fetchall() != [(1,)]:
        raise UnitUntold(f"unit, {as_of:%d/%m/%Y}")
    begun = "select count(*) from beginning where what = 'eid' and day is not null"
    if connection.execute(begun).fetchall() != [(1,)]:
        raise UnitUntold("beginning, eid")


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
