"""Kernel ridge regression with a Gaussian kernel on cosines: what texts are about, learnt from curated ones.

Source: regularised least-squares classification (Rifkin, Yeo and Poggio, 2003).
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_SHARPNESS = 4.0
"""How fast a text's say falls: a likeness 0.1 lower counts two thirds."""


def mean_likeness(by_units: Floats, by_vectors: Floats | None) -> Floats:
    """Return the mean of two likenesses, or the first where there is no other."""
    return by_units if by_vectors is None else np.asarray((by_units + by_vectors) / 2, dtype=np.float32)


def fit_ridge(likeness: Floats, targets: Floats, ridge: float) -> Floats:
    """Return the head, shaped as `targets` (texts, columns), from the likeness in -1…1 of every two texts.

    `ridge` is the strength of the regularisation, in texts.
    """
    from scipy.linalg import solve  # half a second that only learning needs

    kernel = _kernel(likeness) + ridge * np.eye(len(likeness), dtype=np.float32)
    return np.asarray(solve(kernel, targets, assume_a="pos", overwrite_a=True, check_finite=False), dtype=np.float32)


def apply_ridge(head: Floats, likeness: Floats) -> Floats:
    """Return, of shape (columns,), what the head says of a text, from its likeness to every text learnt from."""
    return np.asarray(_kernel(likeness) @ head, dtype=np.float32)


def rarity(holders: float, everything: int) -> float:
    """Return what a unit weighs by how few of all things hold it: 1 where none does, falling to about 0.3."""
    share = log((everything + 1) / (holders + 0.5)) / log((everything + 1) / 0.5)
    return 0.3 + 0.7 * share


def _kernel(likeness: Floats) -> Floats:
    close = np.asarray(likeness, dtype=np.float32)
    return np.asarray(np.exp(_SHARPNESS * (np.clip(close, -1, 1) - 1)), dtype=np.float32)
