"""Weights under which given columns average to zero, as near to uniform as can be."""

import numpy as np


def raked(features: np.ndarray) -> np.ndarray:
    """Weights closest to uniform (Kullback-Leibler) under which every column averages 0.

    Damped Newton steps on the dual (synthetic.md 4.3).
    """
    dual = np.zeros(features.shape[1])

    def at(point: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ point
        top = score.max()
        weight = np.exp(score - top)
        return top + np.log(weight.sum()), weight / weight.sum()

    value, weight = at(dual)
    off = np.inf
    for _ in range(60):
        slope = features.T @ weight
        before, off = off, np.abs(slope).max()
        if off < 1e-9 or (before < 1e-6 and off > 0.5 * before):  # as near as rounded shares allow
            break
        curve = (features * weight[:, None]).T @ features - np.outer(slope, slope)
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(dual)), slope)
        length = 1.0
        wanted = at(dual - step)
        while wanted[0] > value - 1e-4 * length * (slope @ step) and length >= 1e-6:
            length /= 2
            wanted = at(dual - length * step)
        dual = dual - length * step
        value, weight = wanted
    return weight
