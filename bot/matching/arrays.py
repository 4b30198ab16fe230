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
Flags: TypeAlias = NDArray[np.bool_]
Hashes: TypeAlias = NDArray[np.uint64]

_STEPS = 4096


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


def evenly(count: int, size: int) -> Longs:
    """Return at most `size` of `count` places, evenly spaced, ascending.

    >>> evenly(10, 4).tolist()
    [0, 3, 6, 9]
    """
    return np.unique(np.linspace(0, max(0, count - 1), min(count, size)).round().astype(np.int64))


def rounded(values: Floats) -> Floats:
    """Return values rounded to multiples of 1/4096, none below 1/4096 unless it is 0.

    Closeness, rarity and weights are kept so, for sums of products of three of them are exact then: they are the same
    in whatever order, by whatever library, they are added.

    >>> rounded(np.array([0.0, 1e-9, 0.5001])).tolist()
    [0.0, 0.000244140625, 0.5]
    """
    steps: Floats = np.where(values > 0, np.maximum(1, np.rint(values * _STEPS)), 0) / _STEPS
    return steps


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
