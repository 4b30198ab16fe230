"""What Telegram shows of the bot: its names, descriptions and commands, per language and kind of chat."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.library.model import LANGUAGES, Library
from bot.rendering.about import Audience, commands, description, name, short_description

_LOG = logging.getLogger(__name__)


async def set_profile(bot: Bot, library: Library) -> None:
    """Set what differs from what Telegram has.

    Telegram allows few changes a day, so nothing is set that is set already, and a refusal is noted and left at that:
    the bot works without. `bot` is not to retry: the pauses that Telegram asks for here are hours.
    """
    own = library.documents[0].language
    for code, language in (("", own), *((language, language) for language in LANGUAGES)):
        steps = _texts(bot, library, code, language) + _commands(bot, code, language)
        for refusal in await asyncio.gather(*steps, return_exceptions=True):
            if isinstance(refusal, TelegramError):
                _LOG.warning("a part of the profile in '%s' could not be set: %s", language, refusal)
            elif refusal is not None:
                raise refusal


def _texts(bot: Bot, library: Library, code: str, language: str) -> list[Awaitable[None]]:
    async def called() -> None:
        if (await bot.get_my_name(language_code=code)).name != name(language):
            await bot.set_my_name(name(language), language_code=code)

    async def described() -> None:
        text = description(library, language)
        if (await bot.get_my_description(language_code=code)).description != text:
            await bot.set_my_description(text, language_code=code)

    async def described_shortly() -> None:
        text = short_description(library, language)
        if (await bot.get_my_short_description(language_code=code)).short_description != text:
            await bot.set_my_short_description(text, language_code=code)

    return [called(), described(), described_shortly()]


def _commands(bot: Bot, code: str, language: str) -> list[Awaitable[None]]:
    async def listed(scope: BotCommandScope, audience: Audience) -> None:
        wanted = tuple(BotCommand(*each) for each in commands(language, audience))
        settings: dict[str, Any] = {"scope": scope, "language_code": code}
        if await bot.get_my_commands(**settings) != wanted:
            await bot.set_my_commands(wanted, **settings)

    return [
        listed(BotCommandScopeAllPrivateChats(), Audience.PRIVATE),
        listed(BotCommandScopeAllGroupChats(), Audience.GROUP),
        listed(BotCommandScopeAllChatAdministrators(), Audience.ADMINS),
    ]
