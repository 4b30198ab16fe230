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


def mean_likeness(by_units: Floats, by_text: Floats) -> Floats:
    """Return the mean of two likenesses, in the place of the first: of thousands of texts each takes a gigabyte."""
    by_units += by_text
    by_units /= 2
    return by_units


def fit_ridge(likeness: Floats, targets: Floats, ridge: float) -> Floats:
    """Return the head, shaped as `targets` (texts, columns), from the likeness in -1…1 of every two texts.

    `ridge` is the strength of the regularisation, in texts. The likeness is overwritten.
    """
    from scipy.linalg import cho_factor, cho_solve  # half a second that only learning needs

    kernel = _kernel(likeness)
    kernel[np.diag_indices_from(kernel)] += ridge
    column_major = kernel.T  # the same numbers, solved where they stand
    factor = cho_factor(column_major, lower=True, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve(factor, targets, check_finite=False), dtype=np.float32)


def apply_ridge(head: Floats, likeness: Floats) -> Floats:
    """Return, of shape (columns,), what the head says of a text, from its likeness to every text learnt from.

    The likeness is overwritten.
    """
    return np.asarray(_kernel(likeness) @ head, dtype=np.float32)


def rarity(holders: float, everything: int) -> float:
    """Return what a unit weighs by how few of all things hold it: 1 where none does, falling to about 0.3."""
    share = log((everything + 1) / (holders + 0.5)) / log((everything + 1) / 0.5)
    return 0.3 + 0.7 * share


def _kernel(likeness: Floats) -> Floats:
    kernel: Floats = np.clip(likeness, -1, 1, out=likeness)
    kernel -= 1
    kernel *= _SHARPNESS
    return np.exp(kernel, out=kernel)
