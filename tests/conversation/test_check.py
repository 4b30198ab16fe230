"""Checks: by command, by mention, by forwarding; of messages, captions and quoted parts; and they follow edits."""

from __future__ import annotations

import pytest

from bot.playground import Person, World
from tests.conversation.assistant import FALSE, OTHERS_FALSE, TRUE, LiteralAssistant
from tests.conversation.building import Build
from tests.conversation.chat import Bench, Chat, talking_to

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME = "@cotejo_bot"
REFUTED = {"es": "❌ Desmentido", "en": "❌ Refuted", "ru": "❌ Опровергается", "az": "❌ Təkzib"}


@pytest.fixture
def chat(bench: Bench, ana: Person, eva: Person) -> Chat:
    return bench.chat(ana, bench.world.group("Sala", ana, eva))


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
@pytest.mark.parametrize("call", ["/check", "/check@cotejo_bot", NAME], ids=["command", "named", "mention"])
async def test_a_message_is_checked_by_answering_it(chat: Chat, eva: Person, call: str, language: str) -> None:
    claim = await chat.hears(eva, FALSE[language])
    reply = await chat.says(call, reply_to=claim)
    assert reply.text.startswith(REFUTED[language])
    assert reply.cites(14)
    assert reply.replies_to
    assert reply.replies_to.message_id == claim.message_id


@pytest.mark.parametrize(
    "words",
    ["¿cierto?", "¿es verdad lo que dice aquí?", "is this true?", "правда?", "bu doğrudur?", "¿Quién es este señor?"],
)
async def test_a_mention_with_a_word_checks_the_message_above(chat: Chat, eva: Person, words: str) -> None:
    claim = await chat.hears(eva, FALSE["es"])
    assert (await chat.says(f"{NAME} {words}", reply_to=claim)).text.startswith("❌")
    assert (await chat.says(f"{words} {NAME}", reply_to=claim)).text.startswith("❌")


async def test_a_mention_with_a_question_still_asks(chat: Chat, eva: Person, assistant: LiteralAssistant) -> None:
    claim = await chat.hears(eva, FALSE["es"])
    entry = assistant.library.entry("soldiers-wounded")
    assert entry
    reply = await chat.says(f"{NAME} {entry.question['es']}", reply_to=claim)
    assert reply.text.startswith(entry.answer["es"])


async def test_a_mention_that_answers_nothing_still_asks(chat: Chat) -> None:
    assert "No encuentro respuesta" in (await chat.says(f"{NAME} ¿cierto?")).text


async def test_a_mention_under_the_bots_own_message_still_asks(chat: Chat, assistant: LiteralAssistant) -> None:
    first = await chat.says(f"/check {FALSE['es']}")
    assert first.text.startswith("❌")
    assert "No encuentro respuesta" in (await chat.says(f"{NAME} ¿cierto?", reply_to=first.message)).text


async def test_a_mention_with_many_words_is_about_those_words(chat: Chat, eva: Person) -> None:
    claim = await chat.hears(eva, FALSE["es"])
    reply = await chat.says(f"{NAME} y ahora uno dos tres cuatro cinco seis siete", reply_to=claim)
    assert "No encuentro respuesta" in reply.text


async def test_a_mention_under_chatter_finds_nothing_to_check(chat: Chat, eva: Person) -> None:
    said = await chat.hears(eva, "buenas tardes a todos")
    assert (await chat.says(NAME, reply_to=said)).text.startswith("No encuentro aquí nada que se pueda comprobar")


@pytest.mark.parametrize("said", ["¿cierto?", "jaja", FALSE["es"]])
async def test_a_reply_without_the_bots_name_is_not_for_it(chat: Chat, eva: Person, said: str) -> None:
    claim = await chat.hears(eva, FALSE["es"])
    assert (await chat.says(said, reply_to=claim)).silent


