"""The one cache of the house: what was read for these rights, of this edition, of these entries.

Nothing is remembered across editions, entries, roles or areas, and whatever is remembered takes
no more bytes than are set here: enough for a reader who walks through 48 months.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from analytics.meaning.door import anybody, edition_of, entered, sequence
from analytics.meaning.question import Reader
from analytics.words.memory import MEGABYTE, Memory

P = ParamSpec("P")
T = TypeVar("T")

READ = Memory(20 * MEGABYTE)
FUTURES = Memory(48 * MEGABYTE)  # thousands of simulated paths would push out what is read
PAGES = Memory(14 * MEGABYTE)  # built for a view, whichever figures stand behind them


def remembered(
    *, entries: bool = False, spoken: bool = False, memory: Memory = READ
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps what a function returns by its arguments, which are plain or frozen.

    Of a Reader its rights count and the edition that lies there now; with `entries`, what was
    entered beside it too; with `spoken`, the language.
    """

    def kept(work: Callable[P, T]) -> Callable[P, T]:
        def stamp(told: object) -> Hashable:
            if not isinstance(told, Reader):
                return told
            rights = told.role, told.area, told.language if spoken else ""
            newest = entered(told) if entries else 0
            return rights, told.store, edition_of(told), newest

        def plain(told: Any) -> Any:
            if not isinstance(told, Reader):
                return told
            sequence(told)  # who may not read the file gets no answer of any kind
            return told if spoken else anybody(told)

        def made(*told: P.args, **named: P.kwargs) -> T:
            return work(*map(plain, told), **named)

        @wraps(work)
        def read(*told: P.args, **named: P.kwargs) -> T:
            key = (work, *map(stamp, told), *sorted(named.items()))
            return memory.read(key, lambda: made(*told, **named))

        return read

    return kept


def forget() -> None:
    """As after a restart."""
    for memory in (READ, FUTURES, PAGES):
        memory.forget()
