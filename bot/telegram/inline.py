"""`@bot words` typed in any chat: the verdict on a claim, the answer to a question, or nothing."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, InlineQueryHandler

from bot.rendering.inline import Offer, offers
from bot.telegram.articles import article
from bot.telegram.services import Services

_LOG = logging.getLogger(__name__)

_CACHED = 300
"""Seconds for which Telegram may show the same offers to everybody who types the same words."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The feature that answers while somebody types."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (InlineQueryHandler(self.offer),)

    async def offer(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer what there is to say; it depends on the words alone, so that everybody may be shown the same."""
        query = update.inline_query
        assert query is not None, "the handler lets inline queries through only"
        found = await asyncio.to_thread(self._found, query.query) if query.query.strip() else ()
        try:
            await query.answer([article(each) for each in found], cache_time=_CACHED, is_personal=False)
        except BadRequest as error:
            _LOG.info("an inline query was answered too late: %s", error.message)

    def _found(self, text: str) -> tuple[Offer, ...]:
        assistant = self.services.assistant
        return offers(assistant.ask(text), assistant.check(text), self.services.library)
