"""What stops a run, said in one sentence; its files appear together or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Refused(Exception):
    """A wrong argument or a place that cannot be written, said in one Vietnamese sentence."""


class Stopped(Refused):
    """The user pressed Ctrl-C; what is finished stays."""


@contextmanager
def draft_of(folder: Path) -> Iterator[Path]:
    """A folder beside the files of `folder`; they are replaced when the work ends well."""
    created = not folder.exists()
    draft = folder / f".tmp-{os.getpid()}"
    draft.mkdir(parents=True)
    try:
        yield draft
        for file in sorted(draft.rglob("*.parquet")):
            final = folder / file.relative_to(draft)
            final.parent.mkdir(exist_ok=True)
            os.replace(file, final)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        if created:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(draft)


def is_full(error: BaseException) -> bool:
    """DuckDB gives the system's words without its number."""
    told = isinstance(error, OSError) and error.errno in _FULL
    return told or "No space left on device" in str(error)
