"""The conversation in the terminal: numbers for buttons, commands for menus."""

from __future__ import annotations

import pytest

from bot.library.model import LANGUAGES
from bot.rendering.terminal import TERMINAL_COMMANDS
from bot.terminal.conversation import Conversation
from tests.conversation.assistant import LiteralAssistant


@pytest.fixture(scope="module")
def assistant() -> LiteralAssistant:
    return LiteralAssistant()


@pytest.fixture
def ana(assistant: LiteralAssistant) -> Conversation:
    return Conversation(assistant, "es")


def offered(shown: str) -> list[str]:
    """Return what stands after the numbers."""
    return [line[5:] for line in shown.splitlines() if line[:3].strip().isdecimal() and line[3:5] == "  "]


def asking(assistant: LiteralAssistant, entry_id: str) -> str:
    entry = assistant.library.entry(entry_id)
    assert entry
    return entry.question["es"]


def test_an_answer_shows_its_line_set_off(ana: Conversation, assistant: LiteralAssistant) -> None:
    shown = ana.hear(asking(assistant, "apology-year"))
    assert "> Enero Negro (Bakú), línea 14" in shown
    assert offered(shown)[0] == "Contexto"


def test_a_number_presses_what_it_stands_for(ana: Conversation, assistant: LiteralAssistant) -> None:
    ana.hear(asking(assistant, "apology-year"))
    assert "línea 13" in ana.hear("1")
    assert "> Enero Negro" in ana.hear("2"), "what was on offer still is"


def test_a_suggestion_is_chosen_by_its_number(ana: Conversation) -> None:
    suggestions = offered(ana.hear("soldados"))
    assert len(suggestions) == 3
    assert "> Enero Negro" in ana.hear("3")


def test_topics_are_walked_by_numbers(ana: Conversation) -> None:
    topics = offered(ana.hear("/topics"))
    questions = offered(ana.hear("1"))
    assert topics != questions
    assert "> Enero Negro" in ana.hear("1")


@pytest.mark.parametrize("number", ["0", "99", "00"])
def test_a_number_that_stands_for_nothing_is_said_so(ana: Conversation, number: str) -> None:
    ana.hear("/topics")
    assert ana.hear(number) == "Nada de lo que se ofrece tiene ese número."


def test_a_number_before_any_offer_is_a_question(ana: Conversation) -> None:
    assert ana.hear("93").startswith("No encuentro respuesta")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_chosen_by_name_or_by_number(ana: Conversation, language: str) -> None:
    by_name = ana.hear(f"/language {language}")
    ana.hear("/language")
    assert ana.hear(str(LANGUAGES.index(language) + 1)) == by_name


@pytest.mark.parametrize("command", [name for name, _ in TERMINAL_COMMANDS])
def test_every_command_has_something_to_say(ana: Conversation, command: str) -> None:
    assert ana.hear(f"/{command}")


@pytest.mark.parametrize("text", ["/", "/ ", "/nope", "/language tlh"])
def test_what_is_no_command_gets_help_or_a_choice(ana: Conversation, text: str) -> None:
    assert "/topics" in ana.hear(text) or offered(ana.hear(text))


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_nothing_gets_nothing(ana: Conversation, text: str) -> None:
    assert ana.hear(text) == ""
