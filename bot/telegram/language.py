"""/language: which language to speak in a chat; in a group its administrators choose."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Chat, Update, User
from telegram.constants import ChatMemberStatus
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.library.model import LANGUAGES
from bot.rendering.about import render_admins_only
from bot.rendering.menus import render_language_chosen, render_languages
from bot.telegram.replying import FRESH, said, spoken
from bot.telegram.sending import send, under
from bot.telegram.services import Services

_ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


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
        if not await may_choose(context.bot, message.chat, message.from_user, message.sender_chat):
            await send(context.bot, under(message), render_admins_only(language))
            return
        named = " ".join(context.args or ()).lower()
        if named not in LANGUAGES:
            await send(context.bot, under(message), render_languages(language))
            return
        await asyncio.to_thread(self.services.store.choose_language, message.chat_id, named)
        await send(context.bot, under(message), render_language_chosen(named))


async def may_choose(bot: Bot, chat: Chat, user: User | None, sender_chat: Chat | None = None) -> bool:
    """Tell whether somebody may choose a chat's language; `sender_chat` is the group for an anonymous administrator."""
    if chat.type == chat.PRIVATE or (sender_chat is not None and sender_chat.id == chat.id):
        return True
    if user is None:
        return False
    return (await bot.get_chat_member(chat.id, user.id)).status in _ADMINS
