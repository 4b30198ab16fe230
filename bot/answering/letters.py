"""Texts as runs of letters, likened without any vocabulary: what slang, other inflections and misspellings share.

Character n-grams, hashed into buckets (Weinberger et al., 2009) and weighted by TF-IDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.answering.ridge import Doubles, Floats
from bot.matching.text import normalize

_LENGTHS = (3, 4, 5)
_BUCKETS = 1 << 16
_BLOCK = 1024
"""Texts whose likeness to the others is reckoned at a time."""
_ARRAYS = ("starts", "rows", "weights", "rarity")


@dataclass(frozen=True, slots=True)
class Letters:
    """The runs of letters of T texts, by bucket.

    `starts` (buckets + 1) says where the list of each bucket begins in `rows`, the texts that hold it, ascending, and
    in `weights`, what it weighs there: those of a text make a vector of length 1. `rarity` (buckets) is the inverse
    document frequency. `count` is T.
    """

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: Floats
    rarity: Floats
    count: int

    def cosines(self, text: str) -> Floats:
        """Return the cosine of a text with each of those learnt from, shape (T,), 0…1; 0 where one holds no word."""
        buckets, weights = _weighted(*_counted(text), self.rarity)
        if not len(buckets):
            return np.zeros(self.count, dtype=np.float32)
        bounds = [slice(*pair) for pair in zip(self.starts[buckets], self.starts[buckets + 1], strict=True)]
        rows = np.concatenate([self.rows[bound] for bound in bounds])
        products = np.concatenate([self.weights[b] * w for b, w in zip(bounds, weights.tolist(), strict=True)])
        return np.bincount(rows, products, minlength=self.count).astype(np.float32)

    def add_likeness(self, to: Floats) -> None:
        """Add the cosine of every two texts to a matrix of shape (T, T), block by block: each copy takes gigabytes."""
        from scipy.sparse import csc_matrix

        vectors = csc_matrix((self.weights, self.rows, self.starts), shape=(self.count, _BUCKETS)).tocsr()
        for first in range(0, self.count, _BLOCK):
            block, rest = slice(first, first + _BLOCK), slice(first + _BLOCK, None)
            likeness = (vectors[block] @ vectors[first:].T).toarray()
            to[block, first:] += likeness
            to[rest, block] += likeness[:, _BLOCK:].T

    def save(self, folder: Path) -> None:
        """Write the arrays into a new folder."""
        folder.mkdir()
        np.save(folder / "count.npy", self.count)
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))


def every_two(by_units: Floats, letters: Letters, vectors: Floats | None) -> Floats:
    """Return the mean likeness of every two texts: by the units in their rows, and by vectors or else by letters."""
    if vectors is not None:
        both = np.hstack([by_units, vectors])
        likeness = both @ both.T
    else:
        likeness = by_units @ by_units.T
        letters.add_likeness(likeness)
    likeness /= 2
    return np.asarray(likeness, dtype=np.float32)


def learn_letters(texts: Sequence[str]) -> Letters:
    """Read texts."""
    counted = [_counted(text) for text in texts]
    frequency = np.bincount(np.concatenate([buckets for buckets, _ in counted]), minlength=_BUCKETS)
    rarity = (np.log((len(texts) + 1) / (frequency + 1)) + 1).astype(np.float32)
    vectors = [_weighted(buckets, times, rarity) for buckets, times in counted]
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), [len(buckets) for buckets, _ in vectors])
    buckets = np.concatenate([buckets for buckets, _ in vectors])
    weights = np.concatenate([weights for _, weights in vectors])
    order = np.argsort(buckets, kind="stable")
    starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    return Letters(starts, rows[order], weights[order].astype(np.float32), rarity, len(texts))


def load_letters(folder: Path) -> Letters:
    """Read what `save` wrote, mapped into memory."""
    starts, rows, weights, rarity = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS)
    return Letters(starts, rows, weights, rarity, int(np.load(folder / "count.npy")))


def _weighted(
    buckets: NDArray[np.int64], times: NDArray[np.int64], rarity: Floats
) -> tuple[NDArray[np.int64], Doubles]:
    """Return buckets with their weights in a vector of length 1."""
    weights = (1 + np.log(times)) * rarity[buckets]
    return buckets, np.asarray(weights / max(1e-6, float(np.linalg.norm(weights))))


def _counted(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the buckets of a text, ascending, and how often each occurs."""
    padded = f" {normalize(text)} "
    runs = (padded[at : at + length] for length in _LENGTHS for at in range(len(padded) - length + 1))
    return np.unique(np.array([crc32(run.encode()) % _BUCKETS for run in runs], dtype=np.int64), return_counts=True)
