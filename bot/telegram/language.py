"""/language: which language to speak in a chat; in a group its administrators choose."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.library.model import LANGUAGES
from bot.rendering.about import render_admins_only
from bot.rendering.menus import render_language_chosen, render_languages
from bot.telegram.admins import may_decide
from bot.telegram.replying import FRESH, respond, said, spoken
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Language:
    """The feature that chooses a language; its buttons are in `buttons`."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (CommandHandler("language", self.command, FRESH),)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the languages, or choose the one named after the command."""
        message = said(update)
        language = await spoken(self.services, message)
        if not await may_decide(context.bot, message.chat, message.from_user, message.sender_chat):
            await respond(context.bot, message, render_admins_only(language), language)
            return
        named = " ".join(context.args or ()).lower()
        if named not in LANGUAGES:
            await respond(context.bot, message, render_languages(language), language)
            return
        await asyncio.to_thread(self.services.store.choose_language, message.chat_id, named)
        await respond(context.bot, message, render_language_chosen(named), named)
