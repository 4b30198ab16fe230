"""A query read with a vocabulary: its words, what each may mean, and how much each weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Longs, rounded
from bot.matching.phrasings import Phrasings, tokens
from bot.matching.vocabulary import Near, Vocabulary

QUERY_LETTERS = 4096
"""Characters of a query that are read."""
QUERY_WORDS = 64
"""Different words of a query that are read, the first ones."""
_NO_WORD = np.array([-1])
_UNKNOWN = 1.6
"""Weight of a word near to none, in units of the greatest rarity there can be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """m different words of a query and the U words of the vocabulary near any of them.

    `sequence`: ids of all words as they stand, -1 for an unknown one. `near`: the U ids, ascending, the first of
    them -1, which is no word. `closeness` (m × U): 0 where not near. `weights` (m): the rarity of a known word; of an
    unknown one, between the rarity of its nearest word and that of a word unheard of.
    """

    words: tuple[str, ...]
    sequence: tuple[int, ...]
    near: Longs
    closeness: Floats
    weights: Floats


def read(query: str, vocabulary: Vocabulary, phrasings: Phrasings, without: int | None = None) -> Reading:
    """Read a query; it may be empty of words. Words that only the entry `without` has count as unknown."""
    sequence = tokens(query[:QUERY_LETTERS])
    words = tuple(dict.fromkeys(sequence))[:QUERY_WORDS]
    nears = [vocabulary.near(word) for word in words]
    if without is not None:
        nears = [_elsewhere(near, phrasings, without) for near in nears]
    near, column = np.unique(np.concatenate([_NO_WORD, *(item.words for item in nears)]), return_inverse=True)
    closeness = np.zeros((len(words), len(near)))
    line = np.repeat(np.arange(len(words)), [len(item.words) for item in nears])
    closeness[line, column[1:]] = np.concatenate([item.closeness for item in nears]) if nears else []
    weights = _weights(near, closeness, phrasings)
    ids = tuple(-1 if (own := vocabulary.id_of(word)) is None else own for word in sequence)
    return Reading(words, ids, near, closeness, weights)


def _elsewhere(near: Near, phrasings: Phrasings, without: int) -> Near:
    first_owner = phrasings.entry_of[phrasings.word_rows[phrasings.word_starts[near.words]]]
    alone = phrasings.rarity[near.words] == rounded(np.log([len(phrasings.names) + 1]))
    kept = ~(alone & (first_owner == without))
    return Near(near.words[kept], near.closeness[kept])


def _weights(near: Longs, closeness: Floats, phrasings: Phrasings) -> Floats:
    """Return the rarity of a known word; else a mean of the nearest word's and of that of a word unheard of."""
    unheard = _UNKNOWN * float(np.log(len(phrasings.names) + 1))
    nearest = closeness.argmax(axis=1)
    sure = closeness[np.arange(len(nearest)), nearest]
    rarity = np.where(sure > 0, phrasings.rarity[near[nearest]] if len(phrasings.rarity) else 0.0, 0.0)
    return rounded(sure * rarity + (1 - sure) * unheard)
