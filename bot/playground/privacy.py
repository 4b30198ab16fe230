"""Which messages of a chat a bot hears of: Telegram's privacy mode.

https://core.telegram.org/bots/features#privacy-mode. With the mode on, a bot in a group hears
commands that name it or no bot, mentions of it, replies to it, messages sent through it, and
service messages. With the mode off, or as an administrator, it hears everything. It never hears
another bot, nor itself.
"""

from __future__ import annotations

from .entities import utf16_slice
from .rooms import Room
from .values import Message, User


def bot_hears(bot: User, room: Room, message: Message, *, privacy: bool) -> bool:
    """Tell whether Telegram would send the bot an update about this message."""
    if message.is_service:
        return room.has(bot) or message.left_chat_member == bot
    if not room.has(bot):
        return False
    if message.from_ and message.from_.is_bot and not message.sender_chat:
        return False
    if room.is_private or not privacy or room.is_run_by(bot) or message.via_bot == bot:
        return True
    replied = message.reply_to_message
    return (replied is not None and replied.from_ == bot) or calls(bot, message)


def calls(bot: User, message: Message) -> bool:
    """Tell whether a message mentions the bot, or holds a command for it or for no bot by name."""
    name = f"@{bot.username}".casefold()
    for mark in message.marks:
        word = utf16_slice(message.words, mark.offset, mark.length).casefold()
        match mark.type:
            case "mention" if word == name:
                return True
            case "bot_command" if "@" not in word or word.endswith(name):
                return True
    return False


def mentions(bot: User, message: Message) -> bool:
    """Tell whether a message names the bot, as a guest must be called."""
    return f"@{bot.username}".casefold() in {
        utf16_slice(message.words, mark.offset, mark.length).casefold()
        for mark in message.marks
        if mark.type == "mention"
    }
