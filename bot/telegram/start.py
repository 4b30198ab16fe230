"""/start, with or without an entry to open, /help, /about and /privacy."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.rendering.about import render_about, render_help, render_privacy, render_welcome
from bot.rendering.html import render_html
from bot.store.store import DAY, REPLIES_KEPT
from bot.telegram.replying import FRESH, replying, respond, said, spoken
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Start:
    """The feature that says what the bot is."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        privacy = replying(self.services, lambda _, language: render_privacy(language, REPLIES_KEPT // DAY))
        return (
            CommandHandler("start", self.start, FRESH),
            CommandHandler("help", replying(self.services, render_help), FRESH),
            CommandHandler("about", replying(self.services, render_about), FRESH),
            CommandHandler("privacy", privacy, FRESH),
        )

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Welcome somebody, or open the entry that a link names."""
        message = said(update)
        language = await spoken(self.services, message)
        named = " ".join(context.args or ())
        outcome = await asyncio.to_thread(self.services.assistant.entry_outcome, named, language)
        library = self.services.library
        reply = render_html(outcome, library) if outcome else render_welcome(library, language)
        await respond(context.bot, message, reply, language)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The feature that answers a command nobody knows, in a private chat, with the help."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        unknown = FRESH & filters.ChatType.PRIVATE & filters.COMMAND
        return (MessageHandler(unknown, replying(self.services, render_help)),)
