"""/sources: the documents, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.rendering.menus import render_sources
from bot.telegram.replying import FRESH, replying
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Sources:
    """The feature that lists the documents; its buttons are in `buttons`."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (CommandHandler("sources", replying(self.services, render_sources), FRESH),)
