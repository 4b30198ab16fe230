"""A bot on pyTelegramBotAPI, which is synchronous and sends its own mixture of forms."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.playground import World, create_app, serve

telebot = pytest.importorskip("telebot", reason="pyTelegramBotAPI is not installed")


@pytest.fixture
async def address(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    world = World()
    ana = world.person("Ana")
    ana.says(ana.private, "/start 😀")
    async with serve(create_app(world)) as address:
        monkeypatch.setattr(telebot.apihelper, "API_URL", address + "/bot{0}/{1}")
        yield world.bot.token


def conversation(token: str) -> list[str]:
    bot = telebot.TeleBot(token, threaded=False)
    heard: list[str] = []

    def start(message: Any) -> None:
        board = telebot.types.InlineKeyboardMarkup()
        board.add(telebot.types.InlineKeyboardButton("More", callback_data="more"))
        sent = bot.reply_to(message, "<b>Welcome</b>", parse_mode="HTML", reply_markup=board)
        edited = bot.edit_message_text("true", sent.chat.id, sent.message_id)
        heard.extend((message.text, sent.html_text, edited.text))

    bot.register_message_handler(start, commands=["start"])
    try:
        bot.process_new_updates(bot.get_updates(timeout=1))
        assert bot.get_me().username == "cotejo_bot"
    finally:
        telebot.apihelper._get_req_session(reset=True).close()
    return heard


async def test_a_bot_on_pytelegrambotapi_holds_a_conversation(address: str) -> None:
    heard = await asyncio.to_thread(conversation, address)
    assert heard == ["/start 😀", "<b>Welcome</b>", "true"]
