"""Columns of one length that grow at the end."""

import numpy as np


class Columns:
    """Each name in `defaults` is an attribute: the filled part of a longer array.

    Growing makes new windows, so nobody should hold one while rows are added.
    """

    def __init__(self, defaults: dict[str, object]) -> None:
        self._defaults = defaults
        self._room = {name: np.asarray([value])[:0] for name, value in defaults.items()}
        self._show(0)

    def grow(self, count: int, given: dict[str, object]) -> np.ndarray:
        """So many rows more, with defaults where nothing is given. Where they stand."""
        rows = np.arange(self._filled, self._filled + count)
        self._make_room(self._filled + count)
        for name, value in self._defaults.items():
            self._room[name][self._filled : self._filled + count] = given.get(name, value)
        self._show(self._filled + count)
        return rows

    def _make_room(self, size: int) -> None:
        """A quarter more than is needed, so that most years fit in."""
        for name, column in self._room.items():
            if size <= len(column):
                return
            self._room[name] = np.empty(size + size // 4, column.dtype)
            self._room[name][: self._filled] = column[: self._filled]

    def _show(self, size: int) -> None:
        self._filled = size
        for name, column in self._room.items():
            setattr(self, name, column[:size])
