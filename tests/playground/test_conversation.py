"""Whole conversations over HTTP with a small bot on python-telegram-bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram.ext import ContextTypes

from bot.playground import Drop, Flood, Repeat, World
from tests.conversation.chat import Bench, talking_to
from tests.playground.small_bot import build

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncIterator[Bench]:
    async with talking_to(build, World()) as bench:
        yield bench


async def test_a_command_is_answered(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    assert (await bench.private(ana).says("/start")).text == "Welcome"


async def test_a_reply_carries_its_marks_and_stands_under_the_question(bench: Bench) -> None:
    chat = bench.private(bench.world.person("Ana"))
    reply = await chat.says("hola 😀")
    assert reply.entities == [("bold", "hola 😀")]
    assert reply.buttons == ["Context"]
    assert reply.replies_to
    assert reply.replies_to.text == "hola 😀"


async def test_a_pressed_button_edits_and_answers(bench: Bench) -> None:
    reply = await bench.private(bench.world.person("Ana")).says("hola")
    pressed = await reply.press("Context")
    assert (pressed.notice, pressed.quotes, pressed.edited) == ("here you are", ["the line"], True)
    assert pressed.message.message_id == reply.message.message_id
    assert pressed.buttons == []


async def test_an_edit_is_heard(bench: Bench) -> None:
    chat = bench.private(bench.world.person("Ana"))
    reply = await chat.says("hola")
    assert reply.replies_to
    assert (await chat.edits(reply.replies_to, "adiós")).text == "now adiós"


async def test_a_forward_and_a_caption_are_heard(bench: Bench) -> None:
    ana, eva = bench.world.person("Ana"), bench.world.person("Eva")
    room = bench.world.group("Room", ana, eva)
    said = ana.says(room, "they were 39")
    chat = bench.private(eva)
    assert (await chat.forwards(said)).text == "they were 39"
    assert (await chat.shows("a caption")).text == "a caption"


async def test_in_a_group_with_privacy_mode_only_a_call_is_heard(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Room", ana))
    assert (await chat.says("nothing for the bot")).silent
    assert not (await chat.says("@cotejo_bot something for the bot")).silent


async def test_a_reply_stays_in_its_topic(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Forum", ana, topics=["Sources"]))
    reply = await chat.says("@cotejo_bot hola", topic="Sources")
    assert reply.in_topic == "Sources"
    assert reply.replies_to
    assert reply.replies_to.text == "@cotejo_bot hola"


async def test_an_inline_result_is_sent_and_its_button_works(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    query = ana.types_inline("Bakú")
    await bench.settle()
    assert [result.title for result in query.results] == ["Title"]
    sent = ana.picks(query)
    await bench.settle()
    assert sent.via_bot == bench.world.bot.user
    pressed = await bench.private(ana).act(lambda: ana.presses(sent, "Context"))
    assert ana.private.messages[sent.message_id].text == "the line"
    assert pressed.notice == "here you are"


async def test_a_guest_is_called_where_it_is_no_member(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Elsewhere", ana, bot=None))
    reply = await chat.says("@cotejo_bot is it so?")
    assert reply.text == "a guest speaks"
    assert reply.message.guest_bot_caller_user == ana.user
    assert (await chat.says("and now?")).silent


async def test_an_update_delivered_twice_is_handled_twice(bench: Bench) -> None:
    bench.faults.plan(Repeat())
    reply = await bench.private(bench.world.person("Ana")).says("hola")
    assert reply.text == "hola\n\nhola"


@pytest.mark.parametrize("fault", [Flood(retry_after=1), Drop()], ids=["flood", "cut line"])
async def test_a_call_that_fails_leaves_no_message(bench: Bench, fault: Flood | Drop) -> None:
    errors: list[object] = []

    async def note(_: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        errors.append(context.error)

    bench.application.add_error_handler(note)
    bench.faults.plan(fault, method="sendMessage")
    assert (await bench.private(bench.world.person("Ana")).says("hola")).silent
    bench.application.remove_error_handler(note)
    assert len(errors) == 1
