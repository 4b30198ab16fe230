"""The head: which entry a question asks for, learnt from the wordings by kernel ridge regression.

Source: regularised least-squares classification with a Gaussian kernel (Rifkin, Yeo and Poggio, 2003). The likeness of
two texts is the mean of the cosines of their weighted units and of their sentence vectors.
"""

from __future__ import annotations

import numpy as np

from bot.answering.profiles import Floats, Profiles

_SHARPNESS = 4.0
"""How fast a wording's say falls: a likeness 0.1 lower counts two thirds."""

_RIDGE = 0.3
"""Strength of the regularisation, in wordings."""


def unit_cosines(profiles: Profiles, asked: Floats) -> Floats:
    """Return the cosine of a text's weighted units (shape (units,)) with those of every wording, 0…1."""
    active = np.flatnonzero(asked)
    weighted = asked[active] * profiles.weights[active]
    norm = float(np.linalg.norm(weighted))
    if not norm:
        return np.zeros(len(profiles.owner), dtype=np.float32)
    rows = profiles.signatures[:, active] * profiles.weights[active]
    return np.asarray(rows @ (weighted / norm) / profiles.norms, dtype=np.float32)


def fit_head(profiles: Profiles, vectors: Floats | None) -> Floats:
    """Return the head, of shape (wordings, entries)."""
    rows = profiles.signatures * profiles.weights / profiles.norms[:, None]
    likeness = rows @ rows.T
    if vectors is not None:
        likeness = (likeness + vectors @ vectors.T) / 2
    targets = np.zeros((len(likeness), len(profiles.entries)), dtype=np.float32)
    targets[np.arange(len(likeness)), profiles.owner] = 1
    kernel = _kernel(np.asarray(likeness, dtype=np.float32)) + _RIDGE * np.eye(len(likeness), dtype=np.float32)
    return solved(kernel, targets)


def solved(kernel: Floats, targets: Floats) -> Floats:
    """Return what a symmetric positive definite kernel maps to the targets; the kernel is used up."""
    from scipy.linalg import solve  # half a second that only learning needs

    return np.asarray(solve(kernel, targets, assume_a="pos", overwrite_a=True, check_finite=False), dtype=np.float32)


def apply_head(head: Floats, by_units: Floats, by_vectors: Floats | None) -> Floats:
    """Return, for a text's cosines with every wording, about 1 for the entry it asks for and 0 for the others."""
    likeness = by_units if by_vectors is None else (by_units + by_vectors) / 2
    return np.asarray(_kernel(np.asarray(likeness, dtype=np.float32)) @ head, dtype=np.float32)


def _kernel(likeness: Floats) -> Floats:
    return np.asarray(np.exp(_SHARPNESS * (np.clip(likeness, -1, 1) - 1)), dtype=np.float32)
