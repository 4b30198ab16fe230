"""The words of all phrasings, and the words near a given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

import numpy as np
from rapidfuzz.distance import OSA

from bot.matching.arrays import Bytes, Ints, Longs, starts_of

_LETTERS = "abcdefghijklmnopqrstuvwxyzöü0123456789"
_CODES = np.zeros(256, dtype=np.int64)
_CODES[list(_LETTERS.encode("latin-1"))] = np.arange(1, len(_LETTERS) + 1)
_BASE = len(_LETTERS) + 1

WORD_LENGTH = 32
"""Letters of a word that count; what follows is cut off."""
_LEAST_LIKENESS = 0.6
"""OSA likeness below which two words are not near: two edits in five letters."""
_LEAST_SHARED = 0.4
"""Share of bigrams that makes words near even beyond that (transfer, transferring)."""
_EDITS, _BIGRAMS = 0.7, 0.3
"""Weights of the squared OSA likeness and of the share of bigrams in the closeness of two words."""
_CHECKED = 48
"""Words with most bigrams in common of which the edits are counted."""
_KEPT = 16
"""Near words kept, the nearest first."""
_CACHED = 16_384
"""Words whose near words are remembered."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words near a word: `words` are their ids, ascending; `closeness` in 0…1, 1 only for the word itself."""

    words: Longs
    closeness: np.ndarray[tuple[int], np.dtype[np.float64]]


class Vocabulary:
    """Words in the order of (length, alphabet); a word's id is its place.

    Words of similar length are neighbours, so that a search for near words reads one stretch of ids only.
    `grams[gram_starts[g]:gram_starts[g + 1]]` are the ids of the words with bigram g, ascending, each once.
    """

    def __init__(self, words: list[str], gram_starts: Longs, grams: Ints) -> None:
        self.words = words
        self.gram_starts = gram_starts
        self.grams = grams
        self._ids = dict(zip(words, range(len(words)), strict=True))
        self._length_starts = _length_starts(words)
        self._remembered = lru_cache(_CACHED)(self._search)

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """Build the vocabulary of some words, each given once."""
        ordered = sorted(words, key=lambda word: (len(word), word))
        return cls(ordered, *_gram_postings(ordered))

    def __len__(self) -> int:
        return len(self.words)

    def id_of(self, word: str) -> int | None:
        """Return the id of a word, None if it is not in the vocabulary."""
        return self._ids.get(word)

    def near(self, word: str) -> Near:
        """Return the words near a word, itself among them; a number is near only to itself.

        >>> vocabulary = Vocabulary.of(["password", "passport", "pass", "word"])
        >>> near = vocabulary.near("pasword")
        >>> [(vocabulary.words[i], round(float(c), 2)) for i, c in zip(near.words, near.closeness)]
        [('passport', 0.42), ('password', 0.79)]
        """
        return self._remembered(word)

    def _search(self, word: str) -> Near:
        own = self._ids.get(word)
        if word.isdigit():
            return Near(np.array([] if own is None else [own], dtype=np.int64), np.ones(0 if own is None else 1))
        checked, shared = self._sharing(word)
        likeness = np.array([OSA.normalized_similarity(word, self.words[i]) for i in checked.tolist()])
        near = (likeness >= _LEAST_LIKENESS) | (shared >= _LEAST_SHARED)
        closeness = _EDITS * np.where(likeness >= _LEAST_LIKENESS, likeness, 0) ** 2 + _BIGRAMS * shared
        closeness[checked == own] = 1.0
        checked, closeness = checked[near], closeness[near]
        kept = np.sort(np.lexsort((checked, -closeness))[:_KEPT])
        return Near(checked[kept], closeness[kept])

    def _sharing(self, word: str) -> tuple[Longs, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        """Return the ids, ascending, of the words that share most bigrams, and the share in 0…1 (Dice)."""
        shortest, longest = ceil(_LEAST_LIKENESS * len(word)), floor(len(word) / _LEAST_LIKENESS)
        last = len(self._length_starts) - 1
        low, high = (int(self._length_starts[min(length, last)]) for length in (shortest, longest + 1))
        grams = np.unique(_bigrams(word))
        stretches = []
        for gram in grams.tolist():
            stretch = self.grams[self.gram_starts[gram] : self.gram_starts[gram + 1]]
            first, end = np.searchsorted(stretch, (low, high))
            stretches.append(stretch[first:end])
        counts = np.bincount(np.concatenate(stretches) - low, minlength=high - low)
        found = np.flatnonzero(counts)
        lengths = np.searchsorted(self._length_starts, found + low, side="right") - 1
        shared = np.minimum(1.0, 2.0 * counts[found] / (len(grams) + lengths + 1))
        if len(found) > _CHECKED:
            chosen = np.sort(np.lexsort((found, -shared))[:_CHECKED])
            found, shared = found[chosen], shared[chosen]
        return found + low, shared


def _bigrams(word: str) -> Longs:
    codes = _CODES[np.frombuffer(f"\n{word}\n".encode("latin-1"), dtype=np.uint8)]
    return codes[:-1] * _BASE + codes[1:]


def _gram_postings(words: list[str]) -> tuple[Longs, Ints]:
    blob: Bytes = np.frombuffer(("\n" + "".join(f"{word}\n" for word in words)).encode("latin-1"), dtype=np.uint8)
    codes = _CODES[blob]
    owner = np.cumsum(codes[:-1] == 0) - 1
    pairs = np.unique((codes[:-1] * _BASE + codes[1:]) * max(1, len(words)) + owner)
    grams = pairs // max(1, len(words))
    return starts_of(np.bincount(grams, minlength=_BASE * _BASE)), (pairs % max(1, len(words))).astype(np.int32)


def _length_starts(words: list[str]) -> Longs:
    """Return, for each length, the id of the first word that is as long; at the end the number of words."""
    counts = np.bincount([len(word) for word in words], minlength=1) if words else np.zeros(1, dtype=np.int64)
    return starts_of(counts.astype(np.int64))
