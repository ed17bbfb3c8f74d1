"""Rows in order by two numbers, as a stable sort would give them."""

import numpy as np
import pytest

from data.synthetic.rows import Rows, sorted_rows


def test_sorted_rows_are_those_of_a_stable_sort():
    chance = np.random.default_rng(1)
    first, second = chance.integers(-5, 5, 900), chance.integers(0, 9, 900)
    assert (sorted_rows(first, second) == np.lexsort((second, first))).all()
    assert (sorted_rows(first) == np.argsort(first, kind="stable")).all()
    assert not len(sorted_rows(first[:0]))


def test_ids_are_found_near_and_far():
    base = 3 << 32
    ids = base + np.array([5, 0, 7, 1 << 24, 2, (1 << 24) + 9])
    rows = Rows(ids)
    assert rows.of(ids[::-1]).tolist() == [5, 4, 3, 2, 1, 0]
    others = np.array([-1, base - 1, base + 1, base + 24, base + (1 << 24) + 1, base << 1])
    assert not rows.known(others).any() and rows.known(ids).all()
    with pytest.raises(KeyError, match=str(base + 1)):
        rows.of(np.append(ids, base + 1))


def test_nobody_is_found_among_nobody():
    rows = Rows(np.zeros(0, dtype=np.int64))
    assert not rows.known(np.array([4, -1])).any() and not len(rows.of(np.zeros(0, dtype=np.int64)))
