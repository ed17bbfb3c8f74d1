"""A file put into a folder whole or not at all."""

import os
from pathlib import Path
from tempfile import mkstemp

from analytics.words.errors import FolderNotWritable


def saved(folder: Path, name: str, content: bytes) -> Path:
    """Its path. An older file of the name gives way only to a whole one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = mkstemp(dir=folder, prefix=f".{name}.")
    except OSError as refused:
        raise FolderNotWritable(folder) from refused
    path = folder / name
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, 0o644)  # mkstemp makes a file for its owner alone
        os.replace(draft, path)
    except OSError as refused:
        raise FolderNotWritable(folder) from refused
    finally:
        Path(draft).unlink(missing_ok=True)
    return path
