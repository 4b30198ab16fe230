"""Who decides in a group, and who is in it."""

from __future__ import annotations

from telegram import Bot, Chat, User
from telegram.constants import ChatMemberStatus

_ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def may_decide(bot: Bot, chat: Chat, user: User | None, sender_chat: Chat | None = None) -> bool:
    """Tell whether somebody decides for a chat.

    `sender_chat` is in whose name they write, if not in their own: an anonymous administrator in that of the group.
    """
    if chat.type == chat.PRIVATE:
        return True
    if sender_chat is not None or user is None:
        return sender_chat is not None and sender_chat.id == chat.id
    return (await bot.get_chat_member(chat.id, user.id)).status in _ADMINS


async def is_member(bot: Bot, chat: Chat, user: User) -> bool:
    """Tell whether somebody is in a chat now."""
    return (await bot.get_chat_member(chat.id, user.id)).status not in _GONE


async def hears_everything(bot: Bot, chat: Chat) -> bool:
    """Tell whether Telegram shows the bot all messages of a group."""
    if (await bot.get_me()).can_read_all_group_messages:
        return True
    return (await bot.get_chat_member(chat.id, bot.id)).status in _ADMINS
