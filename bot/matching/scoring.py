"""How well each row of a shortlist holds a query: soft TF-IDF by Dice and cosine, coverage, letters in order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from bot.matching.arrays import Floats, Longs
from bot.matching.phrasings import Phrasings
from bot.matching.reading import Reading
from bot.matching.vocabulary import Vocabulary

_LETTERS = 0.75
"""Weight of the likeness of letters, beside 1 for each of coverage, Dice and cosine."""


_SPELLED = 48
"""Rows, the best so far, whose letters are compared; those of the others count as none."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The R rows of a shortlist, ascending, and for each its parts and their mean, all in 0…1."""

    rows: Longs
    coverage: Floats
    dice: Floats
    cosine: Floats
    letters: Floats
    total: Floats


def score(reading: Reading, vocabulary: Vocabulary, phrasings: Phrasings, rows: Longs) -> Scores:
    """Score rows, each of which has at least one word.

    Every word of the query meets the word of the row nearest to it, and every word of the row the nearest of the
    query. Soft TF-IDF after Cohen, Ravikumar and Fienberg, "A comparison of string distance metrics for
    name-matching tasks" (2003), with both the cosine and the Dice coefficient.
    """
    words, starts = phrasings.words_of(rows)
    place = np.searchsorted(reading.near, words, side="right") - 1
    near = reading.near[place] == words
    rarity = phrasings.rarity[words]
    closeness = reading.closeness[:, place] * near
    met = np.maximum.reduceat(closeness, starts[:-1], axis=1)
    met_rare = np.maximum.reduceat(closeness * rarity, starts[:-1], axis=1)
    held = np.add.reduceat(closeness.max(axis=0) * rarity, starts[:-1])
    asked = reading.weights.sum()
    answered = reading.weights @ met
    coverage = answered / asked
    dice = (answered + held) / (asked + phrasings.weight[rows])
    cosine = np.minimum(1.0, reading.weights @ met_rare / (np.linalg.norm(reading.weights) * phrasings.norm[rows]))
    letters = np.zeros(len(rows))
    spelled = np.sort(np.argsort(-(coverage + dice + cosine), kind="stable")[:_SPELLED])
    letters[spelled] = _letters(reading, vocabulary, *phrasings.words_of(rows[spelled]))
    total = (coverage + dice + cosine + _LETTERS * letters) / (3 + _LETTERS)
    return Scores(rows, coverage, dice, cosine, letters, total)


def _letters(reading: Reading, vocabulary: Vocabulary, words: Longs, starts: Longs) -> Floats:
    """Return the letters in the same order, as a share of the query's and of the row's letters, the mean of the two."""
    spelled = [vocabulary.words[word] for word in words.tolist()]
    texts = [" ".join(spelled[first:end]) for first, end in pairwise(starts.tolist())]
    query = " ".join(reading.words)
    common = process.cdist([query], texts, scorer=LCSseq.similarity, dtype=np.float64)[0]
    lengths = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts))
    share: Floats = (common / len(query) + common / lengths) / 2
    return share
