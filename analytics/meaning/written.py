"""A result as text and back, exactly: what is read equals what was computed.

The types are those of the frozen dataclasses, an indicator stands there by its key; JSON keeps
every digit of a float. Facts whose type is not told (`object`) carry it with them where JSON would
lose it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import isinf
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from analytics.meaning.catalogue import indicator_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

_DAY, _FAR = "day", "inf"  # tags of what JSON has no word for
_AS_IT_IS = {str, int, bool, NoneType}
Seen = dict[int, tuple[object, list[Any]]]  # by identity, which a record keeps while it stands here


def texts_of(values: Iterable[object]) -> tuple[str, ...]:
    """A record that stands in several of them is looked through once."""
    seen: Seen = {}
    return tuple(
        json.dumps(_plain(one, seen), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        for one in values
    )


def read(kind: Any, text: str) -> Any:
    return _made(kind, json.loads(text))


def _plain(value: Any, seen: Seen) -> Any:
    kind: type = type(value)
    return value if kind in _AS_IT_IS else _way(kind)(value, seen)


@cache
def _way(kind: type) -> Callable[[Any, Seen], Any]:
    """How values of a type are told: found once for the type."""
    if issubclass(kind, Indicator):
        return lambda value, _: value.key
    if is_dataclass(kind):
        return _record(_names(kind))
    if issubclass(kind, date):
        return lambda value, _: {_DAY: value.isoformat()}
    if issubclass(kind, float):
        return lambda value, _: {_FAR: str(value)} if isinf(value) else value
    if issubclass(kind, Mapping):
        return lambda value, seen: [[_plain(one, seen) for one in item] for item in value.items()]
    if issubclass(kind, frozenset):
        return lambda value, seen: sorted(_plain(one, seen) for one in value)
    return _row if issubclass(kind, tuple) else lambda value, _: value


def _record(names: tuple[str, ...]) -> Callable[[Any, Seen], Any]:
    def told(value: Any, seen: Seen) -> Any:
        found = seen.get(id(value))
        if found is None:
            plain = [_plain(getattr(value, name), seen) for name in names]
            found = seen[id(value)] = value, plain
        return found[1]

    return told


def _row(value: tuple[Any, ...], seen: Seen) -> Any:
    if set(map(type, value)) <= _AS_IT_IS:
        return value
    return [_plain(one, seen) for one in value]


def _made(kind: Any, told: Any) -> Any:
    return _maker(kind)(told)


@cache
def _maker(kind: type) -> Callable[[Any], Any]:
    """How a value of a type is made of its text: found once for the type."""
    if kind in _AS_IT_IS or kind in (float, date, object):
        return _bare
    if kind is Indicator:
        return indicator_of
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_maker(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _bare
    if origin in (Union, UnionType):
        [own] = [_maker(one) for one in parts if one is not NoneType]
        return lambda told: None if told is None else own(told)
    return _several(origin, parts)


def _bare(told: Any) -> Any:
    if isinstance(told, dict):
        return date.fromisoformat(told[_DAY]) if _DAY in told else float(told[_FAR])
    return told


def _record_maker(kind: type) -> Callable[[Any], Any]:
    makers, names = [_maker(one) for one in _hints(kind)], _names(kind)

    def made(told: list[Any]) -> Any:
        parts = (make(one) for make, one in zip(makers, told, strict=True))
        if kind is Text:  # takes its context and its facts by name
            return Text(**dict(zip(names, parts, strict=True)))
        return kind(*parts)

    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[one.name] for one in fields(kind))


def _several(origin: Any, parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Tuples, sets and mappings; anything else is no part of a result."""
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        if parts[0] in _AS_IT_IS:
            return tuple
        every = _maker(parts[0])
        return lambda told: tuple(map(every, told))
    makers = [_maker(one) for one in parts if one is not Ellipsis]
    if origin is tuple:
        return lambda told: tuple(make(one) for make, one in zip(makers, told, strict=True))
    if origin is frozenset:
        return lambda told: frozenset(map(makers[0], told))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key_of, value_of = makers
        return lambda told: {key_of(key): value_of(one) for key, one in told}
    raise TypeError(f"{origin} {parts}")
