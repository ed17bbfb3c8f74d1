"""A table read as arrays: days since 1970-01-01, words as places in a list, ids as rows."""

import numpy as np
import pandas as pd

from data.synthetic.days import NEVER


class Rows:
    """One table. `days`, `code`, `whole` and `text` decode a column once."""

    def __init__(self, frame: pd.DataFrame, people: "Index | None" = None) -> None:
        self.frame = frame
        self._people = people
        self._decoded: dict[object, np.ndarray] = {}

    def __len__(self) -> int:
        return len(self.frame)

    def days(self, name: str) -> np.ndarray:
        if name not in self._decoded:
            stamps = self.frame[name].to_numpy(dtype="M8[s]", na_value=np.datetime64("NaT", "s"))
            found = stamps.astype("M8[D]").astype(np.int64)
            found[np.isnat(stamps)] = NEVER
            self._decoded[name] = found
        return self._decoded[name]

    def code(self, name: str, words: tuple[str, ...]) -> np.ndarray:
        if (name, words) not in self._decoded:
            self._decoded[name, words] = codes(self.frame[name], words)
        return self._decoded[name, words]

    def whole(self, name: str) -> np.ndarray:
        if name not in self._decoded:
            self._decoded[name] = self.frame[name].to_numpy(dtype=np.int64, na_value=-1)
        return self._decoded[name]

    def text(self, name: str) -> np.ndarray:
        return self.frame[name].to_numpy(dtype=object, na_value=None)

    def flag(self, name: str) -> np.ndarray:
        return self.frame[name].to_numpy(dtype=bool, na_value=False)

    @property
    def person(self) -> np.ndarray:
        return self.who("resident_id")

    def who(self, name: str) -> np.ndarray:
        """Rows of `residents` for a column of resident ids."""
        key = f"{name}→"
        if key not in self._decoded:
            assert self._people is not None
            self._decoded[key] = self._people.of(self.whole(name))
        return self._decoded[key]


class Index:
    """Where each id stands; -1 for an id that stands nowhere."""

    def __init__(self, ids: np.ndarray) -> None:
        self._order = np.argsort(ids, kind="stable")
        self._ids = ids[self._order]

    def of(self, wanted: np.ndarray) -> np.ndarray:
        if not len(self._ids):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return np.where(self._ids[at] == wanted, self._order[at], -1)


def codes(column: pd.Series, words: tuple[str, ...]) -> np.ndarray:
    """Faster than Index.get_indexer on objects: few words, many rows."""
    codes, found = pd.factorize(column)
    place = {word: at for at, word in enumerate(words)}
    table = np.array([*(place.get(word, -1) for word in found), -1])
    return table[codes]
