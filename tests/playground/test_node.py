"""Bots on grammY and telegraf; `make test` brings the libraries where npm is installed."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.playground import World, create_app, serve

FOLDER = Path(__file__).parent / "node"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules").exists(),
    reason="no grammY and telegraf here: install Node.js with npm, then `make test` brings them",
)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("script", ["grammy.mjs", "telegraf.cjs"])
async def test_a_bot_on_another_platform_holds_a_conversation(script: str) -> None:
    world = World()
    ana = world.person("Ana")
    said = ana.private.messages
    async with serve(create_app(world)) as address:
        environment = {**os.environ, "TOKEN": world.bot.token, "API": address}
        bot = await asyncio.create_subprocess_exec("node", script, cwd=FOLDER, env=environment)
        try:
            ana.starts()
            await until(lambda: len(said) == 2)
            welcome = list(said.values())[-1]
            assert welcome.text == "Welcome"
            query = ana.presses(welcome, "More")
            await until(lambda: said[welcome.message_id].text == "more")
            assert query.answer["text"] == "noted"
            ana.says(ana.private, "true")
            await until(lambda: len(said) == 4)
            assert list(said.values())[-1].text == "true"
        finally:
            bot.terminate()
            await bot.wait()
