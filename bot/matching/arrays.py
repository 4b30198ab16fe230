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
