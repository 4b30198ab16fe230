"""The Bot API as HTTP: forms and JSON, errors, faults, and who is let in."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.playground import Delay, Drop, Failure, Faults, Flood, Person, PortInUseError, World, create_app, serve


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ana(world: World) -> Person:
    person = world.person("Ana")
    person.starts()
    return person


@pytest.fixture
async def client(world: World, faults: Faults) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(world, faults=faults))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def path(world: World, method: str) -> str:
    return f"/bot{world.bot.token}/{method}"


MESSAGE = {"text": "true", "reply_markup": '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'}
BODIES: dict[str, dict[str, Any]] = {
    "a form": {"data": MESSAGE},
    "a multipart form": {"files": {name: (None, value) for name, value in MESSAGE.items()}},
    "JSON": {
        "json": {"text": "true", "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}}
    },
    "JSON in JSON": {"json": MESSAGE},
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_every_way_to_send_is_read(
    client: httpx.AsyncClient, world: World, ana: Person, body: dict[str, Any]
) -> None:
    reply = await client.post(path(world, "sendMessage"), params={"chat_id": ana.id}, **body)
    message = reply.json()["result"]
    assert message["text"] == "true"
    assert message["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a"


async def test_a_get_request_and_any_case_will_do(client: httpx.AsyncClient, world: World) -> None:
    reply = await client.get(path(world, "GETME"))
    assert reply.json()["result"].items() >= {"is_bot": True, "can_read_all_group_messages": False}.items()


ERRORS = {
    "another bot's token": ("/bot1:abc/getMe", 401, "Unauthorized"),
    "no token": ("/botx/getMe", 404, "Not Found"),
}


@pytest.mark.parametrize(("url", "status", "description"), ERRORS.values(), ids=ERRORS)
async def test_a_wrong_token(client: httpx.AsyncClient, url: str, status: int, description: str) -> None:
    reply = await client.post(url)
    assert reply.status_code == status
    assert reply.json() == {"ok": False, "error_code": status, "description": description}


async def test_an_unknown_method_fails_loudly(
    client: httpx.AsyncClient, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await client.post(path(world, "sendDice"))
    assert reply.status_code == 501
    assert reply.json()["description"] == "Not Implemented: the playground does not know sendDice"
    assert "sendDice" in caplog.text


async def test_bad_json_is_refused(client: httpx.AsyncClient, world: World) -> None:
    reply = await client.post(path(world, "getMe"), content="{", headers={"content-type": "application/json"})
    assert reply.json()["description"] == "Bad Request: can't parse JSON object"


async def test_calls_are_remembered(world: World, ana: Person) -> None:
    app = create_app(world)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        await client.post(path(world, "sendMessage"), data={"chat_id": ana.id, "text": "a"})
        await client.post(path(world, "sendMessage"), data={"chat_id": ana.id, "text": ""})
    good, bad = app.state.api.calls
    assert good.result["text"] == "a"
    assert bad.error.description == "Bad Request: message text is empty"


async def test_a_flood_is_told_with_its_seconds(client: httpx.AsyncClient, world: World, faults: Faults) -> None:
    faults.plan(Flood(retry_after=7), method="getMe")
    reply = await client.post(path(world, "getMe"))
    assert reply.status_code == 429
    assert reply.json()["parameters"] == {"retry_after": 7}
    assert (await client.post(path(world, "getMe"))).is_success


async def test_a_slow_server_holds_up_every_call(client: httpx.AsyncClient, world: World, faults: Faults) -> None:
    faults.latency = 0.05
    for _ in range(2):
        start = time.monotonic()
        assert (await client.post(path(world, "getMe"))).is_success
        assert time.monotonic() - start >= 0.05


async def test_a_failing_server_answers_no_json(client: httpx.AsyncClient, world: World, faults: Faults) -> None:
    faults.plan(Delay(0.01))
    faults.plan(Failure(502))
    assert (await client.post(path(world, "getMe"))).is_success
    assert (await client.post(path(world, "getMe"))).status_code == 502


@pytest.mark.parametrize(("fault", "sent"), [(Drop(), 0), (Drop(after=True), 1)], ids=["before", "after"])
async def test_a_cut_line(world: World, ana: Person, faults: Faults, fault: Drop, sent: int) -> None:
    faults.plan(fault, method="sendMessage")
    before = len(ana.private.messages)
    async with serve(create_app(world, faults=faults)) as address, httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.post(address + path(world, "sendMessage"), data={"chat_id": ana.id, "text": "a"})
    assert len(ana.private.messages) == before + sent


STRANGERS = {
    "a name that points here": {"host": "evil.example"},
    "another site's page": {"origin": "https://evil.example"},
    "another page of this machine": {"origin": "http://127.0.0.1:9999"},
    "a page without an origin": {"origin": "null"},
}
FRIENDS = {
    "a program": {},
    "by name": {"host": "localhost:8081"},
    "by the other address": {"host": "[::1]:8081"},
    "the page itself": {"host": "127.0.0.1:8081", "origin": "http://127.0.0.1:8081"},
}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
async def test_strangers_are_kept_out(client: httpx.AsyncClient, world: World, headers: dict[str, str]) -> None:
    assert (await client.post(path(world, "getMe"), headers=headers)).status_code == 403
    assert (await client.post("/acts", headers=headers, json={})).status_code == 403


@pytest.mark.parametrize("headers", FRIENDS.values(), ids=FRIENDS)
async def test_friends_are_let_in(client: httpx.AsyncClient, world: World, headers: dict[str, str]) -> None:
    assert (await client.post(path(world, "getMe"), headers=headers)).is_success


async def test_a_taken_port_is_told_in_a_sentence() -> None:
    async with serve(create_app(World())) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(PortInUseError, match=rf"^Port {port} of 127.0.0.1 is in use: choose another, or stop"):
            async with serve(create_app(World()), port=port):
                pass
