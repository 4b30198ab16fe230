"""Updates that come twice, late, broken or while Telegram is unwell."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import NetworkError
from telegram.request import BaseRequest

from bot.errors import SettingsError
from bot.playground import Drop, Failure, Flood, Repeat
from bot.store.store import Store
from bot.telegram.polling import Inbox, PollingBot
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_update_that_comes_twice_is_answered_once(bench: Bench) -> None:
    bench.faults.plan(Repeat())
    assert len((await bench.private(bench.world.person("Ana")).says("hola")).messages) == 1


async def test_an_update_that_cannot_be_read_is_stepped_over(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    ana = bench.world.person("Ana")
    bench.world.update("message", {"text": "palabra-secreta", "date": "yesterday"})
    assert not (await bench.private(ana).says("hola")).silent
    assert "stepped over" in caplog.text
    assert "palabra-secreta" not in caplog.text


async def test_the_order_within_a_chat_is_kept(bench: Bench, assistant: LiteralAssistant) -> None:
    ana = bench.world.person("Ana", language="es")
    asked = [entry for entry in assistant.library.entries if entry.citations][:12]
    reply = await bench.private(ana).act(lambda: [ana.says(ana.private, entry.question["es"]) for entry in asked])
    for message, entry in zip(reply.messages, asked, strict=True):
        assert message.words.startswith(entry.answer["es"])


async def test_many_chats_are_served_at_once(bench: Bench) -> None:
    people = [bench.world.person(f"P{number}") for number in range(80)]
    for person in people:
        person.says(person.private, "hola")
    await bench.settle()
    assert all(len(person.private.messages) == 2 for person in people)


async def test_a_flood_is_waited_out(bench: Bench) -> None:
    bench.faults.plan(Flood(retry_after=1), method="sendMessage")
    assert (await bench.private(bench.world.person("Ana")).says("hola")).text.startswith("¡Hola!")


@pytest.mark.parametrize("fault", [Drop(), Failure()], ids=["cut line", "502"])
async def test_what_could_not_be_sent_leaves_the_bot_well(bench: Bench, fault: Drop | Failure) -> None:
    chat = bench.private(bench.world.person("Ana"))
    bench.faults.plan(fault, method="sendMessage")
    await chat.says("hola")
    assert not (await chat.says("hola")).silent


async def test_html_that_telegram_refuses_is_sent_as_plain_text(
    bench: Bench, assistant: LiteralAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.rendering.html.as_html", lambda blocks: "<b>broken")
    entry = assistant.library.entry("apology-year")
    assert entry
    reply = await bench.private(bench.world.person("Ana")).says(entry.question["es"])
    assert reply.text.startswith(entry.answer["es"])
    assert reply.quotes == []


async def test_a_mistake_of_ours_is_owned_and_told_without_what_was_written(
    bench: Bench, assistant: LiteralAssistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(LiteralAssistant, "ask", fail)
    reply = await bench.private(bench.world.person("Ana", language="en")).says("palabra-secreta")
    assert reply.text.startswith("Something went wrong on my side")
    assert "a mistake" in caplog.text
    assert "palabra-secreta" not in caplog.text
    eva = bench.world.person("Eva")
    assert (await bench.chat(eva, bench.world.group("Sala", eva)).says("/ask 12345")).silent


async def test_updates_are_confirmed_when_they_are_handled(bench: Bench, store: Store) -> None:
    ana = bench.world.person("Ana")
    bench.faults.latency = 0.05
    ana.says(ana.private, "hola")
    number = bench.world.updates.pending()[-1]["update_id"]
    while bench.world.updates.pending():
        assert not store.is_handled(number) or len(ana.private.messages) == 2
        await asyncio.sleep(0.005)
    assert store.is_handled(number)
    bench.faults.latency = 0


@pytest.mark.parametrize(("refusals", "given_up"), [(4, False), (5, True)])
async def test_a_token_is_given_up_when_it_is_refused_five_times_in_a_row(refusals: int, given_up: bool) -> None:
    lost: list[bool] = []
    bot = PollingBot(Inbox(), lambda: lost.append(True), token="1:x", get_updates_request=_Refusing())
    for _ in range(refusals):
        with pytest.raises(NetworkError):
            await bot.get_updates()
    assert bool(lost) == given_up


async def test_a_wrong_token_is_one_clear_sentence() -> None:
    bot = PollingBot(Inbox(), lambda: None, token="1:x", request=_Refusing(), get_updates_request=_Refusing())
    with pytest.raises(SettingsError, match="refuses the token"):
        await bot.initialize()


class _Refusing(BaseRequest):
    """A Telegram that knows no token."""

    read_timeout = 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
        return 401, b'{"ok": false, "error_code": 401, "description": "Unauthorized"}'
