"""The bot, its store and a small Telegram around it, for the conversations of a module."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.playground import Person, World
from bot.store.store import Store
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.building import Build, builder
from tests.conversation.calls import validated
from tests.conversation.chat import Bench, talking_to


@pytest.fixture(scope="session")
def assistant() -> LiteralAssistant:
    return LiteralAssistant()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the module's bench."""
    with Store(tmp_path_factory.mktemp("store") / "cotejo.sqlite") as store:
        yield store


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(assistant: LiteralAssistant, store: Store) -> AsyncIterator[Bench]:
    """A world with the bot in it; at the end every call it made is held against the Bot API."""
    async with talking_to(builder(assistant, store), World()) as bench:
        yield bench
        for call in bench.calls:
            validated(call)


@pytest.fixture
def ana(bench: Bench) -> Person:
    return bench.world.person("Ana", language="es")


@pytest.fixture
def eva(bench: Bench) -> Person:
    return bench.world.person("Eva", language="en")


@pytest.fixture
def ivan(bench: Bench) -> Person:
    return bench.world.person("Иван", language="ru")


@pytest.fixture
def build(assistant: LiteralAssistant, tmp_path: Path) -> Iterator[Build]:
    """What builds another application, with a store of its own, for a world of its own."""
    with Store(tmp_path / "cotejo.sqlite") as store:
        yield builder(assistant, store)
