"""Texts are likened by their letters alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.letters import every_two, learn_letters, load_letters
from bot.matching.text import normalize

TEXTS = ["¿Quién era Yázov?", "Who was Bakatin?", "Язов был министром обороны", ""]
LETTERS = learn_letters(TEXTS)


def test_a_misspelt_text_is_nearest_to_what_it_means() -> None:
    assert LETTERS.cosines("kien era yasov").argmax() == 0
    assert LETTERS.cosines("hoo was Bakatinn").argmax() == 1


def test_another_script_is_read_alike() -> None:
    assert LETTERS.cosines("yazov byl ministrom").argmax() == 2


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_the_cosine_of_two_texts_is_one_number(texts: list[str]) -> None:
    letters = learn_letters(texts)
    asked = np.array([letters.cosines(text) for text in texts])
    likeness = np.zeros((len(texts), len(texts)), dtype=np.float32)
    letters.add_likeness(likeness)
    assert np.allclose(asked, likeness, atol=1e-5)
    assert np.allclose(asked, asked.T, atol=1e-5)
    assert asked.min() >= 0
    assert np.allclose(asked.diagonal(), [bool(normalize(text)) for text in texts], atol=1e-5)


def test_every_two_of_many_texts_are_likened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Block by block as at once."""
    by_units = np.eye(len(TEXTS), dtype=np.float32)
    whole = every_two(by_units, LETTERS, None)
    monkeypatch.setattr("bot.answering.letters._BLOCK", 2)
    assert np.allclose(every_two(by_units, LETTERS, None), whole)


def test_what_was_kept_likens_the_same(tmp_path: Path) -> None:
    LETTERS.save(tmp_path / "letters")
    kept = load_letters(tmp_path / "letters")
    assert (kept.cosines("Bakatin") == LETTERS.cosines("Bakatin")).all()
