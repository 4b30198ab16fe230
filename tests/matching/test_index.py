"""An index finds each of its phrasings, bears misspellings, and always says the same."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import Index, Phrasing

QUESTIONS = [
    Phrasing("password", "How do I reset my password?"),
    Phrasing("password", "I forgot my password"),
    Phrasing("invoice", "Where is my invoice?"),
    Phrasing("invoice", "When will I be billed?"),
    Phrasing("delivery", "¿Cuándo llega mi pedido?"),
    Phrasing("delivery", "Где мой заказ?"),
    Phrasing("refund", "Can I get my money back from 2024?"),
    Phrasing("year", "Can I get my money back from 2025?"),
]
INDEX = Index.build(QUESTIONS)

WORDS = ["alba", "barco", "cielo", "dado", "enero", "fuego", "gato", "hielo", "isla", "jarra", "kilo", "luna"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
KNOWLEDGE = st.lists(st.tuples(st.sampled_from("abcde"), TEXTS), min_size=1, max_size=15)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("how can i reset pasword", "password"),
        ("forgot pasword", "password"),
        ("wheres my invioce", "invoice"),
        ("cuando yega mi pedidio", "delivery"),
        ("gde moi zakaz", "delivery"),
        ("money back 2024", "refund"),
        ("money back 2025", "year"),
    ],
)
def test_finds_what_is_meant(query: str, entry: str) -> None:
    best = INDEX.rank(query).best
    assert best is not None
    assert best.entry == entry


@pytest.mark.parametrize("query", ["", "   ", "¿?", "🙂", "xyzzy", "\u0301\u200b", "7"])
def test_finds_nothing_where_no_word_is_near(query: str) -> None:
    assert INDEX.rank(query).candidates == ()


def test_an_unrelated_query_scores_below_a_misspelt_one() -> None:
    foreign, misspelt = INDEX.rank("where do penguins sleep in winter").best, INDEX.rank("wher is my invoce").best
    assert misspelt is not None
    assert foreign is None or foreign.score < misspelt.score / 2


def test_explains_itself_in_json() -> None:
    told = json.loads(json.dumps(INDEX.rank("how can i reset pasword").explain()))
    assert told["entry"] == "password"
    matches = {word["word"]: word["match"] for word in told["words"]}
    assert matches["pasword"] == "password"
    assert matches["can"] is None
    assert sum(word["weight"] for word in told["words"]) == pytest.approx(1)
    assert told["next"]["score"] < told["score"]
    assert INDEX.rank("xyzzy").explain() == {"query": "xyzzy"}


def test_is_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    INDEX.save(tmp_path / "index")
    loaded = Index.load(tmp_path / "index")
    assert len(loaded) == len(INDEX)
    for phrasing in QUESTIONS:
        assert loaded.rank(phrasing.text[:-2]) == INDEX.rank(phrasing.text[:-2])


def test_refuses_an_index_of_another_format(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="build it again"):
        Index.load(tmp_path)


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    Index.build([]).save(tmp_path)
    for empty in (Index.load(tmp_path), Index.build([Phrasing("a", "?!")])):
        assert empty.rank("anything").candidates == ()
        assert empty.calibrate() == 0


@given(KNOWLEDGE, TEXTS)
def test_same_input_same_output(knowledge: list[tuple[str, str]], query: str) -> None:
    phrasings = [Phrasing(*item) for item in knowledge]
    assert Index.build(phrasings).rank(query) == Index.build(phrasings).rank(query)


@given(KNOWLEDGE)
def test_an_exact_phrasing_is_always_first(knowledge: list[tuple[str, str]]) -> None:
    index = Index.build([Phrasing(*item) for item in knowledge])
    for _, text in knowledge:
        best = index.rank(text.upper()).best
        assert best is not None
        assert best.score == 1
        saying_so = {entry for entry, same in knowledge if same == text}
        assert best.entry == next(entry for entry, _ in knowledge if entry in saying_so)


@given(KNOWLEDGE, TEXTS)
def test_a_ranking_is_sorted_and_names_an_entry_once(knowledge: list[tuple[str, str]], query: str) -> None:
    candidates = Index.build([Phrasing(*item) for item in knowledge]).rank(query).candidates
    first = list(dict.fromkeys(entry for entry, _ in knowledge))
    order = [(-candidate.score, first.index(candidate.entry)) for candidate in candidates]
    assert order == sorted(order)
    assert len({candidate.entry for candidate in candidates}) == len(candidates)
    assert all(0 <= candidate.score <= 1 for candidate in candidates)


@given(KNOWLEDGE, TEXTS, st.lists(st.sampled_from(["zzyx", "xqqz", "vwxq"]), min_size=1, max_size=4))
def test_unrelated_phrasings_never_come_before_related_ones(
    knowledge: list[tuple[str, str]], query: str, others: list[str]
) -> None:
    phrasings = [Phrasing(*item) for item in knowledge]
    found = {candidate.entry for candidate in Index.build(phrasings).rank(query).candidates}
    unrelated = [Phrasing(f"other {place}", word) for place, word in enumerate(others)]
    again = [candidate.entry for candidate in Index.build([*phrasings, *unrelated]).rank(query).candidates]
    assert set(again[: len(found)]) == found


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text_can_be_asked_and_stored(text: str) -> None:
    INDEX.rank(text).explain()
    Index.build([Phrasing("a", text), Phrasing("b", "word")]).rank(text)


HOSTILE = {
    "one word repeated": "password " * 455,
    "one long word": "a" * 4096,
    "800 rare words": " ".join(f"{chr(97 + n % 26)}q{n:x}zx{chr(97 + n // 31)}" for n in range(800)),
    "combining marks": "e" + "\u0301" * 4000 + " password",
    "digits": "1 " * 2048,
    "beyond the limit": "how do i reset my password " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_takes_bounded_time(name: str) -> None:
    index = Index.build([Phrasing(str(n % 500), f"how do i reset my password {n} {n * 7919:x}") for n in range(5_000)])
    began = time.perf_counter()
    index.rank(HOSTILE[name])
    assert time.perf_counter() - began < 0.5
