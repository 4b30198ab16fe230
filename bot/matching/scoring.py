"""How well each row of a shortlist holds a query: soft TF-IDF by Dice and cosine, coverage, letters in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Longs
from bot.matching.phrasings import Phrasings
from bot.matching.reading import Reading
from bot.matching.routes import kernels
from bot.matching.spelling import letters_in_order, pairs_in_common
from bot.matching.vocabulary import Vocabulary

_SPELLED = 48
"""Rows, the best so far, whose letters are compared; those of the others count as none."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the parts of a score count.

    `letters` and `pairs` of a row, beside 1 for each of coverage, Dice and cosine; `together`, the coverage by all rows
    of an entry, and `meaning`, what the encoder adds, of an entry, each beside 1 for its rows.
    """

    letters: float = 0.75
    pairs: float = 1.0
    together: float = 0.25
    meaning: float = 0.7


@dataclass(frozen=True, slots=True)
class Scores:
    """The R rows of a shortlist, ascending, and for each its parts and their mean, all in 0…1.

    `met` (m × R): how near the nearest word of a row is to each word of the query.
    """

    rows: Longs
    met: Floats
    coverage: Floats
    dice: Floats
    cosine: Floats
    letters: Floats
    pairs: Floats
    total: Floats


def score(reading: Reading, vocabulary: Vocabulary, phrasings: Phrasings, rows: Longs, weights: Weights) -> Scores:
    """Score rows, each of which has at least one word.

    Every word of the query meets the word of the row nearest to it, and every word of the row the nearest of the
    query. Soft TF-IDF after Cohen, Ravikumar and Fienberg, "A comparison of string distance metrics for
    name-matching tasks" (2003), with both the cosine and the Dice coefficient.
    """
    met, rare, held = meet(reading, phrasings, rows)
    asked = reading.weights.sum()
    answered = reading.weights @ met
    coverage = answered / asked
    dice = (answered + held) / (asked + phrasings.weight[rows])
    cosine = np.minimum(1.0, reading.weights @ rare / (np.linalg.norm(reading.weights) * phrasings.norm[rows]))
    letters, pairs = np.zeros(len(rows)), np.zeros(len(rows))
    spelled = np.sort(np.argsort(-(coverage + dice + cosine), kind="stable")[:_SPELLED])
    texts = phrasings.spelled(vocabulary, rows[spelled])
    query = " ".join(reading.words)
    letters[spelled] = letters_in_order(query, texts)
    pairs[spelled] = pairs_in_common(query, texts, phrasings.pair_rarity)
    total = coverage + dice + cosine + weights.letters * letters + weights.pairs * pairs
    total /= 3 + weights.letters + weights.pairs
    return Scores(rows, met, coverage, dice, cosine, letters, pairs, total)


def meet(reading: Reading, phrasings: Phrasings, rows: Longs) -> tuple[Floats, Floats, Floats]:
    """Return for each word of the query (m) and each row (R): how near the row's nearest word is, and the most that
    nearness times rarity comes to; and for each row the sum over its words of nearness to the query times rarity.
    """
    if (fast := kernels()) is not None:
        arrays = phrasings.row_starts, phrasings.row_words, reading.near, reading.closeness, phrasings.rarity
        compiled: tuple[Floats, Floats, Floats] = fast.met_in(rows, *arrays)
        return compiled
    words, starts = phrasings.words_of(rows)
    place = np.searchsorted(reading.near, words, side="right") - 1
    rarity = phrasings.rarity[words]
    closeness = reading.closeness[:, place] * (reading.near[place] == words)
    met = np.maximum.reduceat(closeness, starts[:-1], axis=1)
    rare = np.maximum.reduceat(closeness * rarity, starts[:-1], axis=1)
    held = np.add.reduceat(closeness.max(axis=0) * rarity, starts[:-1])
    return met, rare, held


def together(reading: Reading, scores: Scores, entries: Longs, owners: Longs) -> Floats:
    """Return how much of the query the rows of each entry hold among them, 0…1.

    `owners` (R): the place of each row's entry in `entries`.
    """
    if len(entries) == len(owners):
        return scores.coverage[np.argsort(owners)]
    order = np.argsort(owners, kind="stable")
    met = np.maximum.reduceat(scores.met[:, order], np.searchsorted(owners[order], np.arange(len(entries))), axis=1)
    covered: Floats = reading.weights @ met / reading.weights.sum()
    return covered
