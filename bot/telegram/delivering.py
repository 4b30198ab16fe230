"""One reply to a message: an edited message edits its reply, one taken down in a group stays down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Bot, Message

from bot.rendering.reply import Reply, ShowClaims
from bot.store.store import REPLIES_KEPT, CheckOf, Sent, Store
from bot.telegram.calls import Pointed
from bot.telegram.replying import asker, removable
from bot.telegram.sending import Place, beside, edit, send, under


@dataclass(frozen=True, slots=True)
class Answer:
    """What to reply to a message, in which language; `kind` and `entries` are those of its outcome.

    `about` is the other message that the reply concerns, if any: it is the one under which the reply stands.
    """

    reply: Reply
    language: str
    kind: str
    entries: tuple[str, ...] = ()
    about: Pointed | None = None


async def deliver(store: Store, bot: Bot, message: Message, compose: Callable[[Message], Answer]) -> None:
    """Send the reply to a message, or edit the one that stands there, and remember which answers which.

    The edit of a message so old that its reply no longer follows is passed over.
    """
    if message.edit_date and (message.edit_date - message.date).total_seconds() > REPLIES_KEPT:
        return
    answer = await asyncio.to_thread(compose, message)
    reply = removable(answer.reply, message, answer.language)
    before = await asyncio.to_thread(store.sent, message.chat_id, message.message_id)
    if before is not None:
        if await edit(bot, message.chat_id, before.reply_id, reply):
            await asyncio.to_thread(_record, store, message, answer, before.reply_id)
            return
        if message.chat.type != message.chat.PRIVATE:
            return  # somebody took the reply down
    posted = await send(bot, _place(message, answer), reply)
    if posted is not None:
        await asyncio.to_thread(_record, store, message, answer, posted.message_id)


def _place(message: Message, answer: Answer) -> Place:
    """A check stands under what it checks, so that its button for the rest finds that again."""
    near = beside(message)
    if answer.about and answer.about.message_id:
        return Place(near.chat_id, near.topic, answer.about.message_id, answer.about.quote)
    if any(isinstance(button.action, ShowClaims) for row in answer.reply.rows for button in row):
        return Place(near.chat_id, near.topic, message.message_id)
    return under(message)


def _record(store: Store, message: Message, answer: Answer, reply_id: int) -> None:
    store.record(message.chat_id, message.message_id, Sent(reply_id, answer.kind, answer.entries))
    if answer.about and answer.about.message_id:
        check = CheckOf(answer.about.message_id, reply_id, asker(message))
        store.record_check(message.chat_id, check)
    else:
        store.drop_check(message.chat_id, reply_id)
