"""Sending and editing: under the right message, in the right topic, never twice, in plain text where HTML fails."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters, TextQuote
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.rendering.reply import Reply
from bot.telegram.keyboards import keyboard

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: the chat, the forum topic if it is one (never General), the message it answers if any.

    `quote` is the part of that message that it answers; None for the whole.
    """

    chat_id: int
    topic: int | None = None
    answers: int | None = None
    quote: TextQuote | None = None


def beside(message: Message) -> Place:
    """Return the place beside a message: its chat and topic."""
    return Place(message.chat_id, message.message_thread_id if message.is_topic_message else None)


def under(message: Message) -> Place:
    """Return the place for a reply: in a group under the message, in a private chat beside it."""
    near = beside(message)
    private = message.chat.type == message.chat.PRIVATE
    return near if private else Place(near.chat_id, near.topic, message.message_id)


async def send(bot: Bot, place: Place, reply: Reply) -> Message | None:
    """Send a reply; None where the bot may not write (any more)."""
    where: dict[str, Any] = {
        "chat_id": place.chat_id,
        "message_thread_id": place.topic,
        "reply_parameters": _answering(place),
        "reply_markup": keyboard(reply.rows),
    }
    try:
        try:
            return await bot.send_message(text=reply.html, parse_mode=ParseMode.HTML, **where)
        except BadRequest as error:
            if not _is(error, "can't parse entities"):
                raise
            _LOG.error("Telegram refused the HTML of a reply: %s", error.message)
            return await bot.send_message(text=reply.plain, **where)
    except (BadRequest, Forbidden) as error:
        if place.quote and isinstance(error, BadRequest) and _is(error, "quote"):
            return await send(bot, replace(place, quote=None), reply)  # the message has been edited since
        if not (isinstance(error, Forbidden) or _is(error, "not enough rights", "topic_closed", "chat not found")):
            raise
        _LOG.info("may not write in a chat: %s", error.message)
        return None


def _answering(place: Place) -> ReplyParameters | None:
    if place.answers is None:
        return None
    if place.quote is None:
        return ReplyParameters(place.answers, allow_sending_without_reply=True)
    return ReplyParameters(
        place.answers,
        allow_sending_without_reply=True,
        quote=place.quote.text,
        quote_entities=place.quote.entities,
        quote_position=place.quote.position,
    )


async def edit(
    bot: Bot, chat_id: int, message_id: int, reply: Reply, buttons: InlineKeyboardMarkup | None = None
) -> bool:
    """Give a message of the bot's another text and its buttons, or those given; False if there is no such message."""
    where: dict[str, Any] = {
        "chat_id": chat_id,
        "message_id": message_id,
        "reply_markup": buttons or keyboard(reply.rows),
    }
    try:
        try:
            await bot.edit_message_text(text=reply.html, parse_mode=ParseMode.HTML, **where)
        except BadRequest as error:
            if not _is(error, "can't parse entities"):
                raise
            _LOG.error("Telegram refused the HTML of an edit: %s", error.message)
            await bot.edit_message_text(text=reply.plain, **where)
    except BadRequest as error:
        if _is(error, "message to edit not found", "message_id_invalid", "message can't be edited"):
            return False
        if not _is(error, "message is not modified"):
            raise
    except Forbidden as error:
        _LOG.info("may not edit in a chat: %s", error.message)
    return True


async def take_down(bot: Bot, chat_id: int, message_id: int, instead: Reply) -> None:
    """Delete a message of the bot's, or put another in the place of one too old to be deleted; one gone is no harm."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest as error:
        if not _is(error, "message to delete not found"):
            await edit(bot, chat_id, message_id, instead)
    except Forbidden as error:
        _LOG.info("may not delete in a chat: %s", error.message)


def _is(error: BadRequest, *reasons: str) -> bool:
    told = error.message.lower()
    return any(reason in told for reason in reasons)
