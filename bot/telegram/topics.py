"""/topics: from the topics to the questions to the answers, in one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.rendering.menus import render_topics
from bot.telegram.replying import FRESH, replying
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Topics:
    """The feature that lists the topics; its buttons are in `buttons`."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (CommandHandler("topics", replying(self.services, render_topics), FRESH),)
