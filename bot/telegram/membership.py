"""Coming and going: what is kept of a chat goes when the bot does, and moves when the chat does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot.telegram.replying import said
from bot.telegram.services import Services

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


@dataclass(frozen=True, slots=True)
class Membership:
    """The feature that forgets."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (
            ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, self.moved),
        )

    async def changed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget a chat from which the bot was removed or in which it was blocked."""
        change = update.my_chat_member
        assert change is not None, "the handler lets changes of the bot's own membership through only"
        if change.new_chat_member.status in _GONE:
            await asyncio.to_thread(self.services.store.forget_chat, change.chat.id)

    async def moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow a group that became a supergroup; both of them tell of it."""
        message = said(update)
        old, new = message.migrate_from_chat_id or message.chat_id, message.migrate_to_chat_id or message.chat_id
        await asyncio.to_thread(self.services.store.move_chat, old, new)
