"""The words of all phrasings, and the words near a given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import ceil, floor

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.arrays import Bytes, Floats, Ints, Longs, rounded, starts_of
from bot.matching.routes import kernels

_LETTERS = "abcdefghijklmnopqrstuvwxyzöü0123456789"
CODES = np.zeros(256, dtype=np.int64)
CODES[list(_LETTERS.encode("latin-1"))] = np.arange(1, len(_LETTERS) + 1)
"""The number of each letter, by its byte in Latin-1; 0 for what is none."""
_CODE_LIST = CODES.tolist()
BASE = len(_LETTERS) + 1
"""How many numbers there are; a pair of letters a, b has the number a · BASE + b."""

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
_READ = 12_000
"""Words read from the lists of a word's bigrams, rarest bigram first, before frequent ones are left out."""
_LIMITS = _CHECKED, _KEPT, _LEAST_LIKENESS, _LEAST_SHARED, _EDITS, _BIGRAMS
_CACHED = 16_384
"""Words whose near words are remembered."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words near a word: `words` are their ids, ascending; `closeness` in 0…1, rounded, 1 only for the word itself."""

    words: Longs
    closeness: Floats


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word and where to look for words near it.

    `grams`: how many bigrams it has; `slots`: where the words of the shortest length with each of them begin, but for
    the most frequent where there are too many words; `span`: how many lengths are near; `low` and `high`: the words of
    these lengths; `must`: how many of the slots a word has to share; `scale`: what one of them counts, twice (Dice).
    """

    letters: Bytes
    grams: int
    slots: Longs
    span: int
    low: int
    high: int
    must: int
    scale: float

    @classmethod
    def of(cls, word: str, length_starts: list[int], gram_starts: Longs) -> _Asked:
        letters = word.encode("latin-1")
        shortest = ceil(_LEAST_LIKENESS * len(word))
        longest = min(WORD_LENGTH, floor(len(word) / _LEAST_LIKENESS))
        codes = [0, *map(_CODE_LIST.__getitem__, letters), 0]
        grams = {(first * BASE + second) * _LENGTHS + shortest for first, second in pairwise(codes)}
        slots, span = np.array(list(grams)), longest + 1 - shortest
        sizes = gram_starts[slots + span] - gram_starts[slots]
        if sizes.sum() > _READ:
            rarest = np.lexsort((slots, sizes))
            slots = slots[rarest[: max(ceil(len(grams) / 2), int(np.searchsorted(sizes[rarest].cumsum(), _READ)))]]
        return cls(
            letters=np.frombuffer(letters, dtype=np.uint8),
            grams=len(grams),
            slots=slots,
            span=span,
            low=length_starts[shortest],
            high=length_starts[longest + 1],
            must=max(1, floor(_MUST_SHARE * len(slots))),
            scale=2.0 * len(grams) / len(slots),
        )


class Vocabulary:
    """Words in the order of (length, alphabet); a word's id is its place.

    `grams[gram_starts[s]:gram_starts[s + 1]]` with s = g · (WORD_LENGTH + 1) + n are the ids of the words of n letters
    with bigram g, ascending, each once. Words of similar length follow each other, so that a search for near words
    reads one stretch of them for each bigram. `lengths`: how many letters each word has.
    """

    def __init__(self, words: list[str], gram_starts: Longs, grams: Ints) -> None:
        self.words = words
        self.gram_starts = gram_starts
        self.grams = grams
        self._ids = dict(zip(words, range(len(words)), strict=True))
        self._stretches = gram_starts.tolist()
        lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        self.lengths = lengths
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
        own = self._ids.get(word, -1)
        if word.isdigit():
            return Near(np.array([] if own < 0 else [own], dtype=np.int64), np.ones(0 if own < 0 else 1))
        asked = _Asked.of(word, self._length_starts, self.gram_starts)
        if (fast := kernels()) is not None:
            words = self.gram_starts, self.grams, asked.low, asked.high, self.lengths, *self.letters
            grams = asked.must, asked.scale, asked.grams, own, _LIMITS
            return Near(*fast.near(asked.letters, asked.slots, asked.span, *words, *grams))
        checked, shared = self._sharing(asked)
        if not len(checked):
            return Near(checked, shared)
        texts = [self.words[other] for other in checked.tolist()]
        edits = process.cdist([word], texts, scorer=OSA.distance, dtype=np.int64)[0]
        likeness = 1 - edits / np.maximum(len(word), self.lengths[checked])
        near = (likeness >= _LEAST_LIKENESS) | (shared >= _LEAST_SHARED)
        closeness = _EDITS * np.where(likeness >= _LEAST_LIKENESS, likeness, 0) ** 2 + _BIGRAMS * shared
        closeness[checked == own] = 1.0
        checked, closeness = checked[near], closeness[near]
        kept = np.sort(np.argsort(-closeness, kind="stable")[:_KEPT])
        return Near(checked[kept], rounded(closeness[kept]))

    @cached_property
    def letters(self) -> tuple[Bytes, Longs]:
        """The letters of all words, one after another, and where each word begins."""
        return np.frombuffer("".join(self.words).encode("latin-1"), dtype=np.uint8), starts_of(self.lengths)

    def _sharing(self, asked: _Asked) -> tuple[Longs, Floats]:
        """Return the ids, ascending, of the words that share most bigrams, and the share in 0…1 (Dice)."""
        slots = asked.slots.tolist()
        stretches = [self.grams[self._stretches[slot] : self._stretches[slot + asked.span]] for slot in slots]
        counts = np.bincount(np.concatenate(stretches), minlength=asked.high)[asked.low :]
        found = np.flatnonzero(counts >= asked.must)
        shared = np.minimum(1.0, asked.scale * counts[found] / (asked.grams + self.lengths[found + asked.low] + 1))
        if len(found) > _CHECKED:
            chosen = np.sort(np.argsort(-shared, kind="stable")[:_CHECKED])
            found, shared = found[chosen], shared[chosen]
        return found + asked.low, shared


def _gram_postings(words: list[str]) -> tuple[Longs, Ints]:
    blob: Bytes = np.frombuffer(("\n" + "".join(f"{word}\n" for word in words)).encode("latin-1"), dtype=np.uint8)
    codes = CODES[blob]
    owner = np.cumsum(codes[:-1] == 0) - 1
    span = max(1, len(words))
    pairs = np.unique((codes[:-1] * BASE + codes[1:]) * span + owner)
    grams, ids = pairs // span, pairs % span
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    slots = grams * _LENGTHS + (lengths[ids] if len(words) else 0)
    return starts_of(np.bincount(slots, minlength=BASE * BASE * _LENGTHS)), ids.astype(np.int32)
