"""Villages have clans: the same surnames as the commune, in shares of their own."""

from functools import lru_cache

import numpy as np

from data.synthetic.keyed import Purpose, uniform
from data.synthetic.naming.tables import name_tables

VILLAGES = 9
UNACCENTED = VILLAGES  # the row of the table for those who come from elsewhere
_SHARED, _NOISE = 0.55, 0.45  # synthetic.md 4.10
_ROUNDS = 6


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
    ids = (commune * VILLAGES + np.arange(VILLAGES)[:, None]) * 4096 + np.arange(surnames)
    draw = uniform(0, ids, Purpose.NAME_CLAN)
    slice_of = draw.argsort(axis=0).argsort(axis=0)
    return -np.log1p(-(slice_of + draw) / VILLAGES)
