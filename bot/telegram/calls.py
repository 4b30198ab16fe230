"""Whether a message in a group is for the bot, and what it asks once its name is taken out."""

from __future__ import annotations

from telegram import Message, MessageEntity
from telegram.ext import filters

_NAMES: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
_COMMANDS: list[str | None] = [MessageEntity.BOT_COMMAND]


class CallsTheBot(filters.MessageFilter):
    """Lets through what a person says with the bot's name in it, or in reply to the bot."""

    def filter(self, message: Message) -> bool:
        """Tell whether the message is for the bot."""
        if message.from_user and message.from_user.is_bot and not message.sender_chat:
            return False
        answered = message.reply_to_message
        to_bot = answered is not None and answered.from_user is not None and answered.from_user.id == _own_id(message)
        return to_bot or bool(_own_names(message))


def question(message: Message) -> str:
    """Return what a message asks: its words without the bot's name or a leading command.

    Where nothing is left, what it points to: the quoted part of another message, or the whole of that one.
    """
    words = _words(message)
    for entity in sorted((*_own_names(message), *_leading_command(message)), key=lambda e: -e.offset):
        start, end = entity.offset, entity.offset + entity.length
        units = words.encode("utf-16-le")
        words = (units[: 2 * start] + units[2 * end :]).decode("utf-16-le")
    return words.strip(" \n\t,:;") or _pointed_at(message)


def _pointed_at(message: Message) -> str:
    if message.quote:
        return message.quote.text
    answered = message.reply_to_message
    if answered is None or (answered.from_user and answered.from_user.id == _own_id(message)):
        return ""
    return _words(answered)


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message, kinds: list[str | None]) -> dict[MessageEntity, str]:
    return message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)


def _own_id(message: Message) -> int:
    return message.get_bot().id


def _own_names(message: Message) -> list[MessageEntity]:
    name = f"@{message.get_bot().username}".casefold()
    return [
        entity
        for entity, text in _entities(message, _NAMES).items()
        if text.casefold() == name or (entity.user and entity.user.id == _own_id(message))
    ]


def _leading_command(message: Message) -> list[MessageEntity]:
    return [entity for entity in _entities(message, _COMMANDS) if entity.offset == 0]
