"""Whether a message is for the bot, what it says once the bot's name is taken out, and what it points to."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity, TextQuote
from telegram.ext import filters

_NAMES: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
_COMMANDS: list[str | None] = [MessageEntity.BOT_COMMAND]
_FEW = 6
"""Words beside the bot's name that may still be about the message above ("is it true what he says?")."""


class SaidByAPerson(filters.MessageFilter):
    """Lets through what people say, also in the name of a group or channel, and not what programs say."""

    def filter(self, message: Message) -> bool:
        """Tell whether a person wrote the message."""
        return not (message.from_user and message.from_user.is_bot and not message.sender_chat)


class CallsTheBot(filters.MessageFilter):
    """Lets through what has the bot's name in it, or replies to the bot."""

    def filter(self, message: Message) -> bool:
        """Tell whether the message is for the bot."""
        return _answers_the_bot(message) or bool(_own_names(message))


class CallsTheBotToAnother(filters.MessageFilter):
    """Lets through the bot's name, with few words or none, under the message of somebody else."""

    def filter(self, message: Message) -> bool:
        """Tell whether the message may be about the one that it answers."""
        few = len(own_words(message).split()) <= _FEW
        return few and bool(_own_names(message)) and not _answers_the_bot(message) and pointed_at(message) is not None


class Captioned(filters.MessageFilter):
    """Lets through a picture or a film whose caption opens with a command for this bot."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self._command = command

    def filter(self, message: Message) -> bool:
        """Tell whether the caption opens with the command."""
        if message.text:
            return False
        wanted = (f"/{self._command}", f"/{self._command}@{message.get_bot().username}".casefold())
        return any(_entities(message, _COMMANDS)[entity].casefold() in wanted for entity in _leading_command(message))


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a message is about where it answers another one.

    `words` are those of the other message, or of its part in `quote`; empty where the bot is shown none.
    `message_id` is the other message's number, None where it stands in another chat.
    """

    words: str
    message_id: int | None
    quote: TextQuote | None = None


def pointed_at(message: Message) -> Pointed | None:
    """Return what a message points to; None where it answers nothing, or the bot."""
    answered = message.reply_to_message
    if message.quote:
        return Pointed(message.quote.text, answered.message_id if answered else None, message.quote)
    if message.external_reply:
        return Pointed("", None)
    if answered is None or _answers_the_bot(message) or answered.forum_topic_created:
        return None
    return Pointed(own_words(answered), answered.message_id)


def own_words(message: Message) -> str:
    """Return the words of a message without the bot's name and a leading command."""
    words = _words(message)
    for entity in sorted((*_own_names(message), *_leading_command(message)), key=lambda e: -e.offset):
        start, end = entity.offset, entity.offset + entity.length
        units = words.encode("utf-16-le")
        words = (units[: 2 * start] + units[2 * end :]).decode("utf-16-le")
    return words.strip(" \n\t,:;")


def question(message: Message) -> str:
    """Return what a message asks: its own words or, where there are none, those that it points to."""
    pointed = pointed_at(message)
    return own_words(message) or (pointed.words if pointed else "")


def _answers_the_bot(message: Message) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == _own_id(message)


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
