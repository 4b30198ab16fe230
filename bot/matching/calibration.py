"""When to keep silent, learnt from the phrasings alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from bot.matching.arrays import Longs

_SAMPLE = 1_000
"""Phrasings asked; with so many the share of false answers is known to about ±1.4 points at 5 % (two deviations)."""


def sample(rows: int) -> Longs:
    """Return at most 1,000 of so many rows, evenly spaced, the same each time."""
    return np.unique(np.linspace(0, max(0, rows - 1), min(rows, _SAMPLE)).round().astype(np.int64))


def threshold(foreign: Sequence[float], false_answers: float) -> float:
    """Return the least score that at most a share of foreign queries is expected to reach; 0 without any score.

    The share is lowered by one standard deviation of a count of so many, so that a small sample errs to silence.

    >>> round(threshold([place / 100 for place in range(100)], false_answers=0.05), 6)
    0.97
    """
    if not 0 <= false_answers <= 1:
        raise ValueError(f"false_answers is a share, 0 to 1, not {false_answers}")
    if not foreign:
        return 0.0
    expected = false_answers * len(foreign)
    allowed = max(0, int(expected - sqrt(expected * (1 - false_answers))))
    descending = sorted(foreign, reverse=True)
    passed = descending[allowed] if allowed < len(descending) else 0.0
    return float(np.nextafter(passed, 2)) if passed else 0.0
