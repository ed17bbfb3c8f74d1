"""A result as text and back, exactly: what is read equals what was computed.

The types are those of the frozen dataclasses, an indicator stands there by its key; JSON keeps
every digit of a float. Facts whose type is not told (`object`) carry it with them where JSON would
lose it.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from analytics.meaning.catalogue import indicator_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

_DAY, _FAR = "day", "inf"  # tags of what JSON has no word for
_AS_IT_IS = {str, int, bool, NoneType}


def text_of(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read(kind: Any, text: str) -> Any:
    return _made(kind, json.loads(text))


def _plain(value: object) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Indicator):
        return value.key
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, name)) for name in _names(type(value))]
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return {_FAR: str(value)}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, frozenset):
        return sorted(_plain(one) for one in value)
    if isinstance(value, tuple):
        if {type(one) for one in value} <= _AS_IT_IS:
            return value
        return [_plain(one) for one in value]
    return value


def _made(kind: Any, told: Any) -> Any:
    if isinstance(told, dict):
        return date.fromisoformat(told[_DAY]) if _DAY in told else float(told[_FAR])
    if told is None or kind in (str, int, float, bool, date, object):
        return told
    if kind is Indicator:
        return indicator_of(told)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, told)
    origin = get_origin(kind)
    if origin is Literal:
        return told
    if origin in (Union, UnionType):
        [own] = [one for one in get_args(kind) if one is not NoneType]
        return _made(own, told)
    return _several(origin, get_args(kind), told)


def _dataclass(kind: type, told: list[Any]) -> Any:
    hints = _hints(kind)
    made = (_made(hint, one) for hint, one in zip(hints, told, strict=True))
    if kind is Text:  # takes its context and its facts by name
        return Text(**dict(zip(_names(kind), made, strict=True)))
    return kind(*made)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[one.name] for one in fields(kind))


def _several(origin: Any, parts: tuple[Any, ...], told: list[Any]) -> Any:
    """Tuples, sets and mappings; anything else is no part of a result."""
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        if parts[0] in _AS_IT_IS:
            return tuple(told)
        return tuple(_made(parts[0], one) for one in told)
    if origin is tuple:
        return tuple(_made(part, one) for part, one in zip(parts, told, strict=True))
    if origin is frozenset:
        return frozenset(_made(parts[0], one) for one in told)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_made(parts[0], key): _made(parts[1], one) for key, one in told}
    raise TypeError(f"{origin} {parts}")
