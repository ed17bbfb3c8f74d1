"""A memory bounded by bytes: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from sys import getsizeof
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")

MEGABYTE = 2**20
_LOOKED_AT = 6  # parts of a long value that stand for all of it
_ENTRY = 400  # bytes of a key and its place


class Memory:
    """Values by key. One that alone would take more than half is not kept."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def read(self, key: Hashable, make: Callable[[], T], *, weight: int | None = None) -> T:
        """What is kept under the key, else what is made now. An error is never kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key][0])
        value = make()
        self._keep(key, value, _ENTRY + (weigh(value) if weight is None else weight))
        return value

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def _keep(self, key: Hashable, value: object, weight: int) -> None:
        if weight > self.most // 2:
            return
        with self._lock:
            self.bytes += weight - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = value, weight
            while self.bytes > self.most:
                self.bytes -= self._kept.popitem(last=False)[1][1]


def weigh(value: object) -> int:
    """About how many bytes it holds: of long parts a few are looked at."""
    return _weighed(value, set())


def _weighed(value: Any, seen: set[int]) -> int:
    if value is None or isinstance(value, (bool, int, float)):
        return 32
    if id(value) in seen:
        return 8
    seen.add(id(value))
    if isinstance(value, str | bytes):
        return getsizeof(value)
    if isinstance(getattr(value, "nbytes", None), int):
        return int(value.nbytes) + 128
    if isinstance(value, Mapping):
        return getsizeof(value) + _several(value.items(), len(value), seen)
    if isinstance(value, tuple | list | set | frozenset):
        return getsizeof(value) + _several(value, len(value), seen)
    if is_dataclass(value) and not isinstance(value, type):
        own = [getattr(value, one.name) for one in fields(value)]
        return 100 + 16 * len(own) + sum(_weighed(one, seen) for one in own)
    return getsizeof(value)


def _several(values: Any, count: int, seen: set[int]) -> int:
    step = max(1, count // _LOOKED_AT)
    looked = [_weighed(one, seen) for one in islice(values, 0, None, step)]
    return sum(looked) * count // len(looked) if looked else 0
