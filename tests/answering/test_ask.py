"""What the bot must answer, and what it must not, on the document it ships with."""

from __future__ import annotations

import pytest

from bot.answering.outcome import OutcomeKind
from bot.assembly import Assistant

ANSWERED = [
    pytest.param("¿Cuántos soldados soviéticos murieron?", {4, 5}, id="both reports, in Spanish"),
    pytest.param("how many soviet troops were wounded", {5}, id="the wounded, in English"),
    pytest.param("Кто был министром обороны СССР?", {3}, id="a minister, in Russian"),
    pytest.param("Mirzə Xəzər harada işləyirdi?", {11}, id="a journalist, in Azerbaijani"),
    pytest.param("gorbachov", {14}, id="a name alone"),
    pytest.param("en que año se disculpo gorvachov", {14}, id="typos and no accents"),
    pytest.param("¿Por qué se disculpó Yeltsin ante Azerbaiyán?", {14}, id="a false premise is corrected"),
    pytest.param("¿Quién era Bakatin y quién era Mirza Khazar?", {3, 11}, id="two questions in one"),
]
NOT_ANSWERED = [
    pytest.param("¿En qué año ocurrió el Enero Negro?", id="the date is not stated"),
    pytest.param("What was the total number of victims?", id="the total is not stated"),
    pytest.param("Кто отдал приказ ввести войска в Баку?", id="who ordered it is not stated"),
    pytest.param("¿Quién ganó la liga?", id="another subject"),
    pytest.param("how do I cook rice", id="cooking"),
    pytest.param("the", id="one filler word"),
    pytest.param("¿?", id="no word at all"),
    pytest.param("¿Cuántos muertos hubo en Hiroshima?", id="another event"),
    pytest.param("gracias!", id="thanks"),
    pytest.param("Who was the defence minister of Japan in 1940?", id="an office of another country"),
    pytest.param("¿Quién mandaba en Chile cuando la guerra?", id="another country at war"),
]


@pytest.mark.parametrize(("text", "lines"), ANSWERED)
def test_it_answers_with_the_lines(assistant: Assistant, text: str, lines: set[int]) -> None:
    outcome = assistant.ask(text)
    assert outcome.kind is OutcomeKind.ANSWER
    assert {citation.line for citation in outcome.citations} == lines


@pytest.mark.parametrize("text", NOT_ANSWERED)
def test_it_does_not_answer(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text).kind is not OutcomeKind.ANSWER


@pytest.mark.parametrize(
    ("text", "language"),
    [("who was Yazov?", "en"), ("кто такой Язов?", "ru"), ("Yazov kim idi?", "az"), ("¿quién era Yázov?", "es")],
)
def test_it_replies_in_the_language_of_the_question(assistant: Assistant, text: str, language: str) -> None:
    assert assistant.ask(text).language == language


def test_a_false_premise_is_named(assistant: Assistant) -> None:
    corrections = assistant.ask("Why did Yeltsin apologise to Azerbaijan?").corrections
    assert [(c.supposed, c.stated) for c in corrections] == [("Yeltsin", ("Gorbachev",))]


def test_the_same_text_gets_the_same_outcome(assistant: Assistant) -> None:
    assert assistant.ask("¿Hubo censura?") == assistant.ask("¿Hubo censura?")


def test_every_entry_answers_its_own_question_in_every_language(assistant: Assistant) -> None:
    lost = [
        (entry.id, language)
        for entry in assistant.library.entries
        if entry.kind.value == "answer"
        for language, question in entry.question.items()
        if not set(entry.citations) & set(assistant.ask(question, language).citations)
    ]
    assert not lost
