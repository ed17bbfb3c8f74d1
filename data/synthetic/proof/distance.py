"""How far two distributions lie apart, and how far chance alone would carry them."""

import numpy as np

COMMUNE, MANY = 5_200, 250_000  # residents of one commune; from where a bar for many holds
SMALL = 20_000  # residents up to which a distance is held against chance alone
_LEAST_EXPECTED = 5  # cells expected below this are joined to their neighbour


def tvd(counts: np.ndarray, shares: np.ndarray) -> float:
    """Total variation distance: the share of people in the wrong cell. SAE is twice this."""
    total = counts.sum()
    return float(np.abs(counts / total - shares).sum() / 2) if total else 0.0


def z(counts: np.ndarray, expected: np.ndarray, *, lost: int = 1) -> float:
    """χ² by degrees of freedom, 1 = sampling noise; `lost` degrees are fixed by the expectation."""
    seen, wanted = _joined(counts.ravel(), expected.ravel())
    freedom = max(len(wanted) - lost, 1)
    return float(((seen - wanted) ** 2 / wanted).sum() / freedom) if wanted.sum() else 0.0


def _joined(counts: np.ndarray, expected: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    seen, wanted, left_seen, left = [], [], 0.0, 0.0
    for count, want in zip(counts, expected, strict=True):
        left_seen, left = left_seen + count, left + want
        if left >= _LEAST_EXPECTED:
            seen.append(left_seen)
            wanted.append(left)
            left_seen = left = 0.0
    if left and wanted:
        seen[-1] += left_seen
        wanted[-1] += left
    return np.array(seen), np.array(wanted)


def ks(counts: np.ndarray, shares: np.ndarray) -> float:
    """Largest gap between two cumulative distributions over the same bins."""
    total = counts.sum()
    if not total:
        return 0.0
    return float(np.abs(np.cumsum(counts) / total - np.cumsum(shares)).max())


def ks_noise(count: float) -> float:
    """95 % of samples of this size stay below (Kolmogorov)."""
    return 1.36 / max(count, 1) ** 0.5


def bar(residents: float, *, commune: float, many: float) -> float:
    """The bar of a commune, that of many communes, and between them one falling with the noise."""
    if residents >= MANY:
        return many
    return max(many, commune * (COMMUNE / max(residents, 1)) ** 0.5)


def binomial_noise(share: float, count: float) -> float:
    """Two standard deviations of a share."""
    return 2 * (max(share * (1 - share), 1e-9) / max(count, 1)) ** 0.5
