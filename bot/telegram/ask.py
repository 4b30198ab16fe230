"""Questions: any text in a private chat; in a group /ask, a mention of the bot, or a reply to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.rendering.about import render_text_only
from bot.telegram.answers import Answers
from bot.telegram.calls import CallsTheBot, Captioned, SaidByAPerson
from bot.telegram.delivering import deliver
from bot.telegram.replying import HEARD, SECOND_HAND, WORDS, said, spoken
from bot.telegram.sending import send, under
from bot.telegram.services import Services

_PRIVATE = filters.ChatType.PRIVATE
_GROUP = filters.ChatType.GROUPS


@dataclass(frozen=True, slots=True)
class Ask:
    """The feature that answers questions."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens, the narrower first."""
        wordless = filters.UpdateType.MESSAGE & _PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
        return (
            CommandHandler("ask", self.answer, HEARD & ~SECOND_HAND),
            MessageHandler(HEARD & Captioned("ask") & ~SECOND_HAND, self.answer),
            MessageHandler(HEARD & _PRIVATE & WORDS & ~filters.VIA_BOT, self.answer),
            MessageHandler(HEARD & _GROUP & WORDS & ~SECOND_HAND & SaidByAPerson() & CallsTheBot(), self.answer),
            MessageHandler(wordless, self.read_only),
        )

    async def answer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question, or correct the answer of a question that was edited."""
        await deliver(self.services.store, context.bot, said(update), Answers(self.services).to_question)

    async def read_only(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell whoever sends a picture or a voice that only text can be read; of an album nothing is said."""
        message = said(update)
        if not message.media_group_id:
            await send(context.bot, under(message), render_text_only(await spoken(self.services, message)))
