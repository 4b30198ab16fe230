"""Fact checks: /check with a claim or under one, the bot's name under one; in a private chat, what is forwarded."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.rendering.takedown import with_take_down
from bot.telegram.answers import Answers
from bot.telegram.calls import CallsTheBotToAnother, Captioned
from bot.telegram.delivering import deliver
from bot.telegram.replying import EDITED, HEARD, SECOND_HAND, WORDS, said
from bot.telegram.sending import edit
from bot.telegram.services import Services

_FORWARDED = filters.ChatType.PRIVATE & filters.FORWARDED & WORDS & ~filters.VIA_BOT
_GROUP = filters.ChatType.GROUPS


@dataclass(frozen=True, slots=True)
class Check:
    """The feature that checks claims."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (
            CommandHandler("check", self.check, HEARD & ~SECOND_HAND),
            MessageHandler(HEARD & Captioned("check") & ~SECOND_HAND, self.check),
            MessageHandler(HEARD & _FORWARDED, self.check_forwarded),
            MessageHandler(HEARD & _GROUP & WORDS & ~SECOND_HAND & CallsTheBotToAnother(), self.check_pointed),
        )

    def followers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens besides: an edited message may be a call, and have been checked by others too."""
        return (MessageHandler(EDITED, self.follow),)

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check the claims of a message, or anew those of one that was edited."""
        await deliver(self.services.store, context.bot, said(update), Answers(self.services).to_claim)

    async def check_forwarded(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check what is forwarded, or answer it."""
        await deliver(self.services.store, context.bot, said(update), Answers(self.services).to_forwarded)

    async def check_pointed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check the message under which the bot is called, or answer the call."""
        await deliver(self.services.store, context.bot, said(update), Answers(self.services).to_pointing)

    async def follow(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check an edited message anew wherever its check stands; one that was taken down stays down."""
        message = said(update)
        checks = await asyncio.to_thread(self.services.store.checks_of, message.chat_id, message.message_id)
        if not checks:
            return
        answer = await asyncio.to_thread(Answers(self.services).to_edited, message)
        private = message.chat.type == message.chat.PRIVATE
        for check in checks:
            reply = answer.reply if private else with_take_down(answer.reply, check.asker_id, answer.language)
            await edit(context.bot, message.chat_id, check.reply_id, reply)
