"""How much the encoder should count, learnt from the phrasings themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bot.matching.arrays import Floats, Singles, evenly
from bot.matching.reading import read
from bot.matching.scoring import Weights
from bot.matching.search import Found, Stock, find

_SAMPLE = 1_000
"""Phrasings asked."""
_ENOUGH = 100
"""Phrasings with siblings from which something can be learnt; with fewer the weights stay as they are."""
_TRIED = (0.7, 0.35, 1.0, 1.5, 2.0)
"""Weights of meaning; of equally good ones the first."""


def learn(stock: Stock, vectors: Singles) -> Weights:
    """Return the weights of an index whose meaning counts so that phrasings find their siblings best.

    Each phrasing that has siblings (of a large index a sample, the same each time) is asked of the index without
    itself; the weight with the greatest mean reciprocal rank of its entry is taken.
    """
    phrasings = stock.phrasings
    siblings = np.bincount(phrasings.entry_of, minlength=1)[phrasings.entry_of] - 1
    rows = np.flatnonzero((siblings > 0) & (phrasings.weight > 0))
    if len(rows) < _ENOUGH:
        return stock.weights
    reached = np.zeros(len(_TRIED))
    for row in rows[evenly(len(rows), _SAMPLE)].tolist():
        reading = read(phrasings.texts[row], stock.vocabulary, phrasings)
        found = find(stock, reading, likeness_to(vectors, vectors[row : row + 1]), np.array([row]))
        if found is not None:
            reached += [_reciprocal_rank(found, int(phrasings.entry_of[row]), weight) for weight in _TRIED]
    return replace(stock.weights, meaning=_TRIED[int(reached.argmax())])


def likeness_to(stored: Singles, asked: Singles) -> Floats:
    """Return for each stored vector its mean likeness to those asked."""
    likeness: Floats = (stored @ asked.T).mean(axis=1, dtype=np.float64)
    return likeness


def _reciprocal_rank(found: Found, entry: int, weight: float) -> float:
    totals = found.totals(weight)
    own = totals[found.ballot.entries == entry]
    return 1 / (1 + int((totals > own[0]).sum())) if len(own) else 0.0
