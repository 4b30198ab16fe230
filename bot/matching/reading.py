"""A query read with a vocabulary: its words, what each may mean, and how much each weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Longs
from bot.matching.phrasings import Phrasings, tokens
from bot.matching.vocabulary import Vocabulary

QUERY_LETTERS = 4096
"""Characters of a query that are read."""
QUERY_WORDS = 64
"""Different words of a query that are read, the first ones."""
_UNKNOWN = 1.6
"""Weight of a word near to none, in units of the greatest rarity there can be."""


@dataclass(frozen=True, slots=True)
class Reading:
    """m different words of a query and the U words of the vocabulary near any of them.

    `sequence`: ids of all words as they stand, -1 for an unknown one. `near`: the U ids, ascending.
    `closeness` (m × U): 0 where not near. `weights` (m): the rarity of a known word; of an unknown one, between the
    rarity of its nearest word and that of a word unheard of.
    """

    words: tuple[str, ...]
    sequence: tuple[int, ...]
    near: Longs
    closeness: Floats
    weights: Floats


def read(query: str, vocabulary: Vocabulary, phrasings: Phrasings) -> Reading:
    """Read a query; it may be empty of words."""
    sequence = tokens(query[:QUERY_LETTERS])
    words = tuple(dict.fromkeys(sequence))[:QUERY_WORDS]
    nears = [vocabulary.near(word) for word in words]
    near = np.unique(np.concatenate([item.words for item in nears])) if nears else np.zeros(0, dtype=np.int64)
    closeness = np.zeros((len(words), len(near)))
    weights = np.empty(len(words))
    unheard = _UNKNOWN * np.log(len(phrasings.names) + 1)
    for place, (word, item) in enumerate(zip(words, nears, strict=True)):
        closeness[place, np.searchsorted(near, item.words)] = item.closeness
        own = vocabulary.id_of(word)
        if own is not None:
            weights[place] = phrasings.rarity[own]
        elif len(item.words):
            nearest = item.closeness.argmax()
            sure = item.closeness[nearest]
            weights[place] = sure * phrasings.rarity[item.words[nearest]] + (1 - sure) * unheard
        else:
            weights[place] = unheard
    ids = tuple(-1 if (own := vocabulary.id_of(word)) is None else own for word in sequence)
    return Reading(words, ids, near, closeness, weights)
