"""An encoder joins in: its vectors are kept with the index, and a query is mended before it is encoded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.matching import Index, Phrasing
from bot.matching.arrays import Singles

SENSES = {"car": 0, "automobile": 0, "house": 1, "home": 1, "boat": 2, "ship": 2}
PHRASINGS = [Phrasing("car", "buy a car"), Phrasing("house", "buy a house"), Phrasing("boat", "buy a boat")]


class Senses:
    """An encoder that knows six words and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Singles:
        self.asked += texts
        vectors = np.full((len(texts), 4), 0.1, dtype=np.float32)
        for place, text in enumerate(texts):
            for word in text.lower().rstrip("?").split():
                if word in SENSES:
                    vectors[place, SENSES[word]] = 1
        unit: Singles = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def best(index: Index, query: str) -> str | None:
    found = index.rank(query).best
    return None if found is None else found.entry


def test_meaning_finds_what_words_miss() -> None:
    assert Index.build(PHRASINGS).rank("my new automobile").best is None
    assert best(Index.build(PHRASINGS, Senses()), "my new automobile") == "car"


def test_an_exact_phrasing_is_first_whatever_the_encoder_says() -> None:
    index = Index.build([*PHRASINGS, Phrasing("odd", "home home ship")], Senses())
    found = index.rank("Home, home, ship!").best
    assert found is not None
    assert (found.entry, found.score) == ("odd", 1)


def test_a_misspelt_query_is_encoded_as_it_stands_and_mended() -> None:
    encoder = Senses()
    index = Index.build(PHRASINGS, encoder)
    encoder.asked.clear()
    index.rank("buy a huose")
    assert encoder.asked == ["buy a huose?", "buy a house?"]


def test_questions_are_read_alike_and_passages_as_they_stand() -> None:
    encoder = Senses()
    Index.build(PHRASINGS, encoder).rank("¡BUY, A BOAT!")
    assert encoder.asked[-1] == "buy a boat?"
    passage = "A boat is bought where boats are sold, as a rule, and a house where houses are; cars are another matter."
    Index.build([Phrasing("trade", passage)], encoder).rank("¡BUY, A BOAT!")
    assert {passage, "¡BUY, A BOAT!"} <= set(encoder.asked)


def test_vectors_are_kept_and_need_the_encoder(tmp_path: Path) -> None:
    built = Index.build(PHRASINGS, Senses())
    built.save(tmp_path)
    assert Index.load(tmp_path, Senses()).rank("old ship") == built.rank("old ship")
    assert Index.load(tmp_path).rank("old ship") == Index.build(PHRASINGS).rank("old ship")
    assert 0 <= built.calibrate() <= 1
