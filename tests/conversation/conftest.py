"""The bot, its store and a small Telegram around it, for a conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.playground import World
from bot.store.store import Store
from bot.telegram.application import AnyApplication, build_application
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.calls import validated
from tests.conversation.chat import Bench, talking_to


@pytest.fixture(scope="session")
def assistant() -> LiteralAssistant:
    return LiteralAssistant()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cotejo.sqlite") as store:
        yield store


@pytest.fixture
async def bench(assistant: LiteralAssistant, store: Store) -> AsyncIterator[Bench]:
    def build(address: str, token: str) -> AnyApplication:
        return build_application(assistant, store, token=token, base_url=f"{address}/bot")

    async with talking_to(build, World()) as bench:
        yield bench
        for call in bench.calls:
            validated(call)
