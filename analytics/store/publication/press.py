"""Putting a folder on the disk whole or not at all."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from analytics.store.settle import settle

DRAFT = ".draft"  # one at a time: whoever writes holds the lock of the store


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """On return it is on the disk. A process that stops before leaves a draft nobody reads."""
    draft = folder.parent / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    try:
        for name, content in files.items():
            _write(draft / name, content)
        for inside in (*{(draft / name).parent for name in files}, draft):
            settle(inside)
        os.rename(draft, folder)
        for above in (folder.parent, folder.parent.parent):
            settle(above)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
