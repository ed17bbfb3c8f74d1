"""The order of rows by two whole numbers, several times faster than a stable argsort."""

import numpy as np

_BITS = 21  # of the second number and of a row's place: 2 million of each in one commune


def sorted_rows(first: np.ndarray, second: np.ndarray | int = 0) -> np.ndarray:
    """Rows by `first`, then `second` (0 to 2 million), then as they stand.

    What is sorted are numbers that carry their row in the last bits.
    """
    key = (first << 2 * _BITS) | (second << _BITS) | np.arange(len(first))
    key.sort()
    return key & ((1 << _BITS) - 1)
