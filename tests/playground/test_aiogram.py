"""Independent proof: a bot of another library, and that library's models of every call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.filters import Command
from pydantic import ValidationError

from bot.playground import Call, Faults, Flood, World, create_app, serve
from tests.conversation.calls import validated
from tests.conversation.chat import talking_to
from tests.playground.small_bot import build


def build_aiogram() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(Command("start"))
    async def start(message: types.Message) -> None:
        await message.answer("<b>Welcome</b>", parse_mode="HTML")

    @dispatcher.message(F.text)
    async def echo(message: types.Message) -> None:
        button = types.InlineKeyboardButton(text="More", callback_data="more")
        await message.reply(message.text or "", reply_markup=types.InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.callback_query()
    async def more(query: types.CallbackQuery) -> None:
        await query.answer("noted")
        if isinstance(query.message, types.Message):
            await query.message.edit_text("more")

    return dispatcher


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
async def stranger(world: World, faults: Faults) -> AsyncIterator[Bot]:
    async with serve(create_app(world, faults=faults)) as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(world.bot.token, session=session) as bot:
            yield bot


async def until(true: Any) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.01)


async def test_a_bot_on_aiogram_holds_a_conversation(world: World, stranger: Bot) -> None:
    dispatcher = build_aiogram()
    polling = asyncio.create_task(dispatcher.start_polling(stranger, handle_signals=False, polling_timeout=1))
    ana = world.person("Ana")
    said = ana.private.messages
    ana.starts()
    await until(lambda: [message.text for message in said.values()] == ["/start", "Welcome"])
    ana.says(ana.private, "true")
    await until(lambda: len(said) == 4)
    reply = list(said.values())[-1]
    assert reply.text == "true"
    assert reply.reply_to_message
    query = ana.presses(reply, "More")
    await until(lambda: said[reply.message_id].text == "more")
    assert query.answer["text"] == "noted"
    await dispatcher.stop_polling()
    await polling


async def test_aiogram_reads_everything_that_the_server_returns(world: World, stranger: Bot) -> None:
    ana = world.person("Ana", language="es")
    ana.starts()
    room = world.group("Room", ana, bot="administrator")
    forum = world.group("Forum", ana, topics=["Sources"])
    assert (await stranger.get_me()).supports_inline_queries
    assert (await stranger.get_chat(room.id)).title == "Room"
    assert (await stranger.get_chat(ana.id)).first_name == "Ana"
    statuses = [member.status for member in await stranger.get_chat_administrators(room.id)]
    assert statuses == ["creator", "administrator"]
    assert (await stranger.get_chat_member(forum.id, stranger.id)).status == "member"
    await stranger.set_my_commands([types.BotCommand(command="ask", description="Ask")])
    assert (await stranger.get_my_commands())[0].command == "ask"
    assert (await stranger.get_webhook_info()).pending_update_count
    assert len(await stranger.get_updates()) == len(world.updates.pending())
    assert await stranger.send_chat_action(ana.id, "typing")
    assert await stranger.leave_chat(room.id)


async def test_aiogram_reads_every_kind_of_update(world: World, stranger: Bot) -> None:
    ana, eva = world.person("Ana"), world.person("Eva")
    old = world.group("Old", ana, eva, basic=True)
    elsewhere = world.group("Elsewhere", ana, bot=None)
    forum = world.group("Forum", ana, topics=["Sources"])
    ana.shows(ana.private, "a caption")
    ana.forwards(ana.edits(ana.says(ana.private, "/ask 😀"), "/ask again"))
    ana.says(forum, "/check", topic="Sources")
    ana.says(elsewhere, "@cotejo_bot is it so?")
    ana.says(ana.private, "/check", reply_to=ana.says(forum, "39"))
    world.channel_post(forum, "news")
    ana.types_inline("x")
    ana.blocks()
    eva.leaves(old)
    world.migrate(old)
    kinds = {update.event_type for update in await stranger.get_updates()}
    assert kinds == {"message", "edited_message", "inline_query", "my_chat_member", "guest_message"}


async def test_errors_are_the_ones_that_aiogram_knows(world: World, stranger: Bot, faults: Faults) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await stranger.send_message(1, "hola")
    faults.plan(Flood(retry_after=3))
    with pytest.raises(TelegramRetryAfter) as flood:
        await stranger.get_me()
    assert flood.value.retry_after == 3


async def test_every_call_of_a_bot_on_another_library_fits_the_models(world: World) -> None:
    async with talking_to(build, world) as bench:
        chat = bench.private(world.person("Ana"))
        await (await chat.says("hola")).press("Context")
        chat.person.types_inline("x")
        await bench.settle()
    calls = [call for call in bench.calls if call.error is None]
    assert {call.method for call in calls} >= {"getMe", "getUpdates", "sendMessage", "editMessageText"}
    for call in calls:
        assert validated(call)


@pytest.mark.parametrize(
    "call",
    [
        Call("sendMessage", {"chat_id": "1"}),
        Call("sendMessage", {"chat_id": "1", "text": "a", "reply_markup": '{"inline_keyboard": [{}]}'}),
        Call("sendMessage", {"chat_id": "1", "text": "a", "reply_parameters": '{"message_id": "first"}'}),
        Call("sendMessage", {"chat_id": "1", "text": "a", "reply_to": "1"}),
    ],
    ids=["no text", "a crooked keyboard", "a reply to nothing", "an unknown parameter"],
)
def test_a_planted_mistake_is_caught(call: Call) -> None:
    with pytest.raises((ValidationError, AssertionError)):
        validated(call)
