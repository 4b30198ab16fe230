"""What the encoder adds: rows near in meaning, and how much each speaks for its entry."""

from __future__ import annotations

import numpy as np

from bot.matching.arrays import Floats, Singles
from bot.matching.text import words
from bot.matching.vocabulary import Vocabulary

_POWER = 2
"""Likeness is raised to it: sentences of one subject are alike without meaning the same."""
_RIDGE = 0.1
"""Regularisation of the head, in units of a row's likeness to itself."""
_MENDED = 0.45
"""Closeness from which an unknown word of a query is taken for a misspelling of a known one."""


def mend(query: str, vocabulary: Vocabulary) -> str:
    """Return the query with each word that the vocabulary lacks replaced by its nearest word, if that is close.

    An encoder reads misspelt words badly; words that match fuzzily tell what was meant.

    >>> mend("How to resett my pasword?", Vocabulary.of(["reset", "my", "password"]))
    'How to reset my password?'
    """
    parts, done = [], 0
    for word in words(query):
        if word.start < done or vocabulary.id_of(word.text) is not None:
            continue
        near = vocabulary.near(word.text)
        if len(near.words) and near.closeness.max() >= _MENDED:
            parts += [query[done : word.start], vocabulary.words[near.words[near.closeness.argmax()]]]
            done = word.end
    return "".join([*parts, query[done:]])


def support(vectors: Singles, likeness: Floats) -> Floats:
    """Return how much each of R rows speaks for its entry; the sums over the rows of an entry lie mostly in 0…1.

    `vectors` (R × d) are those of the rows, `likeness` (R) their likeness to the query. This is kernel ridge
    regression on the rows around the query, with a row's own entry as its class: rows alike among themselves share
    their say, so that an entry does not win by repeating itself, nor by being near to everything
    (Bottou and Vapnik, "Local learning algorithms", 1992).
    """
    among = np.maximum(vectors @ vectors.T, 0).astype(np.float64) ** _POWER
    among[np.diag_indices(len(among))] += _RIDGE
    shares: Floats = np.linalg.solve(among, np.maximum(likeness, 0) ** _POWER)
    return shares
