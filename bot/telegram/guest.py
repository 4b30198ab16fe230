"""The bot's name in a chat of which it is no member: it may say one thing, and is shown the message above."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.rendering.inline import Offer
from bot.telegram.answers import Answers
from bot.telegram.articles import article
from bot.telegram.calls import CallsTheBotToAnother
from bot.telegram.replying import said
from bot.telegram.services import Services

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Guest:
    """The feature that answers where the bot is a guest; it keeps nothing of such a chat."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (MessageHandler(filters.UpdateType.GUEST_MESSAGE, self.answer),)

    async def answer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the call as in a group, with one message and no buttons."""
        message = said(update)
        assert message.guest_query_id is not None, "a guest's call can be answered"
        offer = await asyncio.to_thread(self._offer, message)
        try:
            await context.bot.answer_guest_query(message.guest_query_id, article(offer))
        except BadRequest as error:
            _LOG.info("a guest's call was answered too late: %s", error.message)

    def _offer(self, message: Message) -> Offer:
        answers = Answers(self.services, alone=True)
        about_another = CallsTheBotToAnother().filter(message)
        answer = answers.to_pointing(message) if about_another else answers.to_guest(message)
        return Offer("answer", "Cotejo", "", replace(answer.reply, rows=()))
