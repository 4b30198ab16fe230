"""Listening: in a group that wants it, a reply to what the documents contradict. Nothing else leaves a trace."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.checking.verdict import CheckOutcome
from bot.rendering.checks import render_check_alone
from bot.rendering.listening import render_report
from bot.rendering.takedown import render_taken_down, with_take_down
from bot.store.listening import Listening, Mode
from bot.telegram.calls import SaidByAPerson, own_words
from bot.telegram.policy import Policy, facts_of
from bot.telegram.replying import EDITED, FRESH, WORDS, code, said
from bot.telegram.sending import Place, beside, edit, send, take_down
from bot.telegram.services import Services
from bot.telegram.takedown import note_taken_down

_LATE = 600
"""Seconds after which the bot no longer meddles in what was said while it was away."""
_GROUP = filters.ChatType.GROUPS


@dataclass(frozen=True, slots=True)
class Hearing:
    """The feature that may speak unasked."""

    services: Services
    policy: Policy

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens: last, when a message has proved to be for nobody else."""
        heard = FRESH & _GROUP & WORDS & ~filters.IS_AUTOMATIC_FORWARD & SaidByAPerson()
        return (MessageHandler(heard, self.hear),)

    def followers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what follows the edits of messages under which the bot has spoken."""
        return (MessageHandler(EDITED & _GROUP, self.follow),)

    async def hear(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Speak of a message, or report what would have been said, if the group listens and the policy says so."""
        message = said(update)
        listening = await asyncio.to_thread(self.services.store.listening.listening, message.chat_id)
        if listening is None or time.time() - message.date.timestamp() > _LATE:
            return
        fallback = await asyncio.to_thread(self.services.known_language, message.chat_id, code(message))
        outcome = await asyncio.to_thread(self.policy.heard, message.chat_id, own_words(message), fallback)
        if outcome is None:
            return
        if listening.mode is Mode.SHADOW:
            await self._report(context.bot, message, outcome, listening)
        else:
            await self._speak(context.bot, message, outcome)

    async def follow(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an unasked reply follow the edits of its message, and withdraw it where nothing is left to say."""
        message = said(update)
        book = self.services.store.listening
        reply_id = await asyncio.to_thread(book.standing, message.chat_id, message.message_id)
        if reply_id is None:
            return
        fallback = await asyncio.to_thread(self.services.known_language, message.chat_id, code(message))
        outcome = await asyncio.to_thread(self.policy.worth, own_words(message), fallback)
        if outcome is None:
            language = await asyncio.to_thread(self.services.language, message.chat_id, code(message))
            await take_down(context.bot, message.chat_id, reply_id, render_taken_down(language))
            await asyncio.to_thread(book.retract, message.chat_id, message.message_id)
            return
        reply = with_take_down(render_check_alone(outcome, self.services.library), 0, outcome.language)
        if not await edit(context.bot, message.chat_id, reply_id, reply):
            await note_taken_down(self.services, context.bot, message.chat, reply_id)

    async def _speak(self, bot: Bot, message: Message, outcome: CheckOutcome) -> None:
        near = beside(message)
        reply = with_take_down(render_check_alone(outcome, self.services.library), 0, outcome.language)
        posted = await send(bot, Place(near.chat_id, near.topic, message.message_id), reply)
        if posted is not None:
            await self._record(message, posted.message_id, outcome)

    async def _report(self, bot: Bot, message: Message, outcome: CheckOutcome, listening: Listening) -> None:
        if listening.admin_id is None:
            return
        language = await asyncio.to_thread(self.services.language, listening.admin_id, None)
        report = render_report(outcome, self.services.library, language, message.chat.title or "", message.link or "")
        await send(bot, Place(listening.admin_id), report)
        await self._record(message, None, outcome)

    async def _record(self, message: Message, reply_id: int | None, outcome: CheckOutcome) -> None:
        book = self.services.store.listening
        await asyncio.to_thread(book.record, message.chat_id, message.message_id, reply_id, facts_of(outcome))
