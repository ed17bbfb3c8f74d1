"""The one rule of a card's last day."""

import numpy as np

from data.synthetic.days import NEVER, anniversary, day

LAW_2023 = day("2024-07-01")  # Law on Identity 26/2023/QH15 in force: a threshold at 14 too
THRESHOLDS = (14, 25, 40, 60)


def expiry(born: np.ndarray, issued: np.ndarray) -> np.ndarray:
    """First threshold birthday more than two years after issue; NEVER is "Không thời hạn".

    Law on Identity 2023, art. 21 (exactly two years still counts as within); thresholds
    25, 40, 60, and 14 for cards issued from 2024-07-01. Born 29 February: 1 March.
    """
    issued = np.asarray(issued)
    known = np.where(issued < NEVER, issued, born)
    two_years = anniversary(known, 2)
    out = np.full(np.shape(issued), NEVER)
    for threshold in reversed(THRESHOLDS):
        birthday = anniversary(born, threshold)
        counts = (birthday > two_years) & ((threshold > 14) | (known >= LAW_2023))
        out = np.where(counts, birthday, out)
    return np.where(issued < NEVER, out, NEVER)
