"""Fact checks: /check with a claim, or in answer to the message that makes it; in a private chat, what is forwarded.

A forwarded message that claims nothing is taken for a question.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.rendering.about import render_check_usage
from bot.rendering.checks import render_check
from bot.rendering.html import render_html
from bot.rendering.reply import Reply
from bot.store.store import REPLIES_KEPT, Sent
from bot.telegram.calls import question
from bot.telegram.delivering import deliver
from bot.telegram.replying import HEARD, SECOND_HAND, WORDS, code, said
from bot.telegram.services import Services

_FORWARDED = filters.ChatType.PRIVATE & filters.FORWARDED & WORDS & ~filters.VIA_BOT


@dataclass(frozen=True, slots=True)
class Check:
    """The feature that checks claims."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (
            CommandHandler("check", self.check, HEARD & ~SECOND_HAND),
            MessageHandler(HEARD & _FORWARDED, self.check),
        )

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check the claims of a message, or anew those of one that was edited."""
        message = said(update)
        if message.edit_date and (message.edit_date - message.date).total_seconds() > REPLIES_KEPT:
            return
        reply, kind = await asyncio.to_thread(self._compose, message)
        await deliver(self.services.store, context.bot, message, reply, Sent(0, kind))

    def _compose(self, message: Message) -> tuple[Reply, str]:
        claimed = question(message)
        if not claimed:
            return render_check_usage(self.services.language(message.chat_id, code(message))), "usage"
        fallback = self.services.known_language(message.chat_id, code(message))
        outcome = self.services.assistant.check(claimed, None, fallback)
        if not outcome.claims and message.forward_origin:
            asked = self.services.assistant.ask(claimed, None, fallback)
            return render_html(asked, self.services.library), asked.kind.value
        return render_check(outcome, self.services.library), "check"
