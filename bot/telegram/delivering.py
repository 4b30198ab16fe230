"""One reply to a message: an edited message edits its reply, one taken down in a group stays down."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Bot, Message

from bot.rendering.reply import Reply
from bot.store.store import Sent, Store
from bot.telegram.sending import edit, send, under


async def deliver(store: Store, bot: Bot, message: Message, reply: Reply, sent: Sent) -> None:
    """Send the reply under its message, or edit the one that stands there, and remember which answers which."""
    before = await asyncio.to_thread(store.sent, message.chat_id, message.message_id)
    if before is not None:
        if await edit(bot, message.chat_id, before.reply_id, reply):
            await _record(store, message, replace(sent, reply_id=before.reply_id))
            return
        if message.chat.type != message.chat.PRIVATE:
            return  # somebody took the reply down
    posted = await send(bot, under(message), reply)
    if posted is not None:
        await _record(store, message, replace(sent, reply_id=posted.message_id))


async def _record(store: Store, message: Message, sent: Sent) -> None:
    await asyncio.to_thread(store.record, message.chat_id, message.message_id, sent)
