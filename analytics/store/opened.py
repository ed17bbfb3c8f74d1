"""Opening statistics files by role. Nothing else in the program holds a path to one."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from analytics.store.edition import Edition, current_edition, sha256
from analytics.store.unchanged import unchanged
from analytics.words.errors import (
    EditionDamaged,
    NoPublicEdition,
    NotAllowed,
    UnknownArea,
    UnknownRole,
)

EXACT_ROLES = {"chief", "officer"}
ROLES = (*sorted(EXACT_ROLES), "village", "viewer")

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
    "threads": "1",
    "lock_configuration": "true",
}


def scope_of(role: str, area: str) -> str:
    """Which file a role reads. An unknown role reads nothing: it is an error."""
    if role in EXACT_ROLES:
        return "exact"
    if role == "village":
        return f"exact/{area}"
    if role == "viewer":
        return "public"
    raise UnknownRole(role)


@unchanged
def _opened(path: str, digest: str) -> duckdb.DuckDBPyConnection:
    """Read-only, locked, and only if the file is the one the manifest speaks of."""
    if sha256(Path(path)) != digest:
        raise EditionDamaged(os.path.basename(path))
    try:
        return duckdb.connect(path, read_only=True, config=LOCKED)
    except duckdb.Error as refused:
        raise EditionDamaged(os.path.basename(path)) from refused


class Statistics:
    """The statistics one reader may see: a cursor per call, on one file."""

    def __init__(self, store: Path, role: str, area: str) -> None:
        self.edition: Edition = current_edition(store)
        self.scope = scope_of(role, area)
        file = self.edition.file(self.scope)
        if file is None and self.scope == "public":
            raise NoPublicEdition(role)
        if file is None:
            raise UnknownArea(area) if role == "village" else NotAllowed(role)
        try:
            self._connection = _opened(os.path.join(store, file.name), file.sha256)
        except OSError as absent:
            raise EditionDamaged(file.name) from absent

    def rows(self, sql: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, values or {}).fetchall()

    def columns(self, sql: str) -> dict[str, Any]:
        """The same as one array a column, for whoever adds up many rows."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql).fetchnumpy()

    def areas(self) -> dict[str, str]:
        """Village id to name, in the order of the register's numbers."""
        return dict(
            self.rows(
                "select area, name from area where parent is not null "
                "order by try_cast(regexp_extract(area, '[0-9]+') as integer), area"
            )
        )

    def months(self) -> tuple[date, ...]:
        return tuple(month for (month,) in self.rows("select distinct month from cell order by 1"))
