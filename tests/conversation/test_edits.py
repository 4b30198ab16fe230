"""A question that is edited: its reply follows."""

from __future__ import annotations

import pytest

from bot.playground import World
from bot.store.store import REPLIES_KEPT, Sent, Store
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.building import Build
from tests.conversation.chat import Bench, talking_to
from tests.conversation.reading import cited

pytestmark = pytest.mark.asyncio(loop_scope="module")


def asking(assistant: LiteralAssistant, entry_id: str) -> str:
    entry = assistant.library.entry(entry_id)
    assert entry
    return entry.question["es"]


async def test_the_reply_is_edited_in_place(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Sala", ana))
    reply = await chat.says(f"/ask {asking(assistant, 'apology-year')}")
    assert reply.replies_to
    edited = await chat.edits(reply.replies_to, f"/ask {asking(assistant, 'soldiers-wounded')}")
    assert edited.edited
    assert edited.message.message_id == reply.message.message_id
    assert cited(edited) == [5]
    preview = edited.message.link_preview_options
    assert preview
    assert preview.is_disabled


async def test_in_a_private_chat_too(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana")
    chat = bench.private(ana)
    await chat.says("12345")
    question = next(message for message in ana.private.messages.values() if message.from_ == ana.user)
    edited = await chat.edits(question, asking(assistant, "apology-year"))
    assert edited.edited
    assert cited(edited) == [14]


async def test_an_edit_that_changes_nothing_does_nothing(bench: Bench) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Sala", ana))
    reply = await chat.says("/ask 12345")
    assert reply.replies_to
    assert (await chat.edits(reply.replies_to, "/ask 123456")).silent


async def test_a_message_that_is_made_a_call_by_an_edit_is_answered(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Sala", ana))
    message = ana.says(chat.room, asking(assistant, "apology-year"))
    edited = await chat.edits(message, f"@cotejo_bot {asking(assistant, 'apology-year')}")
    assert cited(edited) == [14]
    assert not edited.edited


async def test_in_a_group_a_reply_that_was_taken_down_stays_down(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana")
    chat = bench.chat(ana, bench.world.group("Sala", ana))
    reply = await chat.says("/ask 12345")
    assert reply.replies_to
    ana.deletes(reply.message)
    assert (await chat.edits(reply.replies_to, f"/ask {asking(assistant, 'apology-year')}")).silent


async def test_in_a_private_chat_it_is_sent_anew(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana")
    chat = bench.private(ana)
    reply = await chat.says("12345")
    question = next(message for message in ana.private.messages.values() if message.from_ == ana.user)
    ana.deletes(reply.message)
    assert cited(await chat.edits(question, asking(assistant, "apology-year"))) == [14]


async def test_a_reply_follows_after_a_restart(build: Build, assistant: LiteralAssistant) -> None:
    world = World()
    ana = world.person("Ana")
    async with talking_to(build, world) as bench:
        reply = await bench.private(ana).says("12345")
    question = next(message for message in ana.private.messages.values() if message.from_ == ana.user)
    async with talking_to(build, world) as bench:
        edited = await bench.private(ana).edits(question, asking(assistant, "apology-year"))
    assert edited.message.message_id == reply.message.message_id


async def test_what_is_kept_of_a_reply_is_numbers_and_entries(
    bench: Bench, store: Store, assistant: LiteralAssistant
) -> None:
    ana = bench.world.person("Ana")
    reply = await bench.private(ana).says(asking(assistant, "apology-year"))
    question = next(message for message in ana.private.messages.values() if message.from_ == ana.user)
    kept = store.sent(ana.private.id, question.message_id)
    assert kept == Sent(reply.message.message_id, "answer", ("apology-year",))


async def test_an_edit_of_an_old_message_is_passed_over(build: Build, assistant: LiteralAssistant) -> None:
    now = 1_800_000_000.0
    world = World(clock=lambda: now)
    ana = world.person("Ana")
    async with talking_to(build, world) as bench:
        await bench.private(ana).says("12345")
        question = next(message for message in ana.private.messages.values() if message.from_ == ana.user)
        now += REPLIES_KEPT + 1
        assert (await bench.private(ana).edits(question, asking(assistant, "apology-year"))).silent
