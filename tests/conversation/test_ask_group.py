"""Groups: the bot speaks when called, under the message that called it, in its topic; otherwise it is silent."""

from __future__ import annotations

import pytest

from bot.playground import Person, World
from bot.store.store import Store
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.building import Build
from tests.conversation.chat import Bench, Chat, talking_to
from tests.conversation.reading import cited

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def chat(bench: Bench, ana: Person, eva: Person) -> Chat:
    return bench.chat(ana, bench.world.group("Sala", ana, eva))


@pytest.fixture
def asked(assistant: LiteralAssistant) -> str:
    entry = assistant.library.entry("apology-year")
    assert entry
    return entry.question["es"]


@pytest.mark.parametrize(
    "call", ["/ask {}", "/ask@cotejo_bot {}", "@cotejo_bot {}", "{} @cotejo_bot", "@Cotejo_Bot, {}"]
)
async def test_a_call_is_answered_under_its_message(chat: Chat, asked: str, call: str) -> None:
    reply = await chat.says(call.format(asked))
    assert cited(reply) == [14]
    assert reply.replies_to
    assert reply.replies_to.text == call.format(asked)


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_the_reply_is_in_the_language_of_the_question(
    chat: Chat, assistant: LiteralAssistant, language: str
) -> None:
    entry = assistant.library.entry("apology-year")
    assert entry
    reply = await chat.says(f"/ask {entry.question[language]}")
    assert reply.text.startswith(entry.answer[language])


@pytest.mark.parametrize(
    "said", ["{}", "hola", "/ask@other_bot {}", "@other_bot {}", "cotejo_bot {}", "write to me@cotejo_bot.example"]
)
async def test_what_is_not_for_the_bot_is_passed_over(chat: Chat, asked: str, said: str) -> None:
    assert (await chat.says(said.format(asked))).silent


@pytest.mark.parametrize("said", ["{}", "hola", "hola @other_bot"])
async def test_a_bot_that_hears_everything_is_silent_all_the_same(build: Build, asked: str, said: str) -> None:
    async with talking_to(build, World()) as bench:
        ana = bench.world.person("Ana")
        chat = bench.chat(ana, bench.world.group("Sala", ana, bot="administrator"))
        assert (await chat.says(said.format(asked))).silent


async def test_a_reply_to_the_bot_is_answered(chat: Chat, asked: str) -> None:
    first = await chat.says("@cotejo_bot hola")
    assert cited(await chat.says(asked, reply_to=first.message)) == [14]


async def test_a_reply_to_somebody_else_is_not(chat: Chat, bench: Bench, eva: Person, asked: str) -> None:
    said = eva.says(chat.room, "buenas")
    await bench.settle()
    assert (await chat.says(asked, reply_to=said)).silent


@pytest.mark.parametrize("call", ["/ask", "@cotejo_bot"])
async def test_a_bare_call_asks_the_message_it_answers(chat: Chat, eva: Person, asked: str, call: str) -> None:
    said = eva.says(chat.room, asked)
    reply = await chat.says(call, reply_to=said)
    assert cited(reply) == [14]
    assert reply.replies_to
    assert reply.replies_to.text == call


async def test_a_bare_call_asks_the_part_that_is_quoted(chat: Chat, eva: Person, asked: str) -> None:
    said = eva.says(chat.room, f"No sé nada de esto. {asked}")
    assert cited(await chat.says("/ask", reply_to=said, quote=asked)) == [14]


async def test_a_bare_call_that_answers_nothing_says_how_to_ask(chat: Chat) -> None:
    assert (await chat.says("/ask")).text.startswith("Escribe la pregunta después de /ask")


async def test_a_forwarded_call_is_passed_over(chat: Chat, bench: Bench, ana: Person, eva: Person, asked: str) -> None:
    elsewhere = bench.world.group("Otra", eva, ana, bot=None)
    said = eva.says(elsewhere, f"@cotejo_bot {asked}")
    await bench.settle()
    assert (await chat.forwards(said)).silent


@pytest.mark.parametrize("topic", ["Fuentes", None])
async def test_the_reply_stays_in_its_topic(bench: Bench, ana: Person, asked: str, topic: str | None) -> None:
    forum = bench.chat(ana, bench.world.group("Foro", ana, topics=["Fuentes"]))
    reply = await forum.says(f"/ask {asked}", topic=topic)
    assert cited(reply) == [14]
    assert reply.in_topic == topic
    assert reply.replies_to


async def test_an_anonymous_administrator_is_answered(chat: Chat, ana: Person, asked: str) -> None:
    reply = await chat.act(lambda: ana.says(chat.room, f"/ask {asked}", anonymous=True))
    assert cited(reply) == [14]


async def test_a_caption_with_a_mention_is_answered(chat: Chat, asked: str) -> None:
    assert cited(await chat.shows(f"@cotejo_bot {asked}")) == [14]
    assert (await chat.shows(asked)).silent


async def test_where_the_bot_may_not_write_nothing_breaks(
    chat: Chat, ana: Person, asked: str, caplog: pytest.LogCaptureFixture
) -> None:
    ana.sets_bot(chat.room, "restricted")
    assert (await chat.says(f"/ask {asked}")).silent
    assert "could not be handled" not in caplog.text


async def test_a_related_question_takes_the_place_of_the_reply(chat: Chat, asked: str) -> None:
    reply = await chat.says(f"/ask {asked}")
    related = await reply.press(reply.buttons[1])
    assert related.edited
    assert related.message.message_id == reply.message.message_id
    assert related.text != reply.text


async def test_a_group_that_becomes_a_supergroup_keeps_its_language(bench: Bench, ana: Person, store: Store) -> None:
    basic = bench.world.group("Sala", ana, basic=True)
    await bench.chat(ana, basic).says("/language ru")
    upgraded = bench.world.migrate(basic)
    await bench.settle()
    assert store.language(upgraded.id) == "ru"
    assert store.language(basic.id) is None
    assert "не нахожу" in (await bench.chat(ana, upgraded).says("/ask 12345")).text
