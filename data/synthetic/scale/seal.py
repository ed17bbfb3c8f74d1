"""A finished commune is a folder with the hashes of its files; anything else is not there."""

import hashlib
import shutil
from pathlib import Path

SUMS = "SHA256SUMS"  # written last; `sha256sum -c` reads it
TEMPORARY = ".tmp-"


def folder_of(commune: int) -> str:
    """Read as a column `commune` by every engine that knows Hive's folders."""
    return f"commune={commune:05d}"


def seal(files: dict[str, bytes]) -> bytes:
    """What stands in SUMS."""
    return "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()


def hash_of(sums: bytes) -> str:
    """One hash for a whole commune."""
    return hashlib.sha256(sums).hexdigest()


def intact(home: Path) -> str | None:
    """The hash of a commune whose files still have the bytes they were written with."""
    try:
        sums = (home / SUMS).read_bytes()
        for line in sums.decode().splitlines():
            expected, name = line.split("  ")
            if hashlib.sha256((home / name).read_bytes()).hexdigest() != expected:
                return None
    except (OSError, ValueError):
        return None
    return hash_of(sums)


def finished(folder: Path, communes: int) -> dict[int, str]:
    """Hashes of the finished communes; clears away what a killed run left half-written."""
    for draft in folder.glob(f"{TEMPORARY}*"):
        shutil.rmtree(draft)
    found = {}
    for commune in range(communes):
        home = folder / folder_of(commune)
        if home.exists():
            if (told := intact(home)) is not None:
                found[commune] = told
            else:
                shutil.rmtree(home)
    return found
