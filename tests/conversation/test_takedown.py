"""In a group a reply is taken down by whoever asked for it and by administrators, and by nobody else."""

from __future__ import annotations

import pytest

from bot.playground import Failure, Person
from bot.playground.values import Button, Keyboard
from tests.conversation.assistant import FALSE, LiteralAssistant
from tests.conversation.chat import Bench, Chat, Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

LABELS = {"es": "✕ Retirar", "en": "✕ Take down", "ru": "✕ Убрать", "az": "✕ Sil"}


@pytest.fixture
def eva(bench: Bench) -> Person:
    return bench.world.person("Eva", language="es")


@pytest.fixture
def chat(bench: Bench, ana: Person, eva: Person, ivan: Person) -> Chat:
    """Eva in a group that Ana runs."""
    return bench.chat(eva, bench.world.group("Sala", ana, eva, ivan))


async def pressed(chat: Chat, reply: Reply, person: Person, label: str = LABELS["es"]) -> Reply:
    return await chat.act(lambda: person.presses(reply.message, label))


@pytest.mark.parametrize(
    "said", ["/ask hola", f"/check {FALSE['es']}", "@cotejo_bot hola", "/topics", "/help", "/start"]
)
async def test_whoever_asked_takes_it_down(chat: Chat, eva: Person, said: str) -> None:
    reply = await chat.says(said)
    assert len((await pressed(chat, reply, eva)).deleted) == 1


async def test_an_administrator_takes_it_down(chat: Chat, ana: Person) -> None:
    reply = await chat.says("/ask hola")
    assert len((await pressed(chat, reply, ana)).deleted) == 1


async def test_nobody_else_does(chat: Chat, ivan: Person) -> None:
    reply = await chat.says("/ask hola")
    refused = await pressed(chat, reply, ivan)
    assert refused.deleted == ()
    assert refused.notice.startswith("Убрать это могут только")


async def test_a_check_belongs_to_whoever_asked_for_it(chat: Chat, eva: Person, ivan: Person) -> None:
    claim = await chat.hears(ivan, FALSE["ru"])
    reply = await chat.says("/check", reply_to=claim)
    assert (await pressed(chat, reply, ivan, LABELS["ru"])).deleted == ()
    assert len((await pressed(chat, reply, eva, LABELS["ru"])).deleted) == 1


@pytest.mark.parametrize("language", LABELS)
async def test_the_button_speaks_the_language_of_the_reply(chat: Chat, language: str) -> None:
    assert (await chat.says(f"/check {FALSE[language]}")).buttons[-1] == LABELS[language]


async def test_the_button_stays_on_what_takes_the_place_of_the_reply(
    chat: Chat, eva: Person, assistant: LiteralAssistant
) -> None:
    topics = await chat.says("/topics")
    questions = await topics.press(assistant.library.topics[0].title["es"])
    answer = await questions.press(questions.buttons[0])
    assert answer.buttons[-1] == LABELS["es"]
    assert len((await pressed(chat, answer, eva)).deleted) == 1


async def test_in_a_private_chat_there_is_no_such_button(bench: Bench, ana: Person) -> None:
    for said in ("hola", "/topics", f"/check {FALSE['es']}"):
        assert LABELS["es"] not in (await bench.private(ana).says(said)).buttons


async def test_a_button_that_the_message_does_not_show_is_not_believed(chat: Chat, bench: Bench, ivan: Person) -> None:
    reply = await chat.says("/ask hola")
    forged = Keyboard(inline_keyboard=((Button(text="x", callback_data=f"r:es:{ivan.id}"),),))
    mine = bench.world.change(reply.message, reply_markup=forged)
    query = await chat.act(lambda: ivan.presses(mine, "x", long_ago=True))
    assert query.deleted == ()
    assert query.notice.startswith("Убрать это могут только")


async def test_a_reply_too_old_to_be_deleted_loses_its_words(chat: Chat, bench: Bench, eva: Person) -> None:
    reply = await chat.says(f"/check {FALSE['es']}")
    bench.faults.plan(Failure(code=400), method="deleteMessage")
    emptied = await pressed(chat, reply, eva)
    assert emptied.text == "Esta respuesta se ha retirado."
    assert emptied.buttons == []


async def test_an_edit_does_not_bring_it_back(chat: Chat, eva: Person) -> None:
    reply = await chat.says("/ask hola")
    assert reply.replies_to
    await pressed(chat, reply, eva)
    assert (await chat.edits(reply.replies_to, "/ask hello")).silent
