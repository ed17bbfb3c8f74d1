"""An edition: one immutable set of statistics files for a data date, named by its manifest."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from analytics.store.schema import SCHEMA_VERSION
from analytics.store.unchanged import unchanged
from analytics.words.errors import EditionDamaged, EditionForeign, EditionMissing

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class StatisticsFile:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Edition:
    """What a manifest says. `files` maps a scope ('exact' or 'exact/<village>') to its file;
    `since` is the first day the register vouches for."""

    sequence: int
    origin: str
    source: str
    as_of: date
    since: date
    first_month: date
    last_month: date
    previous: str
    files: tuple[tuple[str, StatisticsFile], ...]

    def file(self, scope: str) -> StatisticsFile | None:
        return dict(self.files).get(scope)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the whole commune's file: of two editions alike in it, all is alike."""
        return dict(self.files)["exact"].sha256

    @property
    def short_hash(self) -> str:
        """Eight digits of it: enough to tell editions apart on paper."""
        return self.digest[:8]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def described(path: Path) -> StatisticsFile:
    return StatisticsFile(path.name, path.stat().st_size, sha256(path))


def current_edition(store: Path) -> Edition:
    """The edition the manifest names, read again only when the manifest has changed."""
    try:
        return _read(os.path.join(store, MANIFEST))
    except OSError as absent:
        raise EditionMissing(store.name) from absent


@unchanged
def _read(manifest: str) -> Edition:
    try:
        told = json.loads(Path(manifest).read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA_VERSION:
            raise EditionForeign(MANIFEST)
        return Edition(
            sequence=int(told["sequence"]),
            origin=told["origin"],
            source=told["source"],
            as_of=date.fromisoformat(told["as_of"]),
            since=date.fromisoformat(told["since"]),
            first_month=date.fromisoformat(told["first_month"]),
            last_month=date.fromisoformat(told["last_month"]),
            previous=told["previous"],
            files=tuple((scope, StatisticsFile(**file)) for scope, file in told["files"].items()),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise EditionDamaged(MANIFEST) from broken


def next_sequence(store: Path) -> int:
    """One more than the manifest says, and never a number whose files still lie in the folder."""
    seen = [int(path.stem.split("-")[1]) for path in store.glob("exact-*.duckdb")]
    return max(seen, default=0) + 1


def previous_hash(store: Path) -> str:
    manifest = store / MANIFEST
    return sha256(manifest) if manifest.exists() else ""


def write_manifest(store: Path, edition: Edition) -> None:
    """Replacing the manifest is the moment of publication: before it, nothing has changed."""
    told = asdict(edition) | {
        "schema": SCHEMA_VERSION,
        "files": {scope: asdict(file) for scope, file in edition.files},
    }
    draft = store / f"{MANIFEST}.tmp"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=2, default=str)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, store / MANIFEST)
