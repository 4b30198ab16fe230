"""Updates on their way to the bot: asked for, or brought."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground import ApiError, Faults, Person, Repeat, Reverse, World
from bot.playground.delivery import Delivery
from bot.playground.methods import Parameters

SECRET = "a-secret"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ana(world: World) -> Person:
    """Somebody whose coming the bot has already heard of."""
    person = world.person("Ana")
    person.says(person.private, "/start")
    world.updates.drop()
    return person


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
async def delivery(world: World, faults: Faults) -> AsyncIterator[Delivery]:
    delivery = Delivery(world, faults, patience=0.01)
    yield delivery
    await delivery.close()


async def poll(delivery: Delivery, **parameters: object) -> list[Any]:
    return list(await delivery.get_updates(Parameters(parameters)))


def texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_comes_again_until_it_is_confirmed(delivery: Delivery, ana: Person) -> None:
    ana.says(ana.private, "one")
    first = await poll(delivery)
    assert await poll(delivery) == first
    assert await poll(delivery, offset=first[0]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_the_tail(delivery: Delivery, ana: Person) -> None:
    for text in ("one", "two", "three"):
        ana.says(ana.private, text)
    assert texts(await poll(delivery, offset=-2)) == ["two", "three"]
    assert texts(await poll(delivery, limit=1)) == ["two"]


async def test_a_long_poll_ends_with_the_first_update(delivery: Delivery, ana: Person) -> None:
    waiting = asyncio.create_task(poll(delivery, timeout=30))
    await asyncio.sleep(0.01)
    ana.says(ana.private, "hola")
    assert texts(await waiting) == ["hola"]


async def test_a_long_poll_ends_empty_when_the_server_stops(delivery: Delivery) -> None:
    waiting = asyncio.create_task(poll(delivery, timeout=30))
    await asyncio.sleep(0.01)
    await delivery.close()
    assert await waiting == []


async def test_a_second_poller_ends_the_first(delivery: Delivery, ana: Person) -> None:
    first = asyncio.create_task(poll(delivery, timeout=30))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(poll(delivery, timeout=30))
    with pytest.raises(ApiError, match="Conflict: terminated by other getUpdates request"):
        await first
    ana.says(ana.private, "hola")
    assert texts(await second) == ["hola"]


async def test_only_the_kinds_asked_for_come(delivery: Delivery, ana: Person) -> None:
    await poll(delivery, allowed_updates='["inline_query"]')
    ana.says(ana.private, "hola")
    ana.types_inline("x")
    assert [set(update) - {"update_id"} for update in await poll(delivery)] == [{"inline_query"}]


async def test_a_batch_may_come_twice_or_backwards(delivery: Delivery, ana: Person, faults: Faults) -> None:
    ana.says(ana.private, "one")
    faults.plan(Repeat())
    faults.plan(Reverse())
    assert texts(await poll(delivery)) == ["one", "one"]
    assert texts(await poll(delivery)) == ["one"]
    ana.says(ana.private, "two")
    assert texts(await poll(delivery)) == ["two", "one"]


class Receiver:
    """A bot's web server: keeps what it is brought, and answers as it is told."""

    def __init__(self) -> None:
        self.brought: list[Any] = []
        self.headers: list[str | None] = []
        self.answers: list[int] = []
        self.arrived = asyncio.Event()

    async def take(self, request: Request) -> Response:
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            assert request.headers["content-type"] == "application/json"
            self.headers.append(request.headers.get("x-telegram-bot-api-secret-token"))
            self.brought.append(await request.json())
            self.arrived.set()
        return Response(status_code=status)


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    app = Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield receiver, f"http://127.0.0.1:{port}/hook"
    server.should_exit = True
    await running


async def test_a_webhook_is_brought_updates_with_its_secret(
    delivery: Delivery, ana: Person, world: World, receiver: tuple[Receiver, str]
) -> None:
    bot, url = receiver
    await delivery.set_webhook(Parameters({"url": url, "secret_token": SECRET}))
    ana.says(ana.private, "hola")
    await asyncio.wait_for(bot.arrived.wait(), 5)
    await asyncio.sleep(0.05)
    assert texts(bot.brought) == ["hola"]
    assert bot.headers == [SECRET]
    assert not world.updates.pending()


async def test_a_webhook_that_fails_is_tried_again(
    delivery: Delivery, ana: Person, receiver: tuple[Receiver, str]
) -> None:
    bot, url = receiver
    bot.answers = [500, 403]
    await delivery.set_webhook(Parameters({"url": url}))
    ana.says(ana.private, "hola")
    await asyncio.wait_for(bot.arrived.wait(), 5)
    assert texts(bot.brought) == ["hola"]
    info = await delivery.get_webhook_info(Parameters({}))
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"


async def test_a_webhook_that_is_not_there_keeps_the_update(delivery: Delivery, ana: Person, world: World) -> None:
    await delivery.set_webhook(Parameters({"url": "http://127.0.0.1:9/hook"}))
    ana.says(ana.private, "hola")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await delivery.get_webhook_info(Parameters({}))):
            await asyncio.sleep(0.01)
    assert info["pending_update_count"] == 1
    await delivery.delete_webhook(Parameters({"drop_pending_updates": "true"}))
    assert (await delivery.get_webhook_info(Parameters({})))["url"] == ""
    assert not world.updates.pending()


async def test_no_polling_while_there_is_a_webhook(delivery: Delivery) -> None:
    await delivery.set_webhook(Parameters({"url": "https://example.org/hook"}))
    with pytest.raises(ApiError, match="Conflict: can't use getUpdates method while webhook is active"):
        await poll(delivery)
    await delivery.set_webhook(Parameters({"url": ""}))
    assert await poll(delivery) == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
    ids=["no HTTPS", "a bad secret"],
)
async def test_a_webhook_is_refused(delivery: Delivery, parameters: dict[str, str], reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        await delivery.set_webhook(Parameters(parameters))
