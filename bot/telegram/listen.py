"""/listen on, shadow or off: whether the bot may speak unasked in a group; its administrators decide."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.rendering.listening import (
    render_cannot_report,
    render_deaf,
    render_listening_choice,
    render_listening_for_admins,
    render_listening_in_groups,
    render_listening_off,
    render_listening_on,
    render_listening_shadow,
    render_nobody_to_tell,
    render_will_report,
)
from bot.rendering.reply import Reply
from bot.settings import ListeningLimits
from bot.store.listening import Listening, Mode
from bot.telegram.admins import hears_everything, may_decide
from bot.telegram.replying import FRESH, code, respond, said, spoken
from bot.telegram.sending import Place, send
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Listen:
    """The feature that switches listening on and off; `hearing` listens."""

    services: Services
    limits: ListeningLimits

    def handlers(self) -> tuple[BaseHandler[Any, Any, Any], ...]:
        """Return what listens."""
        return (CommandHandler("listen", self.command, FRESH),)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Switch listening, or say how things stand; the reply is what announces it to the group."""
        message = said(update)
        language = await spoken(self.services, message)
        wanted = " ".join(context.args or ()).lower()
        await respond(context.bot, message, await self._decide(context.bot, message, wanted, language), language)

    async def _decide(self, bot: Bot, message: Message, wanted: str, language: str) -> Reply:
        if message.chat.type == message.chat.PRIVATE:
            return render_listening_in_groups(language)
        if not await may_decide(bot, message.chat, message.from_user, message.sender_chat):
            return render_listening_for_admins(language)
        match wanted:
            case "on" | "shadow":
                return await self._start(bot, message, Mode(wanted), language)
            case "off":
                await self._switch(message.chat_id, None)
                return render_listening_off(language)
            case _:
                book = self.services.store.listening
                listening = await asyncio.to_thread(book.listening, message.chat_id)
                return render_listening_choice(language, listening.mode.value if listening else "off")

    async def _start(self, bot: Bot, message: Message, mode: Mode, language: str) -> Reply:
        if not await hears_everything(bot, message.chat):
            return render_deaf(language)
        named = message.from_user if message.from_user and not message.sender_chat else None
        if mode is Mode.ON:
            await self._switch(message.chat_id, Listening(mode, named.id if named else None))
            return render_listening_on(language, self.limits.an_hour)
        if named is None:
            return render_nobody_to_tell(language)
        own = await asyncio.to_thread(self.services.language, named.id, code(message))
        if await send(bot, Place(named.id), render_will_report(own, message.chat.title or "")) is None:
            return render_cannot_report(language)
        await self._switch(message.chat_id, Listening(mode, named.id))
        return render_listening_shadow(language)

    async def _switch(self, chat_id: int, listening: Listening | None) -> None:
        await asyncio.to_thread(self.services.store.listening.switch, chat_id, listening)
