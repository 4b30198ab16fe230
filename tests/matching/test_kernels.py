"""The compiled route returns what the plain one does, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.matching import Candidate, Index, Phrasing
from bot.matching.vocabulary import Near, Vocabulary
from tests.bench.synthetic import noisy, phrasings
from tests.matching.routes import take

numba = pytest.importorskip("numba", reason="the extra `fast` is not installed")

LETTERS = st.text("abcdeöü", min_size=1, max_size=12)
TEXTS = st.lists(LETTERS, min_size=1, max_size=6).map(" ".join)


@pytest.fixture(autouse=True)
def _compiled_afterwards() -> Iterator[None]:
    yield
    take(compiled=True)


def ranked(texts: list[str], query: str, *, compiled: bool) -> tuple[Candidate, ...]:
    take(compiled=compiled)
    return Index.build([Phrasing(str(row % 7), text) for row, text in enumerate(texts)]).rank(query).candidates


@given(st.lists(TEXTS, min_size=1, max_size=40), TEXTS)
def test_any_ranking_is_the_same(texts: list[str], query: str) -> None:
    assert ranked(texts, query, compiled=True) == ranked(texts, query, compiled=False)


@given(st.lists(LETTERS, min_size=1, max_size=200, unique=True), LETTERS)
def test_near_words_are_the_same(words: list[str], word: str) -> None:
    def near(*, compiled: bool) -> Near:
        take(compiled=compiled)
        return Vocabulary.of(words).near(word)

    fast, plain = near(compiled=True), near(compiled=False)
    assert fast.words.tolist() == plain.words.tolist()
    assert fast.closeness.tobytes() == plain.closeness.tobytes()


def test_rankings_among_many_phrasings_are_the_same() -> None:
    texts = phrasings(20_000)
    index = Index.build([Phrasing(str(row), text) for row, text in enumerate(texts)])
    for row in range(0, 20_000, 400):
        query, found = noisy(texts[row], 1 + row % 2, seed=5), []
        for compiled in (True, False):
            take(compiled=compiled)
            index = Index(index._stock)
            found.append(index.rank(query).candidates)
        assert found[0] == found[1]


@given(LETTERS, LETTERS)
def test_edits_are_those_of_another_implementation(first: str, second: str) -> None:
    import numpy as np

    from bot.matching.kernels import distance

    places = np.zeros(256, np.uint64)
    for place, letter in enumerate(first.encode("latin-1")):
        places[letter] |= np.uint64(1 << place)
    other = np.frombuffer(second.encode("latin-1"), dtype=np.uint8)
    assert distance(places, len(first), other) == OSA.distance(first, second)
