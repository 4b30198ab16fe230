"""What a message of the bot's answers: the words that it went by, as far as the chat tells."""

from __future__ import annotations

from dataclasses import dataclass

from .entities import utf16_slice
from .privacy import calls
from .rooms import Room
from .values import Message, User


@dataclass(frozen=True, slots=True)
class Asked:
    """The text that the bot was given, behind the command if there was one.

    `addressed` is False for words that are not the asker's to the bot: what was forwarded to it, what another said
    and the bot was called under, what was said in a group without calling it.
    """

    text: str
    addressed: bool = True


def asked_by(bot: User, room: Room, reply: Message) -> Asked | None:
    """Return what a message of the bot's answers; None where nobody had said anything.

    It is the message that it stands under, or else what a person said last before it. A call without words of its
    own stands for those that it points to: the quoted part of another message, or the whole of that one.
    """
    message = _answered(room, reply)
    if message is None:
        return None
    call = _call_under(bot, room, message, reply)
    if call is not None:
        words = call.quote.text if call.quote else message.words
        return Asked(f"{_command(call)} {words}".strip(), addressed=bool(_command(call)))
    pointed = _pointed_at(bot, message)
    if pointed and not _own_words(message):
        return Asked(f"{message.words} {pointed}", addressed=bool(_command(message)))
    to_bot = message.reply_to_message is not None and message.reply_to_message.from_ == bot
    return Asked(message.words, message.forward_origin is None and (room.is_private or to_bot or calls(bot, message)))


def _answered(room: Room, reply: Message) -> Message | None:
    answered = reply.reply_to_message
    if answered is not None and not answered.is_service:
        return room.messages.get(answered.message_id, answered)
    return next((each for each in _before(room, reply) if each.message_thread_id == reply.message_thread_id), None)


def _call_under(bot: User, room: Room, message: Message, reply: Message) -> Message | None:
    """The call in answer to a message that made the bot reply under that message and not under the call."""
    return next(
        (
            each
            for each in _before(room, reply)
            if each.reply_to_message is not None
            and each.reply_to_message.message_id == message.message_id
            and calls(bot, each)
        ),
        None,
    )


def _before(room: Room, reply: Message) -> list[Message]:
    """What people said before a message of the bot's, the last first."""
    earlier = sorted((number for number in room.messages if number < reply.message_id), reverse=True)
    said = (room.messages[number] for number in earlier)
    return [message for message in said if message.from_ != reply.from_ and not message.is_service]


def _pointed_at(bot: User, message: Message) -> str:
    if message.quote:
        return message.quote.text
    about = message.reply_to_message
    return "" if about is None or about.is_service or about.from_ == bot else about.words


def _command(message: Message) -> str:
    found = (mark for mark in message.marks if mark.type == "bot_command" and mark.offset == 0)
    return next((utf16_slice(message.words, mark.offset, mark.length) for mark in found), "")


def _own_words(message: Message) -> str:
    """The words of a message without the commands and names in it."""
    words = message.words
    for mark in sorted(message.marks, key=lambda each: -each.offset):
        if mark.type in {"bot_command", "mention"}:
            before = utf16_slice(words, 0, mark.offset)
            words = before + words[len(before) + mark.length :]
    return words.strip(" \n\t,:;")
