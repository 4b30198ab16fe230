"""What happens when something goes wrong: it is noted without what people wrote, and the person is told."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.rendering.about import render_trouble
from bot.telegram.replying import spoken
from bot.telegram.sending import send, under
from bot.telegram.services import Services

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The error handler."""

    services: Services

    async def note(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log an error, and say so in a private chat unless it is Telegram that cannot be reached."""
        number = update.update_id if isinstance(update, Update) else None
        unreachable = isinstance(context.error, NetworkError) and not isinstance(context.error, BadRequest)
        if unreachable:
            _LOG.warning("update %s: Telegram could not be reached: %s", number, context.error)
            return
        _LOG.error("update %s could not be handled", number, exc_info=context.error)
        message = update.message if isinstance(update, Update) else None
        if message is not None and message.chat.type == message.chat.PRIVATE:
            try:
                await send(context.bot, under(message), render_trouble(await spoken(self.services, message)))
            except TelegramError as error:
                _LOG.warning("update %s: nor could that be said: %s", number, error)
