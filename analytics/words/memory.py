"""A memory bounded by bytes: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import islice
from math import ceil
from sys import getsizeof
from threading import Lock
from types import NoneType
from typing import Any, TypeVar, cast

T = TypeVar("T")

MEGABYTE = 2**20
_LOOKED_AT = 4  # parts of a long value that stand for all of it
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
    """About how many bytes it holds: of long parts a few are looked at, of parts in parts fewer."""
    return _weighed(value, set(), _LOOKED_AT)


def _weighed(value: Any, seen: set[int], looked: int) -> int:
    kind: type = type(value)
    if kind in _BARE:
        return 32
    if id(value) in seen:
        return 8
    seen.add(id(value))
    return _scale(kind)(value, seen, looked)


_BARE = {NoneType, bool, int, float}
Scale = Callable[[Any, set[int], int], int]


@cache
def _scale(kind: type) -> Scale:
    """How values of a type are weighed: found once for the type, as thousands are weighed."""
    if issubclass(kind, str | bytes):
        return _alone
    if hasattr(kind, "nbytes"):
        return _array
    if issubclass(kind, Mapping):
        return _mapping
    if issubclass(kind, tuple | list | set | frozenset):
        return _several
    return _record(tuple(one.name for one in fields(kind))) if is_dataclass(kind) else _alone


def _alone(value: Any, _seen: set[int], _looked: int) -> int:
    return getsizeof(value)


def _array(value: Any, _seen: set[int], _looked: int) -> int:
    return int(value.nbytes) + 128


def _mapping(value: Any, seen: set[int], looked: int) -> int:
    parts = (_sampled(part, len(value), seen, looked) for part in (value, value.values()))
    return getsizeof(value) + sum(parts)


def _several(value: Any, seen: set[int], looked: int) -> int:
    return getsizeof(value) + _sampled(value, len(value), seen, looked)


def _record(names: tuple[str, ...]) -> Scale:
    def weighed(value: Any, seen: set[int], looked: int) -> int:
        parts = (_weighed(getattr(value, name), seen, looked) for name in names)
        return 100 + 16 * len(names) + sum(parts)

    return weighed


def _sampled(values: Any, count: int, seen: set[int], looked: int) -> int:
    """Some parts stand for all of them but the first, which brings what the others share."""
    step = max(1, ceil(count / looked))
    fewer = max(1, looked // 2)
    found = [_weighed(one, seen, fewer) for one in islice(values, 0, None, step)]
    rest = found[1:] or found
    return found[0] + sum(rest) * (count - 1) // len(rest) if found else 0
