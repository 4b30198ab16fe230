"""The Bot API's methods on a world: a table from Telegram's names to plain functions.

Every function takes the world and the call's parameters and returns what Telegram would return,
as values; a refusal is an ApiError. A name that is not in the table fails loudly (the server sees
to it). The methods that wait for updates live in `delivery`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from ..world import World
from . import answers, chats, messages, profile
from .parameters import Parameters

Method = Callable[[World, Parameters], object]

METHODS: Mapping[str, Method] = {
    "getMe": profile.get_me,
    "setMyCommands": profile.set_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "getMyCommands": profile.get_my_commands,
    "setMyName": partial(profile.set_my, what="name"),
    "getMyName": partial(profile.get_my, what="name"),
    "setMyDescription": partial(profile.set_my, what="description"),
    "getMyDescription": partial(profile.get_my, what="description"),
    "setMyShortDescription": partial(profile.set_my, what="short_description"),
    "getMyShortDescription": partial(profile.get_my, what="short_description"),
    "sendMessage": messages.send_message,
    "sendChatAction": messages.send_chat_action,
    "editMessageText": messages.edit_message_text,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "answerCallbackQuery": answers.answer_callback_query,
    "answerInlineQuery": answers.answer_inline_query,
    "answerGuestQuery": answers.answer_guest_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
}

__all__ = ["METHODS", "Method", "Parameters"]
