"""The phrasings as rows of word ids, and for each word the rows that hold it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.matching.arrays import Floats, Hashes, Ints, Longs, evenly, places_of, rounded, starts_of
from bot.matching.ranking import Phrasing
from bot.matching.routes import kernels
from bot.matching.spelling import pair_rarity
from bot.matching.strings import Strings
from bot.matching.text import forms
from bot.matching.vocabulary import WORD_LENGTH, Vocabulary

_MULTIPLIER = 0x9E3779B97F4A7C15
"""Odd, and without a pattern in its bits: 2^64 over the golden ratio (Knuth, TAOCP 3, 6.4)."""
_SPELLED = 65_536
"""Rows, evenly spaced, in which pairs of letters are counted; among so many their shares are known well."""


def tokens(text: str) -> list[str]:
    """Return the words of a text in normal form, overlong ones cut.

    >>> tokens("¿Cuántos soldados?")
    ['cuantos', 'soldados']
    """
    return [form[:WORD_LENGTH] for form in forms(text)]


@dataclass(frozen=True, slots=True)
class Phrasings:
    """N rows (phrasings) of E entries over a vocabulary of V words.

    `texts` (N) as they were given; `names` (E) of the entries in the order of their first phrasing; `entry_of` (N).
    Row r reads `row_words[row_starts[r]:row_starts[r + 1]]`; word w stands in the rows
    `word_rows[word_starts[w]:word_starts[w + 1]]`, ascending, each once.
    `rarity` (V): ln((E + 1) / number of entries with the word), rounded; an entry with many phrasings counts once.
    `weight` (N): sum of the rarities of a row's words; `norm` (N): root of the sum of their squares.
    `marks` and `marked` (N): hashes of the rows' words in their order, ascending, and the rows they belong to.
    `pair_rarity`: that of each pair of letters, as `spelling` has it.
    """

    texts: Strings
    names: Strings
    entry_of: Ints
    row_starts: Longs
    row_words: Ints
    word_starts: Longs
    word_rows: Ints
    rarity: Floats
    weight: Floats
    norm: Floats
    marks: Hashes
    marked: Ints
    pair_rarity: Floats

    @property
    def rows(self) -> int:
        """How many phrasings there are."""
        return len(self.entry_of)

    def words_of(self, rows: Longs) -> tuple[Longs, Longs]:
        """Return the word ids of some rows, row by row, and the starts of the rows among them."""
        places, inner = places_of(self.row_starts, rows)
        return self.row_words[places].astype(np.int64), inner

    def spelled(self, vocabulary: Vocabulary, rows: Longs) -> list[str]:
        """Return some rows, each with at least one word, as words in normal form with blanks between them."""
        if (fast := kernels()) is not None:
            lines = fast.spelled(rows, self.row_starts, self.row_words, *vocabulary.letters, vocabulary.lengths)
            compiled: str = lines.tobytes().decode("latin-1")
            return compiled.split("\n")
        return _spelled(vocabulary, *self.words_of(rows))

    def same(self, words: Sequence[int]) -> Longs:
        """Return the rows that consist of these very words in this order, ascending; none for an unknown word, -1."""
        if -1 in words:
            return np.zeros(0, dtype=np.int64)
        ids = np.array(words, dtype=np.int64)
        mark = _marks(ids, np.array([0, len(ids)]))
        first, end = np.searchsorted(self.marks, mark[0]), np.searchsorted(self.marks, mark[0], side="right")
        alike = np.sort(self.marked[first:end]).astype(np.int64)
        return alike[[np.array_equal(self.words_of(np.array([row]))[0], ids) for row in alike]] if len(alike) else alike


def gather(phrasings: Sequence[Phrasing]) -> tuple[Vocabulary, Phrasings]:
    """Read phrasings into a vocabulary and rows; the same phrasings give the same arrays, byte for byte."""
    first_seen: dict[str, int] = {}
    flat, counts = array("q"), array("q")
    for phrasing in phrasings:
        row = tokens(phrasing.text)
        flat.extend([first_seen.setdefault(word, len(first_seen)) for word in row])
        counts.append(len(row))
    vocabulary = Vocabulary.of(first_seen)
    renumbered = np.empty(len(first_seen), dtype=np.int64)
    renumbered[[first_seen[word] for word in vocabulary.words]] = np.arange(len(vocabulary))
    entries: dict[str, int] = {}
    entry_of = np.array([entries.setdefault(phrasing.entry, len(entries)) for phrasing in phrasings], dtype=np.int64)
    words = renumbered[np.frombuffer(flat, dtype=np.int64)] if flat else np.zeros(0, dtype=np.int64)
    return vocabulary, _rows(
        texts=Strings.of(phrasing.text for phrasing in phrasings),
        names=Strings.of(entries),
        entry_of=entry_of,
        row_starts=starts_of(np.frombuffer(counts, dtype=np.int64) if counts else np.zeros(0, dtype=np.int64)),
        words=words,
        vocabulary=vocabulary,
    )


def _rows(
    *, texts: Strings, names: Strings, entry_of: Longs, row_starts: Longs, words: Longs, vocabulary: Vocabulary
) -> Phrasings:
    row_of = np.repeat(np.arange(len(entry_of)), np.diff(row_starts))
    word_starts, word_rows = _grouped(words, row_of, len(vocabulary), len(entry_of))
    entry_starts, _ = _grouped(words, entry_of[row_of], len(vocabulary), len(names))
    rarity = rounded(np.log((len(names) + 1) / np.maximum(1, np.diff(entry_starts))))
    marks = _marks(words, row_starts)
    order = np.argsort(marks, kind="stable")
    places, inner = places_of(row_starts, evenly(len(entry_of), _SPELLED))
    return Phrasings(
        texts=texts,
        names=names,
        entry_of=entry_of.astype(np.int32),
        row_starts=row_starts,
        row_words=words.astype(np.int32),
        word_starts=word_starts,
        word_rows=word_rows,
        rarity=rarity,
        weight=np.bincount(row_of, rarity[words], minlength=len(entry_of)).astype(np.float64),
        norm=np.sqrt(np.bincount(row_of, rarity[words] ** 2, minlength=len(entry_of))),
        marks=marks[order],
        marked=order.astype(np.int32),
        pair_rarity=pair_rarity(_spelled(vocabulary, words[places], inner)),
    )


def _spelled(vocabulary: Vocabulary, words: Longs, starts: Longs) -> list[str]:
    forms = [vocabulary.words[word] for word in words.tolist()]
    return [" ".join(forms[first:end]) for first, end in pairwise(starts.tolist())]


def _grouped(keys: Longs, values: Longs, key_count: int, value_count: int) -> tuple[Longs, Ints]:
    """Group values by key, ascending and each once; return the starts of the groups and the values."""
    span = max(1, value_count)
    pairs = np.unique(keys * span + values)
    return starts_of(np.bincount(pairs // span, minlength=key_count)), (pairs % span).astype(np.int32)


def _marks(words: Longs, starts: Longs) -> Hashes:
    """Return a hash of each row: a sum, modulo 2^64, of its words mixed with their places."""
    places = np.arange(len(words), dtype=np.int64) - np.repeat(starts[:-1], np.diff(starts))
    mixed = (words.astype(np.uint64) + np.uint64(1)) * np.uint64(_MULTIPLIER)
    mixed ^= mixed >> np.uint64(29)
    mixed *= (2 * places + 1).astype(np.uint64) * np.uint64(_MULTIPLIER)
    mixed ^= mixed >> np.uint64(32)
    sums = np.zeros(len(words) + 1, dtype=np.uint64)
    np.cumsum(mixed, out=sums[1:])
    return sums[starts[1:]] - sums[starts[:-1]]
