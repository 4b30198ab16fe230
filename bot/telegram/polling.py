"""How updates come in: handled in order within a chat, once, and confirmed to Telegram only when handled."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import BaseUpdateProcessor, ExtBot

from bot.errors import SettingsError
from bot.store.store import Store

TimePeriod = int | timedelta

_LOG = logging.getLogger(__name__)

_IN_FLIGHT = 64
"""Updates that are handled at a time."""
_CONFIRM_AFTER = 5.0
"""Seconds that the next request for updates waits for those in flight, so that a crash loses none of them."""
_LONGEST_HANDLING = 60.0
"""Seconds after which the handling of one update is given up; it bounds a shutdown too."""
REFUSED = "Telegram refuses the token; get a valid one from @BotFather and set TELEGRAM_BOT_TOKEN"
_REFUSALS = 5
"""Requests in a row whose token Telegram refuses before it is believed: a restart of its servers refuses some."""


class Inbox(asyncio.Queue[object]):
    """A queue that lets out a limited number of updates until they are done, and so holds back the one who fetches."""

    def __init__(self) -> None:
        super().__init__(maxsize=1)
        self._room = asyncio.Semaphore(_IN_FLIGHT)

    async def get(self) -> object:
        """Wait for room, then for an update."""
        await self._room.acquire()
        try:
            return await super().get()
        except asyncio.CancelledError:
            self._room.release()
            raise

    def task_done(self) -> None:
        """Give back the room of an update."""
        super().task_done()
        self._room.release()


class PollingBot(ExtBot[Any]):
    """A bot that fetches updates with care.

    It asks for the next ones when those at hand are handled, steps over one that cannot be read, calls `on_heard` when
    Telegram has answered and `on_lost` when it goes on refusing the token. It never logs what people write.
    """

    def __init__(
        self, inbox: Inbox, on_lost: Callable[[], None], on_heard: Callable[[], None] = lambda: None, **settings: Any
    ) -> None:
        super().__init__(**settings)
        self._inbox = inbox
        self._on_lost = on_lost
        self._on_heard = on_heard
        self._refused = 0
        self._floor = 0

    async def initialize(self) -> None:
        """Get ready; raises SettingsError where Telegram refuses the token."""
        try:
            await super().initialize()
        except InvalidToken:
            raise SettingsError(REFUSED) from None
        except NetworkError as error:
            _LOG.warning("Telegram cannot be reached: %s", error)
            raise

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: TimePeriod | None = None,
        allowed_updates: Sequence[str] | None = None,
        **_: Any,
    ) -> tuple[Update, ...]:
        """Fetch updates from `offset` on, once those before it are handled."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._inbox.join(), _CONFIRM_AFTER)
        data = {
            "offset": max(offset or 0, self._floor) or None,
            "limit": limit,
            "timeout": timeout,
            "allowed_updates": allowed_updates,
        }
        wait = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        try:
            found = await self._post("getUpdates", data, read_timeout=(self._request[0].read_timeout or 0) + wait)
        except InvalidToken as error:
            self._refused += 1
            if self._refused == _REFUSALS:
                self._on_lost()
            raise NetworkError("the token was refused") from error  # an InvalidToken would end the polling for good
        self._refused = 0
        self._on_heard()
        updates = tuple(update for raw in found if (update := self._read(raw)) is not None)
        if found and not updates:
            self._floor = found[-1]["update_id"] + 1
        return updates

    def _read(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, self)
        except Exception as error:
            kinds = ", ".join(sorted(raw.keys() - {"update_id"}))
            _LOG.error("stepped over update %s (%s): %s", raw["update_id"], kinds, type(error).__name__)
            return None


class InOrder(BaseUpdateProcessor):
    """Handles each update once, those of one chat, or of one person where there is no chat, one after the other."""

    def __init__(self, store: Store) -> None:
        super().__init__(_IN_FLIGHT)
        self._store = store
        self._chats: dict[int, _Turn] = {}

    async def initialize(self) -> None:
        """Do nothing: there is nothing to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then handle the update unless it has been."""
        assert isinstance(update, Update), "only updates are put into the queue"
        whose = update.effective_chat or update.effective_user
        async with self._turn(whose.id if whose else 0):
            if await asyncio.to_thread(self._store.is_handled, update.update_id):
                _close(coroutine)
                return
            try:
                async with asyncio.timeout(_LONGEST_HANDLING):
                    await coroutine
            except TimeoutError:
                _LOG.error("gave up update %s after %s seconds", update.update_id, _LONGEST_HANDLING)
            await asyncio.to_thread(self._store.mark_handled, update.update_id)

    @contextlib.asynccontextmanager
    async def _turn(self, chat_id: int) -> AsyncIterator[None]:
        turn = self._chats.setdefault(chat_id, _Turn())
        turn.waiting += 1
        try:
            async with turn.lock:
                yield
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                del self._chats[chat_id]


class _Turn:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.waiting = 0


def _close(coroutine: Awaitable[Any]) -> None:
    if asyncio.iscoroutine(coroutine):
        coroutine.close()
