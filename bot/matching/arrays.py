"""The kinds of array in use, and the two layouts that the rest is built on."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Singles: TypeAlias = NDArray[np.float32]
Hashes: TypeAlias = NDArray[np.uint64]


def starts_of(counts: Longs) -> Longs:
    """Return where each of consecutive groups begins, and at the end where the last one ends.

    >>> starts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def places_of(starts: Longs, groups: Longs) -> tuple[Longs, Longs]:
    """Return the places of all members of some groups, group by group, and the starts of the groups among them.

    >>> places, inner = places_of(np.array([0, 2, 2, 5]), np.array([2, 0]))
    >>> places.tolist(), inner.tolist()
    ([2, 3, 4, 0, 1], [0, 3, 5])
    """
    first = starts[groups]
    inner = starts_of(starts[groups + 1] - first)
    return np.arange(inner[-1]) + np.repeat(first - inner[:-1], np.diff(inner)), inner


def greatest(values: Floats, size: int) -> Longs:
    """Return the places of the `size` greatest values, ascending; of equal ones the first.

    >>> greatest(np.array([0.2, 0.9, 0.5, 0.5]), 2).tolist()
    [1, 2]
    """
    if len(values) <= size:
        return np.arange(len(values))
    least = np.partition(values, -size)[-size]
    above = np.flatnonzero(values > least)
    return np.sort(np.concatenate([above, np.flatnonzero(values == least)[: size - len(above)]]))
