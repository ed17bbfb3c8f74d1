"""The name lists of data/reference as cumulative weights, and their shares in each village."""

from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

import numpy as np

from data.synthetic.keyed import Purpose, uniform
from data.synthetic.reference import SEXES, table
from data.synthetic.tables import VILLAGES

COHORTS = (("-1969", 0), ("1970-1989", 1970), ("1990-2009", 1990), ("2010-", 2010))
MALE = {SEXES[0]: True, SEXES[1]: False}
_FIRST_YEARS = np.array([first for _, first in COHORTS])
UNACCENTED = len(VILLAGES)  # the row of the table for those who come from elsewhere
_SHARED, _NOISE = 0.55, 0.45  # synthetic.md 4.10
_ROUNDS = 6


@dataclass(frozen=True)
class Weighted:
    """Words with cumulative weights from above 0 to exactly 1."""

    words: np.ndarray
    total: np.ndarray

    def code(self, draw: np.ndarray) -> np.ndarray:
        """Where a number between 0 and 1 falls."""
        return np.searchsorted(self.total, draw)

    def at(self, draw: float) -> str:
        """The word a number between 0 and 1 stands for."""
        return str(self.words[self.code(np.array(draw))])

    def shares(self) -> np.ndarray:
        """Weights that add up to 1, in the order of the words."""
        return np.diff(self.total, prepend=0.0)


@dataclass(frozen=True)
class Shelf:
    """Several lists over one vocabulary, drawn from in a single search."""

    lists: tuple[Weighted, ...]
    words: np.ndarray
    code: np.ndarray
    total: np.ndarray

    def codes(self, which: np.ndarray, draw: np.ndarray) -> np.ndarray:
        """Codes into `words`; list k occupies the numbers between k and k + 1."""
        return self.code[np.searchsorted(self.total, which + draw)]


@dataclass(frozen=True)
class NameTables:
    """Surnames of the place, and middle and given names by sex and birth cohort."""

    surnames: Weighted
    middle: Shelf
    given: Shelf
    echo: np.ndarray  # middle × given: the given name repeats the word before it
    surname_echo: np.ndarray  # surname × middle: so does the middle name

    def of(self, shelf: Shelf, *, sex: str, born: int) -> Weighted:
        """The list for one sex and birth year."""
        return shelf.lists[int(group(np.array(born), np.array(MALE[sex])))]


def group(born: np.ndarray, male: np.ndarray) -> np.ndarray:
    """Number of the list for a birth year and sex."""
    cohort = np.searchsorted(_FIRST_YEARS, born, side="right") - 1
    return cohort * len(SEXES) + np.where(male, 0, 1)


@cache
def name_tables() -> NameTables:
    """The tables, read once."""
    rows = table("surnames")
    rows = rows[rows["share_local"] != ""]
    surnames = weighted(_composed(rows["surname"]), rows["share_local"])
    middle, given = shelf(_lists("middle")), shelf(_lists("given"))
    last = np.array([word.split()[-1] for word in middle.words], dtype=object)
    first = np.array([word.split()[0] for word in middle.words], dtype=object)
    echo = last[:, None] == given.words[None, :]
    return NameTables(surnames, middle, given, echo, surnames.words[:, None] == first[None, :])


def weighted(words: np.ndarray, weight: np.ndarray) -> Weighted:
    """Weights are divided by their sum; the last total is 1 without rounding error."""
    total = np.cumsum(np.asarray(weight, dtype=float))
    total /= total[-1]
    return Weighted(words, total)


def shelf(lists: tuple[Weighted, ...]) -> Shelf:
    """Lists side by side, over the sorted words of all of them."""
    words, code = np.unique(np.concatenate([x.words for x in lists]), return_inverse=True)
    total = np.concatenate([k + x.total for k, x in enumerate(lists)])
    return Shelf(lists, words, code.astype(np.int16), total)


def _lists(kind: str) -> tuple[Weighted, ...]:
    rows = table("given_names")
    rows = rows[rows["kind"] == kind]
    lists = dict(list(rows.groupby(["birth_cohort", "sex"])))
    wanted = [lists[cohort, sex] for cohort, _ in COHORTS for sex in SEXES]
    return tuple(weighted(_composed(mine["name"]), mine["weight"]) for mine in wanted)


def _composed(words) -> np.ndarray:
    return np.array([normalize("NFC", word) for word in words], dtype=object)


@lru_cache(maxsize=4)
def clan_shares(commune: int) -> np.ndarray:
    """10 × surnames: the nine villages, then the commune without accent; rows add up to 1.

    Depends on the commune and the village alone. `share_local` × (.55 + .45 × gamma noise of
    shape 1), where a surname's nine draws stand in nine equal slices of the distribution, then
    renormalised by village and by surname: villages differ, the commune keeps the table.
    """
    local = name_tables().surnames.shares()
    shares = local * (_SHARED + _NOISE * _noise(commune, len(local)))
    for _ in range(_ROUNDS):
        shares *= local / shares.mean(axis=0)
        shares /= shares.sum(axis=1, keepdims=True)
    return np.vstack([shares, local])


@lru_cache(maxsize=4)
def clan_totals(commune: int) -> np.ndarray:
    """The shares as one rising sequence: village v occupies the numbers between v and v + 1."""
    totals = np.cumsum(clan_shares(commune), axis=1)
    totals /= totals[:, -1:]
    return (totals + np.arange(len(totals))[:, None]).ravel()


def _noise(commune: int, surnames: int) -> np.ndarray:
    """Villages × surnames: gamma (exponential) draws of mean 1."""
    villages = len(VILLAGES)
    ids = (commune * villages + np.arange(villages)[:, None]) * 4096 + np.arange(surnames)
    draw = uniform(0, ids, Purpose.NAME_CLAN)
    slice_of = draw.argsort(axis=0).argsort(axis=0)
    return -np.log1p(-(slice_of + draw) / villages)
