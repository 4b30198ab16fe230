"""Listening is off until an administrator turns it on, and is announced."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.playground import Bot, Person, Room, World
from bot.store.store import Store
from bot.telegram.application import AnyApplication, build_application
from tests.conversation.assistant import FALSE, OTHERS_FALSE, LiteralAssistant
from tests.conversation.chat import Bench, Chat, talking_to
from tests.conversation.listening.switching import turn

pytestmark = pytest.mark.asyncio(loop_scope="module")

ON = {"es": "Desde ahora leo", "en": "From now on I read", "ru": "Теперь я читаю", "az": "Bundan sonra buradakı"}
OFF = {"es": "Aquí no escucho", "en": "I do not listen", "ru": "Здесь я не слушаю", "az": "Buranı dinləmirəm"}


async def test_it_is_off_by_default(eva_there: Chat) -> None:
    assert (await eva_there.says(FALSE["es"])).silent


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_it_is_announced_in_the_language_of_the_group(bench: Bench, language: str) -> None:
    ana = bench.world.person("Ana", language=language)
    chat = bench.chat(ana, bench.world.group("Sala", ana, bot="administrator"))
    announced = await chat.says("/listen on")
    assert announced.text.startswith(ON[language])
    assert "2" in announced.text
    assert (await chat.says(FALSE[language])).text.startswith("❌")
    assert (await chat.says("/listen off")).text.startswith(OFF[language])
    assert (await chat.says(FALSE[language])).silent


async def test_only_administrators_turn_it_on(bench: Bench, eva_there: Chat) -> None:
    assert (await eva_there.says("/listen on")).text.startswith("En un grupo, solo sus administradores")
    assert (await eva_there.says(FALSE["es"])).silent


async def test_only_administrators_turn_it_off(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    assert (await eva_there.says("/listen off")).text.startswith("En un grupo, solo sus administradores")
    assert not (await eva_there.says(FALSE["es"])).silent


async def test_an_anonymous_administrator_may(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    chat = bench.chat(ana, room)
    shadow = await chat.act(lambda: ana.says(room, "/listen shadow", anonymous=True))
    assert "/listen shadow" in shadow.text
    assert not (await chat.act(lambda: ana.says(room, "/listen on", anonymous=True))).silent
    assert not (await eva_there.says(FALSE["es"])).silent


async def test_how_things_stand_can_be_asked(bench: Bench, ana: Person, room: Room) -> None:
    assert (await turn(bench, ana, room, "")).text.startswith("Aquí no escucho")
    await turn(bench, ana, room, "on")
    assert (await turn(bench, ana, room, "what")).text.startswith("Escucho aquí y respondo")


async def test_a_private_chat_has_nothing_to_listen_to(bench: Bench, ana: Person) -> None:
    assert (await bench.private(ana).says("/listen on")).text.startswith("/listen es para grupos")


@pytest.mark.parametrize("mode", ["on", "shadow"])
async def test_a_bot_that_sees_too_little_says_so(bench: Bench, ana: Person, mode: str) -> None:
    room = bench.world.group("Sala", ana, bot="member")
    await bench.private(ana).says("hola")
    assert (await turn(bench, ana, room, mode)).text.startswith("No puedo escuchar")
    ana.sets_bot(room, "administrator")
    assert (await bench.chat(ana, room).says(FALSE["es"])).silent


async def test_without_privacy_mode_it_sees_enough(assistant: LiteralAssistant, tmp_path: Path) -> None:
    with Store(tmp_path / "cotejo.sqlite") as store:

        def build(address: str, token: str) -> AnyApplication:
            return build_application(assistant, store, token=token, base_url=f"{address}/bot")

        async with talking_to(build, World(Bot(privacy=False))) as bench:
            ana = bench.world.person("Ana", language="en")
            chat = bench.chat(ana, bench.world.group("Room", ana))
            assert (await chat.says(FALSE["en"])).silent
            assert (await chat.says("/listen on")).text.startswith(ON["en"])
            assert (await chat.says(FALSE["en"])).cites(14)


async def test_in_shadow_the_administrator_is_told_and_the_group_is_not(
    bench: Bench, ana: Person, room: Room, eva: Person, eva_there: Chat
) -> None:
    await bench.private(ana).says("hola")
    assert (await turn(bench, ana, room, "shadow")).text.startswith("Desde ahora leo los mensajes de aquí, pero no")
    report = await bench.private(ana).act(lambda: eva.says(room, FALSE["en"]))
    assert report.text.startswith("En «Sala» habría respondido:\nhttps://t.me/c/")
    assert report.cites(14)
    assert report.buttons == []
    assert (await eva_there.says(OTHERS_FALSE[3])).silent


async def test_in_shadow_the_same_limits_hold(
    bench: Bench, ana: Person, room: Room, eva: Person, eva_there: Chat
) -> None:
    await bench.private(ana).says("hola")
    await turn(bench, ana, room, "shadow")
    reports = [
        await bench.private(ana).act(partial(eva.says, room, claim))
        for claim in (FALSE["es"], FALSE["en"], "hola", *OTHERS_FALSE.values())
    ]
    assert [report.silent for report in reports] == [False, True, True, False, True, True, True]


async def test_shadow_needs_somebody_to_tell(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    assert (await turn(bench, ana, room, "shadow")).text.startswith("Todavía no puedo escribirte en privado")
    assert (await turn(bench, ana, room, "")).text.startswith("Aquí no escucho")


async def test_what_was_reported_can_be_said_once_it_is_on(
    bench: Bench, ana: Person, room: Room, eva_there: Chat
) -> None:
    await bench.private(ana).says("hola")
    await turn(bench, ana, room, "shadow")
    assert (await eva_there.says(FALSE["es"])).silent
    await turn(bench, ana, room, "on")
    assert (await eva_there.says(FALSE["es"])).cites(14)
