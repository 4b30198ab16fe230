"""What Telegram shows of the bot: names, descriptions and commands in each language."""

from __future__ import annotations

import pytest

from bot.playground import Faults, Flood, World
from bot.playground.methods import Parameters
from bot.playground.methods.profile import get_my, shown_commands
from tests.conversation.building import Build
from tests.conversation.chat import Bench, talking_to

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("language", ["es", "en", "ru", "az", "fr"])
async def test_commands_are_offered_in_the_persons_language(bench: Bench, language: str) -> None:
    ana = bench.world.person("Ana", language=language)
    private = shown_commands(bench.world, ana.private, ana.user)
    eva = bench.world.person("Eva", language=language)
    room = bench.world.group("Sala", eva, ana)
    group, admins = (shown_commands(bench.world, room, each.user) for each in (ana, eva))
    assert {each["command"] for each in private} - {each["command"] for each in group} == {"start"}
    assert {each["command"] for each in admins} - {each["command"] for each in group} == {"listen"}
    assert {"ask", "check", "topics", "sources", "language", "help", "about", "privacy"} == {
        each["command"] for each in group
    }


async def test_each_language_has_words_of_its_own(bench: Bench) -> None:
    shown = [
        get_my(bench.world, Parameters({"language_code": code}), "description") for code in ("es", "en", "ru", "az")
    ]
    assert len({each["description"] for each in shown}) == 4
    assert get_my(bench.world, Parameters({"language_code": "fr"}), "description") == shown[0]


async def test_what_is_set_already_is_not_set_again(build: Build) -> None:
    world = World()
    async with talking_to(build, world) as bench:
        assert any(call.method.startswith("setMy") for call in bench.calls)
    async with talking_to(build, world) as bench:
        assert not any(call.method.startswith("setMy") for call in bench.calls)


async def test_a_refusal_does_not_keep_the_bot_from_starting(build: Build) -> None:
    world = World()

    faults = Faults()
    faults.plan(Flood(retry_after=40_000), method="setMyDescription", times=5)
    async with talking_to(build, world, faults) as bench:
        assert not (await bench.private(world.person("Ana")).says("hola")).silent
