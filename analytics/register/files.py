"""Reading and writing a register: one Parquet file a table, in order, the same bytes each time."""

from pathlib import Path

import duckdb

from analytics.register.tables import TABLES, Register
from analytics.words.errors import FolderNotWritable


def load(connection: duckdb.DuckDBPyConnection, register: Register) -> None:
    """Puts every table of the register into the connection, typed as the contract says."""
    for table, columns in TABLES.items():
        connection.register("incoming", register[table])
        typed = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in columns.items())
        connection.execute(f"create table {table} as select {typed} from incoming")
        connection.unregister("incoming")


def write_parquet(register: Register, folder: Path) -> None:
    """One file a table; sorted by all columns, one thread, so that equal data are equal bytes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".write-probe"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        raise FolderNotWritable(folder) from refused
    with duckdb.connect(config={"threads": "1"}) as connection:
        load(connection, register)
        for table in TABLES:
            target = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(
                f"copy (select * from {table} order by all) to '{target}' (format parquet)"
            )
