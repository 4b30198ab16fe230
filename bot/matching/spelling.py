"""How alike two texts are in their letters, whatever their words: letters in order, and pairs of neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from bot.matching.arrays import Bytes, Floats, Longs, rounded
from bot.matching.routes import kernels
from bot.matching.vocabulary import BASE, CODES

_PAIRS = BASE * BASE
_LINE_END = ord("\n")
_TOGETHER = 1_024
"""Texts whose pairs are counted at a time."""


def letters_in_order(query: str, texts: Sequence[str]) -> Floats:
    """Return the longest common subsequence with each text, as a share of the two texts' letters, the mean of both.

    >>> letters_in_order("pasword", ["password", "word"]).round(2).tolist()
    [0.94, 0.79]
    """
    common = process.cdist([query], texts, scorer=LCSseq.similarity, dtype=np.float64)[0]
    lengths = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts))
    share: Floats = (common / len(query) + common / lengths) / 2
    return share


def pair_rarity(texts: Sequence[str]) -> Floats:
    """Return for each pair of letters, blanks among them, the square of 1 + ln((N + 1) / (texts with it + 1)).

    So TF-IDF weighs them (Manning, Raghavan and Schütze, "Introduction to information retrieval", 2008, 6.2). The pair
    of two blanks counts for nothing.
    """
    found = np.zeros(_PAIRS, dtype=np.int64)
    for first in range(0, len(texts), _TOGETHER):
        found += np.bincount(_pairs(texts[first : first + _TOGETHER])[1], minlength=_PAIRS)
    squares = (1 + np.log((len(texts) + 1) / (found + 1))) ** 2
    squares[0] = 0
    return rounded(squares)


def pairs_in_common(query: str, texts: Sequence[str], rarity: Floats) -> Floats:
    """Return the cosine of the pairs of letters that two texts hold, each text that has a word; 0…1.

    Pairs reach across words, so words run together or torn apart still count.

    >>> rarity = pair_rarity(["corona virus", "income tax", "in time"])
    >>> pairs_in_common("coronavirus", ["corona virus", "income tax"], rarity).round(2).tolist()
    [0.84, 0.06]
    """
    if (fast := kernels()) is not None:
        arrays = _lines([query]), _lines(texts), len(texts), CODES, BASE, rarity
        shared, held, whole = fast.pairs_shared(*arrays)
        compiled: Floats = np.minimum(1.0, shared / np.sqrt(whole * held))
        return compiled
    asked = np.zeros(_PAIRS)
    own = _pairs([query])[1]
    asked[own] = rarity[own]
    place, pairs = _pairs(texts)
    shared = np.bincount(place, asked[pairs], minlength=len(texts))
    held = np.bincount(place, rarity[pairs], minlength=len(texts))
    cosine: Floats = np.minimum(1.0, shared / np.sqrt(asked.sum() * held))
    return cosine


def _pairs(texts: Sequence[str]) -> tuple[Longs, Longs]:
    """Return the different pairs of letters of each text, and before them the places of the texts."""
    letters = _lines(texts)
    codes = CODES[letters]
    pairs = codes[:-1] * BASE + codes[1:]
    held = np.zeros(len(texts) * _PAIRS, dtype=np.bool_)
    held[np.cumsum(letters[:-1] == _LINE_END) * _PAIRS + pairs] = True
    found = np.flatnonzero(held)
    return found // _PAIRS, found % _PAIRS


def _lines(texts: Sequence[str]) -> Bytes:
    joined = " \n ".join(texts)
    return np.frombuffer(f" {joined} ".encode("latin-1"), dtype=np.uint8)
