"""A group that Ana runs, with the bot as its administrator, and a store whose time can be moved on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.playground import Person, Room, World
from bot.store.store import Store
from bot.telegram.application import AnyApplication, build_application
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.calls import validated
from tests.conversation.chat import Bench, Chat, talking_to
from tests.conversation.listening.switching import LIMITS, Clock


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store") / "cotejo.sqlite"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(assistant: LiteralAssistant, path: Path, clock: Clock) -> AsyncIterator[Bench]:
    """A world in which privacy mode is on, so that the bot hears a group only as its administrator."""
    with Store(path, clock) as store:

        def build(address: str, token: str) -> AnyApplication:
            return build_application(assistant, store, token=token, base_url=f"{address}/bot", limits=LIMITS)

        async with talking_to(build, World()) as bench:
            yield bench
            for call in bench.calls:
                validated(call)


@pytest.fixture
def eva(bench: Bench) -> Person:
    return bench.world.person("Eva", language="es")


@pytest.fixture
def room(bench: Bench, ana: Person, eva: Person, ivan: Person) -> Room:
    """A group that Ana runs, with the bot to help her."""
    return bench.world.group("Sala", ana, eva, ivan, bot="administrator")


@pytest.fixture
def eva_there(bench: Bench, eva: Person, room: Room) -> Chat:
    return bench.chat(eva, room)
