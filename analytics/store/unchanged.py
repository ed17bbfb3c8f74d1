"""What was read of a file, read again only when the file's time or size has changed."""

import os
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from analytics.words.memory import MEGABYTE, Memory

P = ParamSpec("P")
T = TypeVar("T")

FILES = Memory(128 * MEGABYTE)  # of files open or read; each weighs what it takes on the disk


def unchanged(
    read: Callable[Concatenate[str, P], T],
) -> Callable[Concatenate[str, P], T]:
    """Looks at the file each time; raises OSError where there is none."""

    @wraps(read)
    def known(path: str, /, *told: P.args, **named: P.kwargs) -> T:
        found = os.stat(path)
        key: Hashable = (read, path, found.st_mtime_ns, found.st_size, *told)
        return FILES.read(key, lambda: read(path, *told, **named), weight=found.st_size)

    return known
