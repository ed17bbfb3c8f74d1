"""Changes of a status as rows in order, for statuses that last until the next one."""

import numpy as np

from data.synthetic.people import People
from data.synthetic.sorting import sorted_rows

WIDE = 1 << 21  # more days than any history, in a sorting key of person and day


def changes(
    person: np.ndarray, value: np.ndarray, start: np.ndarray, who: People
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """In order, the last of a day, without rows that repeat the value before or come after exit."""
    order = sorted_rows(person, start)
    person, value, start = person[order], value[order], start[order]
    last = np.ones(len(person), dtype=bool)
    last[:-1] = (person[1:] != person[:-1]) | (start[1:] != start[:-1])
    last &= start < who.exit[person]
    person, value, start = person[last], value[last], start[last]
    new = np.ones(len(person), dtype=bool)
    new[1:] = (person[1:] != person[:-1]) | (value[1:] != value[:-1])
    return person[new], value[new], start[new]
