"""What is done when a button is pressed."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.rendering.about import render_admins_only, render_claim_gone, render_gone
from bot.rendering.checks import render_check
from bot.rendering.context import render_context, with_context
from bot.rendering.reply import (
    Action,
    ChooseEntry,
    ChooseLanguage,
    OpenEntry,
    Reply,
    ShowClaims,
    ShowContext,
    TakeDown,
)
from bot.telegram.admins import may_decide
from bot.telegram.answers import checked_words
from bot.telegram.keyboards import decode, take_down_rows, without
from bot.telegram.pages import page
from bot.telegram.sending import Place, beside, edit, send
from bot.telegram.services import Services
from bot.telegram.takedown import take_down_if_allowed


@dataclass(frozen=True, slots=True)
class Buttons:
    """The feature behind every button."""

    services: Services

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (CallbackQueryHandler(self.press),)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says; one whose subject is gone says so."""
        query, bot = update.callback_query, context.bot
        assert query is not None, "the handler lets callback queries through only"
        asked = decode(query.data or "")
        message = query.message
        if asked is None or message is None:
            await _acknowledge(query, render_gone(await self._spoken(query)))
            return
        action, language = asked
        match action:
            case OpenEntry():
                await self._open(query, message, bot, action, language)
            case ShowContext(entry):
                await self._add_context(query, message, bot, entry, language)
            case ChooseLanguage(code):
                await self._choose_language(query, message, bot, code)
            case ShowClaims(number):
                await self._turn(query, message, bot, number, language)
            case TakeDown():
                await _acknowledge(query, await take_down_if_allowed(self.services, bot, query, message, action))
            case _:
                await self._replace(query, message, bot, action, language)

    async def _open(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, bot: Bot, action: OpenEntry, language: str
    ) -> None:
        if message.chat.type != message.chat.PRIVATE:
            await self._replace(query, message, bot, ChooseEntry(action.entry), language)
            return
        reply = await asyncio.to_thread(page, self.services.assistant, action, language)
        await _acknowledge(query, "" if reply else render_gone(language))
        if reply:
            await send(bot, _beside(message), reply)

    async def _replace(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, bot: Bot, action: Action, language: str
    ) -> None:
        reply = await asyncio.to_thread(page, self.services.assistant, action, language)
        await _acknowledge(query, "" if reply else render_gone(language))
        if reply and not await edit(bot, message.chat.id, message.message_id, _still_removable(reply, message)):
            await send(bot, _beside(message), reply)

    async def _turn(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, bot: Bot, number: int, language: str
    ) -> None:
        claimed = checked_words(message) if isinstance(message, Message) else ""
        await _acknowledge(query, "" if claimed else render_claim_gone(language))
        if claimed:
            outcome = await asyncio.to_thread(self.services.assistant.check, claimed, language)
            reply = render_check(outcome, self.services.library, number)
            await edit(bot, message.chat.id, message.message_id, _still_removable(reply, message))

    async def _add_context(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, bot: Bot, entry_id: str, language: str
    ) -> None:
        library = self.services.library
        entry = library.entry(entry_id)
        await _acknowledge(query, "" if entry else render_gone(language))
        if entry is None:
            return
        if isinstance(message, Message) and message.text:
            shown = Reply(message.text_html, message.text)
            longer = with_context(shown, entry, library, language)
            buttons = without(message.reply_markup, query.data or "")
            if longer and await edit(bot, message.chat_id, message.message_id, longer, buttons):
                return
        near = _beside(message)
        await send(bot, Place(near.chat_id, near.topic, message.message_id), render_context(entry, library, language))

    async def _choose_language(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, bot: Bot, code: str
    ) -> None:
        if not await may_decide(bot, message.chat, query.from_user):
            await _acknowledge(query, render_admins_only(await self._spoken(query)).plain)
            return
        await asyncio.to_thread(self.services.store.choose_language, message.chat.id, code)
        await self._replace(query, message, bot, ChooseLanguage(code), code)

    async def _spoken(self, query: CallbackQuery) -> str:
        chat_id = query.message.chat.id if query.message else query.from_user.id
        return await asyncio.to_thread(self.services.language, chat_id, query.from_user.language_code)


def _still_removable(reply: Reply, message: MaybeInaccessibleMessage) -> Reply:
    kept = take_down_rows(message.reply_markup) if isinstance(message, Message) else ()
    return replace(reply, rows=(*reply.rows, *kept))


def _beside(message: MaybeInaccessibleMessage) -> Place:
    return beside(message) if isinstance(message, Message) else Place(message.chat.id)


async def _acknowledge(query: CallbackQuery, notice: str = "") -> None:
    """End the waiting of whoever pressed, with a notice or without; too late is no harm."""
    with contextlib.suppress(BadRequest):
        await query.answer(notice or None, show_alert=bool(notice))
