"""How well each row of a shortlist holds a query: soft TF-IDF by Dice and cosine, coverage, letters in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.arrays import Floats, Longs
from bot.matching.phrasings import Phrasings
from bot.matching.reading import Reading
from bot.matching.vocabulary import Vocabulary

_LETTERS = 0.75
"""Weight of the likeness of letters, beside 1 for each of coverage, Dice and cosine."""
_UNLESS_SAME = 0.99
"""The most a row can score that is not the query word for word."""


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
    place = np.searchsorted(reading.near, words)
    place[place == len(reading.near)] = 0
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
    cosine = reading.weights @ met_rare / (np.sqrt(reading.weights @ reading.weights) * phrasings.norm[rows])
    letters = _letters(reading, vocabulary, words, starts)
    total = (coverage + dice + cosine + _LETTERS * letters) / (3 + _LETTERS)
    total = np.minimum(total, _UNLESS_SAME)
    total[np.isin(rows, phrasings.same(reading.sequence))] = 1.0
    return Scores(rows, coverage, dice, cosine, letters, total)


def _letters(reading: Reading, vocabulary: Vocabulary, words: Longs, starts: Longs) -> Floats:
    spelled = [vocabulary.words[word] for word in words.tolist()]
    bounds = starts.tolist()
    texts = [" ".join(spelled[first:end]) for first, end in zip(bounds, bounds[1:], strict=False)]
    query = " ".join(reading.words)
    return process.cdist([query], texts, scorer=fuzz.partial_ratio, dtype=np.float64)[0] / 100
