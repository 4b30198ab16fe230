"""From rows to entries: the best row speaks for its entry, its other rows vote for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Longs

_HALF = 0.5
"""Sum of squared scores of the other rows that closes half the gap between the best row and 1."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The entries of R rows, ascending; for each the place of its best row, its score and what the votes added.

    `owners` (R): the place of each row's entry among them.
    """

    entries: Longs
    owners: Longs
    best: Longs
    totals: Floats
    added: Floats


def vote(entries: Longs, scores: Floats) -> Ballot:
    """Count the votes of R rows; of an entry's equally good rows the first is the best.

    With b the best score of an entry and s the sum of squares of the others, its score is b + (1 - b) s / (s + 1/2):
    never past 1, and 1 only if b is.

    >>> ballot = vote(np.array([7, 7, 8]), np.array([0.5, 0.5, 0.5]))
    >>> ballot.entries.tolist(), ballot.best.tolist(), ballot.totals.round(3).tolist()
    ([7, 8], [0, 2], [0.667, 0.5])
    """
    names, group = np.unique(entries, return_inverse=True)
    descending = np.argsort(-scores, kind="stable")
    best = descending[np.unique(group[descending], return_index=True)[1]]
    others = np.maximum(0.0, np.bincount(group, scores**2, minlength=len(names)) - scores[best] ** 2)
    added = (1 - scores[best]) * others / (others + _HALF)
    return Ballot(names, group, best, scores[best] + added, added)
