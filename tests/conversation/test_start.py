"""/start and its links, /help, /about, /privacy."""

from __future__ import annotations

import pytest

from bot.playground import Person
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench
from tests.conversation.reading import cited

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("code", "hello"),
    [("es", "¡Hola!"), ("en", "Hello!"), ("ru", "Здравствуйте!"), ("az", "Salam!"), ("en-GB", "Hello!")],
)
async def test_a_newcomer_is_welcomed_in_the_language_of_their_telegram(bench: Bench, code: str, hello: str) -> None:
    reply = await bench.private(bench.world.person("Ana", language=code)).says("/start")
    assert reply.text.startswith(hello)
    assert len(reply.buttons) == 3


@pytest.mark.parametrize("code", ["fr", None])
async def test_who_speaks_another_language_is_welcomed_in_that_of_the_document(bench: Bench, code: str | None) -> None:
    assert (await bench.private(bench.world.person("Ana", language=code)).says("/start")).text.startswith("¡Hola!")


async def test_a_link_opens_its_entry(bench: Bench, ana: Person, assistant: LiteralAssistant) -> None:
    reply = await bench.private(ana).act(lambda: ana.starts("apology-year"))
    entry = assistant.library.entry("apology-year")
    assert entry
    assert reply.text.startswith(entry.answer["es"])
    assert cited(reply) == [14]


@pytest.mark.parametrize("parameter", ["no-such-entry", "x" * 64, "../../etc", "{0}"])
async def test_a_link_to_nothing_welcomes(bench: Bench, ana: Person, parameter: str) -> None:
    reply = await bench.private(ana).act(lambda: ana.starts(parameter))
    assert reply.text.startswith("¡Hola!")


@pytest.mark.parametrize("command", ["help", "about", "privacy"])
async def test_each_command_says_its_thing_in_every_language(bench: Bench, command: str) -> None:
    said = [
        (await bench.private(bench.world.person("Ana", language=code)).says(f"/{command}")).text
        for code in ("es", "en", "ru", "az")
    ]
    assert len(set(said)) == 4


async def test_help_lists_the_commands(bench: Bench, ana: Person) -> None:
    reply = await bench.private(ana).says("/help")
    listed = [words for kind, words in reply.entities if kind == "bot_command"]
    assert {"/start", "/ask", "/topics", "/sources", "/language", "/help", "/about", "/privacy"} <= set(listed)


async def test_privacy_says_how_long(bench: Bench, ana: Person) -> None:
    assert "7 días" in (await bench.private(ana).says("/privacy")).text


async def test_a_command_that_nobody_knows_gets_help_in_private_and_silence_in_a_group(
    bench: Bench, ana: Person
) -> None:
    assert "/topics" in (await bench.private(ana).says("/weather")).text
    assert (await bench.chat(ana, bench.world.group("Sala", ana)).says("/weather")).silent


async def test_commands_work_in_groups(bench: Bench, ana: Person) -> None:
    chat = bench.chat(ana, bench.world.group("Sala", ana))
    for command in ("help", "about", "privacy", "topics", "sources", "start"):
        reply = await chat.says(f"/{command}@cotejo_bot")
        assert reply.replies_to
