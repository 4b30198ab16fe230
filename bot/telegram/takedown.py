"""Taking a reply down in a group: who may, and what follows when it was one that nobody had asked for."""

from __future__ import annotations

import asyncio

from telegram import Bot, CallbackQuery, Chat, MaybeInaccessibleMessage, Message

from bot.rendering.listening import render_muted
from bot.rendering.reply import TakeDown
from bot.rendering.takedown import render_not_yours, render_taken_down
from bot.store.listening import Listening
from bot.telegram.admins import is_member, may_decide
from bot.telegram.sending import Place, send, take_down
from bot.telegram.services import Services


async def take_down_if_allowed(
    services: Services, bot: Bot, query: CallbackQuery, message: MaybeInaccessibleMessage, action: TakeDown
) -> str:
    """Take a reply down for whoever asked for it or is an administrator; return what to tell whoever may not.

    An unasked reply any member may take down: nobody wanted it, and two of them end the listening.
    """
    language = await asyncio.to_thread(services.language, message.chat.id, query.from_user.language_code)
    if not await _may(bot, query, message, action):
        return render_not_yours(language)
    await take_down(bot, message.chat.id, message.message_id, render_taken_down(language))
    await note_taken_down(services, bot, message.chat, message.message_id)
    return ""


async def note_taken_down(services: Services, bot: Bot, chat: Chat, reply_id: int) -> None:
    """Keep that a reply is down; where that ends the listening, tell the administrator, or else the group."""
    ended = await asyncio.to_thread(services.store.listening.take_down, chat.id, reply_id)
    if ended is not None:
        await _tell(services, bot, chat, ended)


async def _tell(services: Services, bot: Bot, chat: Chat, ended: Listening) -> None:
    told = None
    for chat_id in (ended.admin_id, chat.id):
        if told is None and chat_id is not None:
            language = await asyncio.to_thread(services.language, chat_id, None)
            told = await send(bot, Place(chat_id), render_muted(language, chat.title or ""))


async def _may(bot: Bot, query: CallbackQuery, message: MaybeInaccessibleMessage, action: TakeDown) -> bool:
    """What a button says is believed only where the message still shows that button."""
    markup = message.reply_markup if isinstance(message, Message) else None
    shown = {button.callback_data for row in (markup.inline_keyboard if markup else ()) for button in row}
    if query.data in shown:
        if action.asker == query.from_user.id:
            return True
        if not action.asker:
            return await is_member(bot, message.chat, query.from_user)
    return await may_decide(bot, message.chat, query.from_user)
