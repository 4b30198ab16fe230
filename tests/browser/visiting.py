"""A chat page open in headless Chromium."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.async_api", reason="Playwright is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: set CHROMIUM to its path"),
]
PATIENCE = 15_000
"""Milliseconds to wait for what should be seen."""
PREPARATION = 180_000
"""Milliseconds that a bot with new knowledge may need until it listens."""


class Visit:
    """The page open in a browser, and what went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in {"error", "warning"} else None)

    async def says(self, text: str) -> None:
        """Write a message and send it."""
        await self.page.fill("#field", text)
        await self.page.press("#field", "Enter")

    async def sees(self, text: str, *, where: str = "#log .words") -> None:
        """Wait until a text is to be seen."""
        found = self.page.locator(where).filter(has_text=text).last
        await playwright.expect(found).to_be_visible(timeout=PATIENCE)

    async def presses(self, label: str) -> None:
        """Press an inline button of the last message that has one of this label."""
        await self.page.locator(".key").filter(has_text=label).last.click()

    async def becomes(self, person: str) -> None:
        """Speak as another person."""
        await self.page.click(f".person:has-text('{person}')")

    async def enters(self, room: str) -> None:
        """Open a chat by its title."""
        await self.page.click(f".room:has-text('{room}')")

    async def replies(self, words: str, text: str) -> None:
        """Reply to the last message that holds some words, with the mouse."""
        message = self.page.locator(".message").filter(has_text=words).last
        await message.hover()
        await message.locator(".tools button").first.click()
        await self.says(text)

    async def edits(self, text: str) -> None:
        """Change one's own last message, with the keyboard."""
        await self.page.press("#field", "ArrowUp")
        await self.says(text)


@contextlib.asynccontextmanager
async def visiting(address: str, width: int = 1280, height: int = 800, **options: Any) -> AsyncIterator[Visit]:
    """Open a chat page; no error may be left in it."""
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            page = await browser.new_page(viewport={"width": width, "height": height}, **options)
            page.set_default_timeout(PATIENCE)
            visit = Visit(page)
            await page.goto(address, wait_until="domcontentloaded")
            await page.wait_for_selector(".room")
            await page.wait_for_selector("#notice", state="hidden", timeout=PREPARATION)
            yield visit
        finally:
            await browser.close()
    assert visit.errors == []


@contextlib.contextmanager
def running_bot() -> Iterator[str]:
    """Run the bot as a newcomer does, without a token; yield the address of its page."""
    command = [sys.executable, "-m", "bot", "run", "--port", "0", "--no-browse"]
    environment = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        try:
            found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in process.stdout)
            address = next((match.group() for match in found if match), "")
            assert address, "the bot ended before it served its page"
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.stdout.read()
    assert process.returncode == 0
