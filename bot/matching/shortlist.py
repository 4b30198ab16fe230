"""The few rows worth a closer look, found through the rows that hold each word."""

from __future__ import annotations

import numpy as np

from bot.matching.arrays import Longs
from bot.matching.phrasings import Phrasings
from bot.matching.reading import Reading

_POSTINGS = 150_000
"""Rows read from the lists of the words before common words are left out; the bound on a query's work."""
_SCALE = 1 << 12
"""Contributions are whole numbers of 1/4096, so that their sum does not depend on the order of adding."""


def shortlist(reading: Reading, phrasings: Phrasings, size: int) -> Longs:
    """Return the rows that hold most of the query's weight for their own, about `size` of them, ascending."""
    query_place, near_place = np.nonzero(reading.closeness)
    words = reading.near[near_place]
    lengths = phrasings.word_starts[words + 1] - phrasings.word_starts[words]
    order = np.argsort(lengths, kind="stable")
    read = order[: max(1, int(np.searchsorted(np.cumsum(lengths[order]), _POSTINGS, side="right")))]
    if not len(read):
        return np.zeros(0, dtype=np.int64)
    gain = reading.weights[query_place[read]] * reading.closeness[query_place[read], near_place[read]]
    starts, ends = phrasings.word_starts[words[read]].tolist(), phrasings.word_starts[words[read] + 1].tolist()
    rows = np.concatenate([phrasings.word_rows[start:end] for start, end in zip(starts, ends, strict=True)])
    gains = np.repeat(np.rint(gain * _SCALE), lengths[read])
    total = np.bincount(rows, gains, minlength=phrasings.rows)
    asked = _SCALE * reading.weights.sum()
    value = total[rows] * (1 / asked + 2 / (asked + _SCALE * phrasings.weight[rows]))
    if len(rows) > size:
        # A row stands here once for each word that found it: take more, so that `size` different ones remain.
        wanted = min(len(rows), size * 3)
        rows = rows[value >= np.partition(value, -wanted)[-wanted]]
        value = total[rows] * (1 / asked + 2 / (asked + _SCALE * phrasings.weight[rows]))
        best = np.lexsort((rows, -value))
        rows = rows[best]
        rows = rows[np.sort(np.unique(rows, return_index=True)[1])][:size]
    return np.unique(rows).astype(np.int64)
