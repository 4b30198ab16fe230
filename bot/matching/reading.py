"""A query read with a vocabulary: its words, what each may mean, and how much each weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Longs
from bot.matching.phrasings import Phrasings, tokens
from bot.matching.vocabulary import Near, Vocabulary

QUERY_LETTERS = 4096
"""Characters of a query that are read."""
QUERY_WORDS = 64
"""Different words of a query that are read, the first ones."""
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
    near = np.unique(np.concatenate([np.array([-1]), *(item.words for item in nears)]))
    closeness = np.zeros((len(words), len(near)))
    for place, item in enumerate(nears):
        closeness[place, np.searchsorted(near, item.words)] = item.closeness
    weights = np.array([_weight(item, phrasings) for item in nears])
    ids = tuple(-1 if (own := vocabulary.id_of(word)) is None else own for word in sequence)
    return Reading(words, ids, near, closeness, weights)


def _elsewhere(near: Near, phrasings: Phrasings, without: int) -> Near:
    first_owner = phrasings.entry_of[phrasings.word_rows[phrasings.word_starts[near.words]]]
    alone = phrasings.rarity[near.words] == np.log(len(phrasings.names) + 1)
    kept = ~(alone & (first_owner == without))
    return Near(near.words[kept], near.closeness[kept])


def _weight(near: Near, phrasings: Phrasings) -> float:
    """Return the rarity of a known word; else a mean of the nearest word's and of that of a word unheard of."""
    unheard = _UNKNOWN * float(np.log(len(phrasings.names) + 1))
    if not len(near.words):
        return unheard
    nearest = int(near.closeness.argmax())
    sure = float(near.closeness[nearest])
    return sure * float(phrasings.rarity[near.words[nearest]]) + (1 - sure) * unheard
