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
    for _ in range(60):
        slope = features.T @ weight
        if np.abs(slope).max() < 1e-9:
            break
        curve = (features * weight[:, None]).T @ features - np.outer(slope, slope)
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(dual)), slope)
        length = 1.0
        while at(dual - length * step)[0] > value - 1e-4 * length * (slope @ step):
            length /= 2
            if length < 1e-6:
                break
        dual = dual - length * step
        value, weight = at(dual)
    return weight
