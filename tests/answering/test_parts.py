"""Messages are cut where people ask, and a head finds again what it was taught."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.clauses import clauses, halves
from bot.answering.judge import FIGURES, NEUTRAL, SILENCE, Calibration
from bot.matching.text import words


@pytest.mark.parametrize(
    ("message", "sentences"),
    [
        pytest.param("Hola. ¿Quién era?", ["Hola.", "¿Quién era?"], id="a greeting, then a question"),
        pytest.param("¿Quién era?¿Y dónde?", ["¿Quién era?", "¿Y dónde?"], id="no space between"),
        pytest.param("a las 20.00 horas", ["a las 20.00 horas"], id="an hour is no end"),
        pytest.param("uno\ndos", ["uno", "dos"], id="lines are sentences"),
        pytest.param("!!! ???", [], id="signs alone say nothing"),
    ],
)
def test_a_message_is_cut_into_sentences(message: str, sentences: list[str]) -> None:
    assert [clause.text for clause in clauses(message)] == sentences


@given(st.text(max_size=300))
def test_no_letter_of_a_message_is_lost(message: str) -> None:
    kept = "".join(clause.text for clause in clauses(message))
    assert [c for c in kept if c.isalnum()] == [c for c in message if c.isalnum()]


def test_a_question_that_asks_twice_is_cut_before_the_second() -> None:
    text = "¿Quién era y dónde estaba?"
    assert halves(text, (0, 3), words(text), ["es"]) == ("¿Quién era", "y dónde estaba?")


def test_a_question_that_asks_once_is_not_cut() -> None:
    text = "¿Quién era padre y maestro?"
    assert halves(text, (0,), words(text), ["es"]) is None


@given(st.lists(st.lists(st.floats(-1, 1), min_size=len(FIGURES), max_size=len(FIGURES)), min_size=1, max_size=9))
def test_probabilities_of_any_candidates_leave_a_share_to_silence(rows: list[list[float]]) -> None:
    calibration = Calibration((0.7,) * len(FIGURES), (0.3,) * len(SILENCE), 0.5, 0.1)
    for fitted in (NEUTRAL, calibration):
        probabilities = fitted.probabilities(np.array(rows))
        assert (probabilities >= 0).all()
        assert probabilities.sum() < 1
