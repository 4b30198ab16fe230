"""The Bot API over HTTP: `/bot<token>/<method>`, as api.telegram.org serves it.

    world = World()
    async with serve(create_app(world)) as address:
        bot = ...  # any library, with {address}/bot as its base URL and world.bot.token

The server listens on the loopback only, and pages of other sites cannot drive it.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import logging
import re
import socket
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .delivery import Delivery
from .errors import ApiError, PortInUseError, bad_request, not_implemented, too_many_requests
from .faults import Delay, Drop, Failure, Faults, Flood
from .guard import LocalOnly
from .methods import METHODS, Parameters
from .page import Explain, Page
from .tour import TourStep
from .values import as_json
from .world import World

_LOG = logging.getLogger(__name__)
_TOKEN = re.compile(r"\d+:[\w-]+")
_KEPT_CALLS = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came, and what became of it: a result or an error."""

    method: str
    parameters: Mapping[str, object]
    result: object = None
    error: ApiError | None = None


class BotApi:
    """The Bot API of one world; `calls` remembers the last calls for whoever checks them."""

    def __init__(self, world: World, faults: Faults, delivery: Delivery) -> None:
        self.world = world
        self.faults = faults
        self.delivery = delivery
        self.calls: deque[Call] = deque(maxlen=_KEPT_CALLS)
        self._waiting: Mapping[str, Callable[[Parameters], Awaitable[object]]] = {
            "getUpdates": delivery.get_updates,
            "setWebhook": delivery.set_webhook,
            "deleteWebhook": delivery.delete_webhook,
            "getWebhookInfo": delivery.get_webhook_info,
        }
        self._names = {name.lower(): name for name in (*METHODS, *self._waiting)}

    async def endpoint(self, request: Request) -> Response:
        """Answer one HTTP request."""
        try:
            self._check_token(request.path_params["token"])
            asked = request.path_params["method"]
            name = self._names.get(asked.lower())
            if name is None:
                _LOG.error("the bot called %s, which the playground does not know", asked)
                raise not_implemented(asked)
            parameters = await _parameters(request)
            return await self._answer(name, parameters)
        except ApiError as error:
            return _refused(error)

    async def call(self, name: str, parameters: Parameters) -> object:
        """Carry out one method, remember the call, and return the result as JSON."""
        try:
            if name in self._waiting:
                value = await self._waiting[name](parameters)
            else:
                value = METHODS[name](self.world, parameters)
        except ApiError as error:
            self.calls.append(Call(name, parameters.raw, error=error))
            raise
        result = as_json(value)
        self.calls.append(Call(name, parameters.raw, result=result))
        return result

    async def _answer(self, name: str, parameters: Parameters) -> Response:
        await asyncio.sleep(self.faults.latency)
        fault = self.faults.take(name)
        match fault:
            case Delay(seconds):
                await asyncio.sleep(seconds)
            case Flood(retry_after):
                raise too_many_requests(retry_after)
            case Failure(code):
                return Response("<html>the server is unwell</html>", code, media_type="text/html")
            case Drop(after=False):
                return _CutLine()
        result = await self.call(name, parameters)
        if fault == Drop(after=True):
            return _CutLine()
        return JSONResponse({"ok": True, "result": result})

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self.world.bot.token:
            raise ApiError(401, "Unauthorized")


def create_app(
    world: World,
    *,
    faults: Faults | None = None,
    explain: Explain | None = None,
    tour: Sequence[TourStep] = (),
    patience: float = 1.0,
) -> Starlette:
    """Build the application: the Bot API, and the chat page at `/`.

    `explain` tells why the bot answered a text as it did, as any JSON object; `tour` is what the
    page suggests to a newcomer; `patience` is the first pause, in seconds, before a webhook that
    failed is tried again. `app.state.api` is the BotApi, with its calls and faults.
    """
    faults = faults or Faults()
    api = BotApi(world, faults, Delivery(world, faults, patience=patience))
    page = Page(world, explain=explain, tour=tour)
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", api.endpoint, methods=["GET", "POST"]),
            *page.routes(),
        ],
        middleware=[Middleware(LocalOnly)],
    )
    app.state.api, app.state.page = api, page
    return app


@contextlib.asynccontextmanager
async def serve(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve an application of `create_app` in the running loop; yield its address.

    Port 0 takes a free one. Raises PortInUseError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once, 40 ms sooner, only where the protocol is named
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortInUseError(f"Port {port} of {host} is in use: choose another, or stop what is using it.") from error
    server = _Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2, lifespan="off"))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started:
            await asyncio.sleep(0.005)
        name = f"[{host}]" if family is socket.AF_INET6 else host
        yield f"http://{name}:{listener.getsockname()[1]}"
    finally:
        await app.state.api.delivery.close()
        app.state.page.close()
        server.should_exit = True
        await running


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _CutLine(Response):
    """An answer that breaks off in the middle: the server closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


def _refused(error: ApiError) -> JSONResponse:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": error.code,
        "description": error.description,
    }
    if error.parameters:
        body["parameters"] = error.parameters
    return JSONResponse(body, error.code)


async def _parameters(request: Request) -> Parameters:
    given: dict[str, object] = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected as the request's body")
        return Parameters(given | body)
    async with request.form(max_fields=100) as form:
        return Parameters(given | dict(form.items()))
