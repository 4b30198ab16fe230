"""When to keep silent, learnt from the phrasings alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from bot.matching.arrays import Longs, evenly

_SAMPLE = 1_000
"""Phrasings asked; with so many the share of false answers is known to about ±1.4 points at 5 % (two deviations)."""

_NEARER = 0.25
"""Where between the second and the first score a foreign query is placed."""


def sample(rows: int) -> Longs:
    """Return at most 1,000 of so many rows, evenly spaced, the same each time."""
    return evenly(rows, _SAMPLE)


def threshold(firsts: Sequence[float], seconds: Sequence[float], false_answers: float) -> float:
    """Return the score that at most a share of foreign queries is expected to reach; 0 if no second was found.

    `firsts` and `seconds`: the best and the next score of phrasings asked of the index without their entry.

    >>> round(threshold([0.5] * 100, [place / 200 for place in range(100)], false_answers=0.05), 4)
    0.4888
    """
    if not 0 <= false_answers <= 1:
        raise ValueError(f"false_answers is a share, 0 to 1, not {false_answers}")
    if not any(seconds):
        return 0.0
    second = _passed(seconds, false_answers)
    return second + _NEARER * (_passed(firsts, false_answers) - second)


def _passed(scores: Sequence[float], share: float) -> float:
    """Return a score just above all but a share of some.

    The share is lowered by one standard deviation of a count of so many, so that a small sample errs to silence.
    """
    expected = share * len(scores)
    allowed = max(0, int(expected - sqrt(expected * (1 - share))))
    descending = sorted(scores, reverse=True)
    passed = descending[allowed] if allowed < len(descending) else 0.0
    return float(np.nextafter(passed, 2)) if passed else 0.0
