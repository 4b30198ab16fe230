"""Commands that say one thing, whatever is written after them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes, filters

from bot.library.model import Library
from bot.rendering.reply import Reply
from bot.rendering.takedown import with_take_down
from bot.telegram.sending import send, under
from bot.telegram.services import Services

Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

FRESH = filters.UpdateType.MESSAGE & ~filters.VIA_BOT
"""Lets through what has just been written, not what has been edited."""

HEARD = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
"""Lets through what has been written or edited."""

WORDS = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
"""Lets through what holds words that are no command."""

EDITED = filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION)
"""Lets through what has been edited and holds words."""

SECOND_HAND = filters.FORWARDED | filters.IS_AUTOMATIC_FORWARD | filters.VIA_BOT
"""Lets through what its sender did not write."""


def replying(services: Services, render: Callable[[Library, str], Reply]) -> Callback:
    """Return a callback that replies in the chat's language."""

    async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = said(update)
        language = await spoken(services, message)
        await respond(context.bot, message, render(services.library, language), language)

    return callback


async def respond(bot: Bot, message: Message, reply: Reply, language: str) -> Message | None:
    """Reply to a message; in a group, with the button that takes the reply down."""
    return await send(bot, under(message), removable(reply, message, language))


def removable(reply: Reply, message: Message, language: str) -> Reply:
    """Add the button that takes a reply down, for whoever it answers, if it stands in a group."""
    if message.chat.type == message.chat.PRIVATE:
        return reply
    return with_take_down(reply, asker(message), language)


def asker(message: Message) -> int:
    """Return the number of whoever wrote a message: the chat's own, and so nobody's, where Telegram does not tell."""
    return message.from_user.id if message.from_user else message.chat_id


def said(update: Update) -> Message:
    """Return the message of an update that the filters let through."""
    assert update.effective_message is not None, "the filters let messages through only"
    return update.effective_message


async def spoken(services: Services, message: Message) -> str:
    """Return the language of the chat that a message stands in."""
    return await asyncio.to_thread(services.language, message.chat_id, code(message))


def code(message: Message) -> str | None:
    """Return the language code of whoever wrote a message."""
    return message.from_user.language_code if message.from_user else None
