"""The encoder counts as much as the phrasings say it should."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.matching import Index, Phrasing
from bot.matching.arrays import Singles
from bot.matching.scoring import Weights

TOPICS = [f"topic{number}" for number in range(30)]
WORDS = ["alba", "barco", "cielo", "dado", "enero", "fuego", "gato", "hielo", "isla", "jarra", "kilo", "luna"]


class Oracle:
    """An encoder that knows the topic of every phrasing (`wise`), or finds all texts equally alike."""

    def __init__(self, *, wise: bool) -> None:
        self._wise = wise

    def encode(self, texts: Sequence[str]) -> Singles:
        vectors = np.zeros((len(texts), len(TOPICS) + 1), dtype=np.float32)
        for place, text in enumerate(texts):
            vectors[place, text.count("_") if self._wise else -1] = 1
        return vectors


def built(phrasings: int, *, wise: bool) -> Index:
    """Entries whose phrasings share words with other entries rather than among themselves."""
    texts = [
        Phrasing(topic, f"{WORDS[(place + turn) % 12]} {WORDS[(place * turn) % 12]}" + " _" * place)
        for place, topic in enumerate(TOPICS)
        for turn in range(phrasings)
    ]
    return Index.build(texts, Oracle(wise=wise))


def weight(index: Index) -> float:
    return index._stock.weights.meaning


def test_an_encoder_that_tells_entries_apart_counts_more() -> None:
    assert weight(built(4, wise=True)) > weight(built(4, wise=False))


def test_nothing_is_learnt_from_entries_with_one_phrasing() -> None:
    assert weight(built(1, wise=True)) == Weights().meaning


def test_what_was_learnt_is_kept(tmp_path: Path) -> None:
    index = built(4, wise=True)
    index.save(tmp_path)
    assert weight(Index.load(tmp_path)) == weight(index)
