"""From rows to entries: the best row speaks for its entry, its other rows vote for it."""

from __future__ import annotations

import numpy as np

from bot.matching.arrays import Floats, Longs

_HALF = 0.5
"""Sum of squared scores of the other rows that closes half the gap between the best row and 1."""


def vote(entries: Longs, scores: Floats) -> tuple[Longs, Floats, Floats]:
    """Return for each entry found the place of its best row, its score and what the votes added, best first.

    `entries` and `scores` (R) belong to rows in ascending order. With b the best score of an entry and s the sum of
    squares of the others, its score is b + (1 - b) s / (s + 1/2): never past 1, and 1 only if b is.
    Equal scores stand in the order of the entries.

    >>> places, totals, added = vote(np.array([7, 7, 8]), np.array([0.5, 0.5, 0.5]))
    >>> places.tolist(), [round(float(t), 3) for t in totals]
    ([0, 2], [0.667, 0.5])
    """
    names, group = np.unique(entries, return_inverse=True)
    by_score = np.lexsort((np.arange(len(scores)), -scores))
    best = by_score[np.unique(group[by_score], return_index=True)[1]]
    others = np.bincount(group, scores**2, minlength=len(names)) - scores[best] ** 2
    others = np.maximum(others, 0.0)
    added = (1 - scores[best]) * others / (others + _HALF)
    totals = scores[best] + added
    order = np.lexsort((names, -totals))
    return best[order], totals[order], added[order]
