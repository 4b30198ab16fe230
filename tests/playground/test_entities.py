"""What Telegram finds by itself in a text."""

from __future__ import annotations

import pytest

from bot.playground.entities import detect, utf16_slice

FOUND = {
    "a command": ("/start", [("bot_command", "/start")]),
    "a command with a name": ("/check@cotejo_bot x", [("bot_command", "/check@cotejo_bot")]),
    "a command in the middle": ("try /help now", [("bot_command", "/help")]),
    "a mention": ("hola @ana, ¿qué tal?", [("mention", "@ana")]),
    "after an emoji": ("😀 @ana", [("mention", "@ana")]),
    "an address": ("see https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
    "an address without a scheme": ("see example.org/a", [("url", "example.org/a")]),
    "several": ("/ask @ana http://a.example.org", [("bot_command", "/ask"), ("mention", "@ana"),
                                                   ("url", "http://a.example.org")]),
}  # fmt: skip

NOT_FOUND = {
    "a path": "and/or /usr/bin",
    "an e-mail address": "write to ana@example.org",
    "a fraction": "1/2",
    "a short name": "@an",
    "a sentence without a space": "fin.Otro",
    "a slash alone": "/",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(entity.type, utf16_slice(text, entity.offset, entity.length)) for entity in detect(text)]
    assert found == expected


@pytest.mark.parametrize("text", NOT_FOUND.values(), ids=NOT_FOUND)
def test_not_found(text: str) -> None:
    assert detect(text) == ()
