"""`cotejo run`: the bot on Telegram, or, without a token, on a chat page of this machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from bot.assembly import Assistant
from bot.errors import SettingsError
from bot.explaining import explanation
from bot.health import pulse
from bot.playground import Asked, PortInUseError, create_app, demo_world, serve
from bot.preparing import Say, prepared
from bot.settings import Settings
from bot.store.store import Store
from bot.telegram import application
from bot.tour import load_tour


def run_on_telegram(settings: Settings, say: Say) -> None:
    """Run the bot on Telegram until it is told to stop; raises SettingsError where the token is wrong."""
    application.require_token(settings.token)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
    with Store(settings.store) as store:
        assistant = prepared(settings, say)
        say("Running on Telegram; Ctrl+C ends it.")
        application.run(
            assistant,
            store,
            token=settings.token,
            on_heard=pulse(settings.store).touch,
            limits=settings.listening,
        )


def run_here(settings: Settings, port: int, *, browse: bool, say: Say) -> None:
    """Run the bot on a chat page of this machine until it is told to stop; raises SettingsError for a port in use.

    It is the same application as on Telegram, which reaches a local Bot API over HTTP. The page is there at once;
    what is written before the bot is ready waits for it. Nothing is kept: the world of the page and the bot's memory
    of it begin anew each time.
    """
    ready: Future[Assistant] = Future()

    def explain(asked: Asked) -> dict[str, object]:
        return explanation(ready.result(), asked) if ready.done() else {}

    quiet = logging.StreamHandler()
    quiet.setLevel(logging.WARNING)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", handlers=[quiet])
    world = demo_world()
    app = create_app(world, explain=explain, tour=load_tour(settings.knowledge))
    with _served(app, port) as address, tempfile.TemporaryDirectory(prefix="cotejo-") as folder:
        say(_welcome(address))
        if browse and _has_display():
            webbrowser.open(address)
        assistant = prepared(settings, say)
        ready.set_result(assistant)
        say("The bot is ready.")
        with Store(Path(folder) / "cotejo.sqlite") as store:
            application.run(
                assistant, store, token=world.bot.token, base_url=f"{address}/bot", limits=settings.listening
            )


@dataclass(frozen=True, slots=True)
class _Served:
    address: str
    stop: Callable[[], object]


@contextlib.contextmanager
def _served(app: Starlette, port: int) -> Iterator[str]:
    """Serve the local Bot API in a thread, for the application has the main one; yield the address."""
    started: Future[_Served] = Future()

    async def serving() -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        async with serve(app, port=port) as address:
            started.set_result(_Served(address, lambda: loop.call_soon_threadsafe(over.set)))
            await over.wait()

    def work() -> None:
        try:
            asyncio.run(serving())
        except BaseException as error:
            if started.done():
                raise
            started.set_exception(error)

    thread = threading.Thread(target=work, name="playground")
    thread.start()
    try:
        served = started.result()
    except PortInUseError:
        raise SettingsError(f"port {port} is in use; choose another with --port, or stop what is using it") from None
    except OSError as error:
        raise SettingsError(f"port {port} cannot be used ({error.strerror}); choose another with --port") from None
    try:
        yield served.address
    finally:
        served.stop()
        thread.join()


def _welcome(address: str) -> str:
    return f"""
There is no TELEGRAM_BOT_TOKEN, so the bot runs here, on a chat page of your own:

    {address}

To run it on Telegram: write /newbot to @BotFather there, and start again with the token it gives you:

    TELEGRAM_BOT_TOKEN=123456789:AAE… make run

Ctrl+C ends it.
"""


def _has_display() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))
