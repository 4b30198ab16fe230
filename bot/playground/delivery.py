"""How updates reach the bot: it asks for them (getUpdates), or they are brought (setWebhook)."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from .errors import ApiError, bad_request, conflict
from .events import Event
from .faults import Faults
from .methods import Parameters
from .values import Json
from .world import World

MAX_WAIT = 50  # seconds that a getUpdates may wait
MAX_BATCH = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are brought, and the secret that proves who brings them."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Delivery:
    """One bot's updates on their way.

    An update that a webhook does not take with a 2xx is brought again after `patience` seconds,
    then after twice as long each time, up to a minute.
    """

    def __init__(self, world: World, faults: Faults, *, patience: float = 1.0) -> None:
        self._world = world
        self._faults = faults
        self._patience = patience
        self._poll: asyncio.Future[None] | None = None
        self._webhook: Webhook | None = None
        self._bringing: asyncio.Task[None] | None = None
        self._last_error: Json = {}
        self._news = asyncio.Event()
        self._stop_listening = world.listen(self._on_event)

    async def get_updates(self, parameters: Parameters) -> Sequence[Json]:
        """Return the next updates, waiting for one up to `timeout` seconds.

        A webhook, or a newer request than this one, makes it a 409.
        """
        if self._webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._end_poll(
            conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        )
        updates = self._world.updates
        self._meet()
        self._allow(parameters)
        updates.confirm(parameters.integer("offset"))
        wait = min(max(parameters.integer("timeout"), 0), MAX_WAIT)
        limit = min(max(parameters.integer("limit", MAX_BATCH), 1), MAX_BATCH)
        if not updates.pending() and wait:
            self._poll = asyncio.get_running_loop().create_future()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._poll, wait)
        return self._faults.arrange(updates.pending(limit))

    async def set_webhook(self, parameters: Parameters) -> bool:
        """Bring updates to an address from now on; an empty one means back to getUpdates."""
        if "url" not in parameters:
            return await self.delete_webhook(parameters)
        url = urlsplit(parameters.text("url"))
        if url.scheme != "https" and not (url.scheme == "http" and url.hostname in _LOOPBACK):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        secret = parameters.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        await self.delete_webhook(parameters)
        self._allow(parameters)
        connections = parameters.integer("max_connections", 40)
        self._webhook = Webhook(url.geturl(), secret, connections)
        self._meet()
        self._end_poll(conflict("terminated by setWebhook request"))
        self._bringing = asyncio.create_task(self._bring(self._webhook))
        return True

    async def delete_webhook(self, parameters: Parameters) -> bool:
        """Stop bringing updates."""
        await self._stop_bringing()
        self._webhook, self._last_error = None, {}
        if parameters.flag("drop_pending_updates"):
            self._world.updates.drop()
        return True

    async def get_webhook_info(self, _: Parameters) -> Json:
        """Tell where updates are brought, how many wait, and what went wrong last."""
        info: Json = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates.pending()),
        }
        if self._webhook:
            info |= {
                "url": self._webhook.url,
                "ip_address": "127.0.0.1",
                "max_connections": self._webhook.max_connections,
                **self._last_error,
            }
        allowed = self._world.updates.allowed
        return info | ({"allowed_updates": allowed} if allowed else {})

    async def close(self) -> None:
        """Answer who waits, and stop bringing."""
        self._stop_listening()
        self._end_poll()
        await self._stop_bringing()

    def _meet(self) -> None:
        if not self._world.listening:
            self._world.listening = True
            self._world.happen("listening", {})

    def _on_event(self, event: Event) -> None:
        if event.kind == "update":
            self._end_poll()
            self._news.set()

    def _end_poll(self, error: ApiError | None = None) -> None:
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)
        self._poll = None

    def _allow(self, parameters: Parameters) -> None:
        if "allowed_updates" in parameters:
            kinds = parameters.array("allowed_updates", "allowed updates")
            self._world.updates.allow({str(kind) for kind in kinds})

    async def _stop_bringing(self) -> None:
        if self._bringing:
            self._bringing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._bringing
            self._bringing = None

    async def _bring(self, webhook: Webhook) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
            while True:
                batch = self._faults.arrange(self._world.updates.pending(MAX_BATCH))
                for update in batch:
                    await self._insist(client, webhook, update)
                if batch:
                    self._world.updates.confirm(max(each["update_id"] for each in batch) + 1)
                else:
                    self._news.clear()
                    await self._news.wait()

    async def _insist(self, client: httpx.AsyncClient, webhook: Webhook, update: Json) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        pause = self._patience
        while True:
            try:
                reply = await client.post(webhook.url, json=update, headers=headers)
                if reply.is_success:
                    return
                trouble = f"Wrong response from the webhook: {reply.status_code} {reply.reason_phrase}"
            except httpx.HTTPError as error:
                trouble = str(error) or type(error).__name__
            self._last_error = {
                "last_error_date": self._world.now(),
                "last_error_message": trouble,
            }
            await asyncio.sleep(pause)
            pause = min(2 * pause, 60)
