"""What every feature needs: someone who knows the answers, and a memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.answering.outcome import Outcome
from bot.checking.verdict import CheckOutcome
from bot.library.model import LANGUAGES, Library
from bot.store.store import Store


class Assistant(Protocol):
    """Who answers; `bot.assembly` makes one. Its methods are quick but not instant, and safe to call in a thread."""

    @property
    def library(self) -> Library:
        """All that it knows."""

    def ask(self, text: str, language: str | None = None, fallback: str = "") -> Outcome:
        """Answer a message in its own language, or in `fallback` where that cannot be told."""

    def check(self, text: str, language: str | None = None, fallback: str = "") -> CheckOutcome:
        """Check the claims of a message; the language of the reply is found as for a question."""

    def entry_outcome(self, entry_id: str, language: str) -> Outcome | None:
        """Return the reply of an entry, or None if there is no such entry."""


@dataclass(frozen=True, slots=True)
class Services:
    """What the features share."""

    assistant: Assistant
    store: Store

    @property
    def library(self) -> Library:
        """All that the assistant knows."""
        return self.assistant.library

    def language(self, chat_id: int, language_code: str | None) -> str:
        """Return the language of a chat: the one chosen there, else the person's, else that of the first document."""
        return self.known_language(chat_id, language_code) or self.library.documents[0].language

    def known_language(self, chat_id: int, language_code: str | None) -> str:
        """Return the language chosen in a chat, else that of the person's Telegram if the bot speaks it, else ""."""
        spoken = (language_code or "").partition("-")[0]
        return self.store.language(chat_id) or (spoken if spoken in LANGUAGES else "")
