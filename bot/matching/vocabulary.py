"""The words of all phrasings, and the words near a given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.arrays import Bytes, Floats, Ints, Longs, starts_of

_LETTERS = "abcdefghijklmnopqrstuvwxyzöü0123456789"
_CODES = np.zeros(256, dtype=np.int64)
_CODES[list(_LETTERS.encode("latin-1"))] = np.arange(1, len(_LETTERS) + 1)
_CODE_OF = {letter: code for code, letter in enumerate(_LETTERS, 1)}
_BASE = len(_LETTERS) + 1

WORD_LENGTH = 32
"""Letters of a word that count; what follows is cut off."""
_LENGTHS = WORD_LENGTH + 1
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
_MUST_SHARE = 0.4
"""Share of a word's bigrams, rounded down but at least one, without which another word is not looked at."""
_CACHED = 16_384
"""Words whose near words are remembered."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words near a word: `words` are their ids, ascending; `closeness` in 0…1, 1 only for the word itself."""

    words: Longs
    closeness: Floats


class Vocabulary:
    """Words in the order of (length, alphabet); a word's id is its place.

    `grams[gram_starts[s]:gram_starts[s + 1]]` with s = g · (WORD_LENGTH + 1) + n are the ids of the words of n letters
    with bigram g, ascending, each once. Words of similar length follow each other, so that a search for near words
    reads one stretch of them for each bigram.
    """

    def __init__(self, words: list[str], gram_starts: Longs, grams: Ints) -> None:
        self.words = words
        self.gram_starts = gram_starts
        self.grams = grams
        self._ids = dict(zip(words, range(len(words)), strict=True))
        self._stretches = gram_starts.tolist()
        lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        self._lengths = lengths
        self._length_starts = starts_of(np.bincount(lengths, minlength=WORD_LENGTH + 1)).tolist()
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
        [('passport', 0.41), ('password', 0.82)]
        """
        return self._remembered(word)

    def _search(self, word: str) -> Near:
        own = self._ids.get(word)
        if word.isdigit():
            return Near(np.array([] if own is None else [own], dtype=np.int64), np.ones(0 if own is None else 1))
        checked, shared = self._sharing(word)
        if not len(checked):
            return Near(checked, shared)
        texts = [self.words[i] for i in checked.tolist()]
        likeness = process.cdist([word], texts, scorer=OSA.normalized_similarity, dtype=np.float64)[0]
        near = (likeness >= _LEAST_LIKENESS) | (shared >= _LEAST_SHARED)
        closeness = _EDITS * np.where(likeness >= _LEAST_LIKENESS, likeness, 0) ** 2 + _BIGRAMS * shared
        closeness[checked == own] = 1.0
        checked, closeness = checked[near], closeness[near]
        kept = np.sort(np.argsort(-closeness, kind="stable")[:_KEPT])
        return Near(checked[kept], closeness[kept])

    def _sharing(self, word: str) -> tuple[Longs, Floats]:
        """Return the ids, ascending, of the words that share most bigrams, and the share in 0…1 (Dice)."""
        shortest = ceil(_LEAST_LIKENESS * len(word))
        longest = min(WORD_LENGTH, floor(len(word) / _LEAST_LIKENESS))
        low, high = self._length_starts[shortest], self._length_starts[longest + 1]
        codes = [0, *(_CODE_OF[letter] for letter in word), 0]
        grams = {first * _BASE + second for first, second in pairwise(codes)}
        stretches = [
            self.grams[self._stretches[gram * _LENGTHS + shortest] : self._stretches[gram * _LENGTHS + longest + 1]]
            for gram in sorted(grams)
        ]
        counts = np.bincount(np.concatenate(stretches), minlength=high)[low:]
        found = np.flatnonzero(counts >= max(1, floor(_MUST_SHARE * len(grams))))
        shared = np.minimum(1.0, 2.0 * counts[found] / (len(grams) + self._lengths[found + low] + 1))
        if len(found) > _CHECKED:
            chosen = np.sort(np.argsort(-shared, kind="stable")[:_CHECKED])
            found, shared = found[chosen], shared[chosen]
        return found + low, shared


def _gram_postings(words: list[str]) -> tuple[Longs, Ints]:
    blob: Bytes = np.frombuffer(("\n" + "".join(f"{word}\n" for word in words)).encode("latin-1"), dtype=np.uint8)
    codes = _CODES[blob]
    owner = np.cumsum(codes[:-1] == 0) - 1
    span = max(1, len(words))
    pairs = np.unique((codes[:-1] * _BASE + codes[1:]) * span + owner)
    grams, ids = pairs // span, pairs % span
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    slots = grams * _LENGTHS + (lengths[ids] if len(words) else 0)
    return starts_of(np.bincount(slots, minlength=_BASE * _BASE * _LENGTHS)), ids.astype(np.int32)
