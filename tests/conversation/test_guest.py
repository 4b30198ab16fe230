"""The bot's name in a chat of which it is no member: one answer, with no buttons, and nothing kept."""

from __future__ import annotations

import pytest

from bot.playground import Person, Room
from bot.store.store import Store
from tests.conversation.assistant import FALSE, TRUE, LiteralAssistant
from tests.conversation.chat import Bench, Chat
from tests.conversation.test_long_checks import long_message

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME = "@cotejo_bot"


@pytest.fixture
def room(bench: Bench, ana: Person, eva: Person) -> Room:
    return bench.world.group("Ajena", ana, eva, bot=None)


@pytest.fixture
def chat(bench: Bench, ana: Person, room: Room) -> Chat:
    return bench.chat(ana, room)


@pytest.mark.parametrize("call", [NAME, f"{NAME} ¿cierto?", f"is this true? {NAME}"])
@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_the_message_above_is_checked(chat: Chat, eva: Person, call: str, language: str) -> None:
    claim = await chat.hears(eva, FALSE[language])
    reply = await chat.says(call, reply_to=claim)
    assert reply.text.startswith("❌")
    assert reply.cites(14)
    assert reply.buttons == []


async def test_a_claim_beside_the_name_is_checked(chat: Chat) -> None:
    assert (await chat.says(f"{NAME} {FALSE['es']}")).text.startswith("❌ Desmentido")
    assert (await chat.says(f"{NAME} {TRUE['ru']}")).text.startswith("✅")


async def test_a_question_beside_the_name_is_answered(chat: Chat, assistant: LiteralAssistant) -> None:
    entry = assistant.library.entry("soldiers-wounded")
    assert entry
    reply = await chat.says(f"{NAME} {entry.question['en']}")
    assert reply.text.startswith(entry.answer["en"])
    assert reply.buttons == []


async def test_near_questions_are_listed_for_want_of_buttons(chat: Chat) -> None:
    assert (await chat.says(f"{NAME} soldados")).text.count("\n• ") >= 1


async def test_the_name_alone_is_greeted(chat: Chat) -> None:
    assert (await chat.says(NAME)).text.startswith("¡Hola! Soy Cotejo.")


@pytest.mark.parametrize("said", ["hola", FALSE["es"], "@other_bot hola", f"/check {FALSE['es']}"])
async def test_of_anything_else_it_knows_nothing(chat: Chat, said: str) -> None:
    assert (await chat.says(said)).silent


async def test_more_claims_than_fit_are_said_to_be_more(chat: Chat, eva: Person) -> None:
    claim = await chat.hears(eva, long_message())
    assert (await chat.says(NAME, reply_to=claim)).text.endswith("Reenvíame el mensaje en privado.")


async def test_nothing_is_kept(chat: Chat, store: Store, eva: Person) -> None:
    claim = await chat.hears(eva, FALSE["es"])
    call = (await chat.says(NAME, reply_to=claim)).replies_to
    assert call
    assert store.sent(chat.room.id, call.message_id) is None
    assert store.checks_of(chat.room.id, claim.message_id) == ()


async def test_an_answer_that_comes_too_late_does_no_harm(
    chat: Chat, bench: Bench, ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    ana.says(chat.room, NAME)
    for query in bench.world.queries.values():
        query.answered = True
    await bench.settle()
    assert "could not be handled" not in caplog.text
