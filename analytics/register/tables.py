"""Tables and columns of the register, the contract between who writes it and who folds it.

Every table is required; an import that knows no history writes one row a person from the entry
day into `household_membership` and `statuses`, and leaves what it does not know without rows.
An interval [from, to) contains its first day and not its last; a missing end is still open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analytics.words.errors import FolderNotWritable

if TYPE_CHECKING:  # who makes a thousand communes reads the columns and needs neither
    import duckdb
    import pandas as pd

Register = dict[str, "pd.DataFrame"]

TABLES: dict[str, dict[str, str]] = {
    "residents": {  # household, relation, education, occupation, marital: as known on the data date
        "resident_id": "bigint",
        "household_id": "bigint",
        "village_id": "varchar",
        "full_name": "varchar",
        "surname": "varchar",
        "middle": "varchar",
        "given": "varchar",
        "personal_id": "varchar",
        "sex": "varchar",
        "birth_date": "date",
        "birth_date_precision": "varchar",
        "birth_registration_place": "varchar",
        "native_place": "varchar",
        "residence": "varchar",
        "entry_date": "date",
        "entry_type": "varchar",
        "exit_date": "date",
        "exit_type": "varchar",
        "father_id": "bigint",
        "mother_id": "bigint",
        "relation": "varchar",
        "ethnicity": "varchar",
        "religion": "varchar",
        "education": "varchar",
        "occupation": "varchar",
        "marital": "varchar",
    },
    "households": {
        "household_id": "bigint",
        "village_id": "varchar",
        "formed_date": "date",
        "formed_how": "varchar",
        "dissolved_date": "date",
        "address_no": "varchar",
    },
    "household_membership": {  # the rows of a resident share out [entry_date, exit_date)
        "resident_id": "bigint",
        "household_id": "bigint",
        "relation": "varchar",
        "from_date": "date",
        "to_date": "date",
    },
    "marriages": {
        "marriage_id": "bigint",
        "husband_id": "bigint",
        "wife_id": "bigint",
        "from_date": "date",
        "to_date": "date",
        "end_how": "varchar",
    },
    "statuses": {  # marital, education, occupation: a value holds until the next one of its field
        "resident_id": "bigint",
        "field": "varchar",
        "value": "varchar",
        "from_date": "date",
    },
    "cards": {
        "resident_id": "bigint",
        "seq": "integer",
        "kind": "varchar",
        "issue_date": "date",
        "expiry_date": "date",
        "reason": "varchar",
    },
    "eid_accounts": {  # one row a dossier: after a rejection another may follow
        "resident_id": "bigint",
        "level": "integer",
        "submitted_date": "date",
        "approved_date": "date",
        "rejected_date": "date",
        "activated_date": "date",
        "locked_date": "date",
    },
    "absences": {
        "resident_id": "bigint",
        "from_date": "date",
        "to_date": "date",
        "kind": "varchar",
        "declared": "boolean",
    },
    "visits": {  # home for less than 30 days inside an absence: changes no state
        "resident_id": "bigint",
        "from_date": "date",
        "to_date": "date",
    },
    "notifications": {"resident_id": "bigint", "notified_date": "date"},
    "villages": {"village_id": "varchar", "name": "varchar"},
}


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
    import duckdb

    with duckdb.connect(config={"threads": "1"}) as connection:
        load(connection, register)
        for table in TABLES:
            target = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(
                f"copy (select * from {table} order by all) to '{target}' (format parquet)"
            )
