"""The head: which entry a question asks for, learnt from the wordings (see ridge.py).

The likeness of two texts is the mean of the cosines of their weighted units and of their sentence vectors; without the
encoder, of their letters in the vectors' place.
"""

from __future__ import annotations

import numpy as np

from bot.answering.letters import every_two
from bot.answering.profiles import Profiles
from bot.answering.ridge import Floats, apply_ridge, fit_ridge, mean_likeness

_RIDGE = 0.3


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
    likeness = every_two(rows, profiles.letters, vectors)
    targets = np.zeros((len(likeness), len(profiles.entries)), dtype=np.float32)
    targets[np.arange(len(likeness)), profiles.owner] = 1
    return fit_ridge(likeness, targets, _RIDGE)


def apply_head(head: Floats, by_units: Floats, by_text: Floats) -> Floats:
    """Return, for a text's cosines with every wording, about 1 for the entry it asks for and 0 for the others."""
    return apply_ridge(head, mean_likeness(by_units, by_text))