@pytest.mark.parametrize("call", ["/check", NAME])
async def test_only_the_quoted_part_is_checked(chat: Chat, eva: Person, call: str) -> None:
    claim = await chat.hears(eva, f"{FALSE['es']}\n{OTHERS_FALSE[3]}\n{TRUE['es']}")
    reply = await chat.says(call, reply_to=claim, quote=OTHERS_FALSE[3])
    assert reply.cites(3)
    assert reply.quoted == OTHERS_FALSE[3]
    again = await chat.says(call, reply_to=claim, quote=TRUE["es"])
    assert (again.text[0], again.quoted) == ("✅", TRUE["es"])
    whole = await chat.says(call, reply_to=claim)
    assert whole.cites(3, 14)
    assert whole.quoted == ""


@pytest.mark.parametrize("call", ["/check", NAME])
async def test_a_quote_of_another_chat_is_checked(bench: Bench, chat: Chat, ana: Person, call: str) -> None:
    elsewhere = ana.says(bench.world.group("Otra", ana, bot=None), f"{FALSE['es']} Y más.")
    reply = await chat.says(call, reply_to=elsewhere, quote=FALSE["es"])
    assert reply.cites(14)
    unseen = await chat.says(call, reply_to=elsewhere)
    assert unseen.text.startswith("Telegram no me muestra ese mensaje")


@pytest.mark.parametrize("call", ["/check", NAME])
async def test_captions_are_checked(chat: Chat, eva: Person, call: str) -> None:
    picture = eva.shows(chat.room, FALSE["es"])
    assert (await chat.says(call, reply_to=picture)).cites(14)


async def test_a_caption_may_hold_the_command(bench: Bench, chat: Chat, ana: Person) -> None:
    assert (await chat.shows(f"/check {FALSE['es']}")).cites(14)
    assert (await bench.private(ana).shows(f"/check@cotejo_bot {FALSE['es']}")).cites(14)
    assert (await chat.shows(f"/check@other_bot {FALSE['es']}")).silent
    assert (await chat.shows(FALSE["es"])).silent


async def test_what_holds_no_words_is_not_read(chat: Chat, ana: Person) -> None:
    service = next(message for message in chat.room.messages.values() if message.is_service)
    assert (await chat.says("/check", reply_to=service)).text.startswith("Solo sé leer texto")
    assert (await chat.says("/check")).text.startswith("Escribe la afirmación después de /check")


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_what_is_forwarded_in_private_is_checked(bench: Bench, language: str) -> None:
    ana = bench.world.person("Ana", language=language)
    elsewhere = bench.world.group("Otra", ana, bot=None)
    claim, picture = ana.says(elsewhere, FALSE[language]), ana.shows(elsewhere, FALSE[language])
    assert (await bench.private(ana).forwards(claim)).text.startswith(REFUTED[language])
    assert (await bench.private(ana).forwards(picture)).cites(14)


async def test_a_forwarded_question_is_answered(bench: Bench, ana: Person, assistant: LiteralAssistant) -> None:
    entry = assistant.library.entry("soldiers-wounded")
    assert entry
    asked = ana.says(bench.world.group("Otra", ana, bot=None), entry.question["es"])
    assert (await bench.private(ana).forwards(asked)).text.startswith(entry.answer["es"])


async def test_an_edited_check_edits_its_reply(chat: Chat) -> None:
    reply = await chat.says(f"/check {FALSE['es']}")
    assert reply.replies_to
    edited = await chat.edits(reply.replies_to, f"/check {TRUE['es']}")
    assert edited.edited
    assert edited.text.startswith("✅")
    assert edited.message.message_id == reply.message.message_id


@pytest.mark.parametrize("call", ["/check", NAME])
async def test_an_edited_claim_edits_every_check_of_it(bench: Bench, ana: Person, eva: Person, call: str) -> None:
    room = bench.world.group("Sala", ana, eva, bot="administrator")
    claim = await bench.chat(ana, room).hears(eva, FALSE["es"])
    first = await bench.chat(ana, room).says(call, reply_to=claim)
    second = await bench.chat(eva, room).says(call, reply_to=claim)
    edited = await bench.chat(eva, room).edits(claim, TRUE["es"])
    assert [message.message_id for message in edited.messages] == [
        first.message.message_id,
        second.message.message_id,
    ]
    assert all(message.words.startswith("✅") for message in edited.messages)
    assert [button[0] for button in first.buttons] == ["✕"]
    assert edited.buttons == first.buttons


async def test_an_edited_claim_in_private_edits_its_check(bench: Bench, ana: Person) -> None:
    chat = bench.private(ana)
    claim = ana.says(ana.private, FALSE["es"])
    reply = await chat.says("/check", reply_to=claim)
    edited = await chat.edits(claim, TRUE["es"])
    checked = next(each for each in edited.messages if each.message_id == reply.messages[-1].message_id)
    assert checked.words.startswith("✅")


async def test_the_edit_of_what_nobody_checked_does_nothing(bench: Bench, ana: Person, eva: Person) -> None:
    room = bench.world.group("Sala", ana, eva, bot="administrator")
    claim = await bench.chat(ana, room).hears(eva, FALSE["es"])
    assert (await bench.chat(eva, room).edits(claim, TRUE["es"])).silent


async def test_a_call_that_is_edited_to_say_something_else_no_longer_follows_the_claim(
    bench: Bench, ana: Person, eva: Person
) -> None:
    room = bench.world.group("Sala", ana, eva, bot="administrator")
    chat = bench.chat(ana, room)
    claim = await chat.hears(eva, FALSE["es"])
    await chat.says("/check", reply_to=claim)
    call = next(each for each in reversed(room.messages.values()) if each.text == "/check")
    assert (await chat.edits(call, f"/check {OTHERS_FALSE[3]}")).cites(3)
    assert (await bench.chat(eva, room).edits(claim, TRUE["es"])).silent


async def test_a_check_that_was_taken_down_stays_down(bench: Bench, ana: Person, eva: Person) -> None:
    room = bench.world.group("Sala", ana, eva, bot="administrator")
    claim = await bench.chat(ana, room).hears(eva, FALSE["es"])
    reply = await bench.chat(ana, room).says("/check", reply_to=claim)
    ana.deletes(reply.message)
    assert (await bench.chat(eva, room).edits(claim, TRUE["es"])).silent


async def test_a_check_stays_in_its_topic(bench: Bench, ana: Person) -> None:
    forum = bench.chat(ana, bench.world.group("Foro", ana, topics=["Fuentes"]))
    claim = ana.says(forum.room, FALSE["es"], topic="Fuentes")
    reply = await forum.says("/check", reply_to=claim, topic="Fuentes")
    assert reply.in_topic == "Fuentes"
    assert (await forum.says("/check", topic="Fuentes")).text.startswith("Escribe la afirmación")


async def test_a_quote_that_has_been_edited_away_does_no_harm(bench: Bench, chat: Chat, eva: Person) -> None:
    claim = await chat.hears(eva, f"{FALSE['es']}\nBuenas.")

    def call_and_edit() -> None:
        chat.person.says(chat.room, "/check", reply_to=claim, quote=FALSE["es"])
        eva.edits(claim, "otra cosa")

    assert (await chat.act(call_and_edit)).cites(14)


async def test_a_check_follows_after_a_restart(build: Build) -> None:
    world = World()
    ana = world.person("Ana", language="es")
    room = world.group("Sala", ana, bot="administrator")
    claim = ana.says(room, FALSE["es"])
    async with talking_to(build, world) as bench:
        await bench.chat(ana, room).says("/check", reply_to=claim)
    async with talking_to(build, world) as bench:
        assert (await bench.chat(ana, room).edits(claim, TRUE["es"])).text.startswith("✅")
