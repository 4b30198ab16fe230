"""The chat page's own requests, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

import bot.playground
from bot.playground import Asked, Message, TourStep, World, create_app, demo_world, serve
from bot.playground.methods import METHODS, Parameters

STATIC = Path(bot.playground.__file__).parent / "static"
TOUR = [
    TourStep(label="Ask", text="Who?"),
    TourStep(label="Forward", text="They were 39", kind="forward+check"),
    TourStep(label="Check", text="They were 39", kind="forward+check", chat="Sala de lectura"),
]


def explain(asked: Asked) -> Mapping[str, object]:
    return {"text": asked.text, "addressed": asked.addressed}


@pytest.fixture
def world() -> World:
    return demo_world()


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(world, explain=explain, tour=TOUR))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def ids(world: World) -> tuple[int, int, int]:
    """Ana, the group, the forum."""
    group, forum = (room.id for room in world.rooms.values() if not room.is_private)
    return next(iter(world.people)), group, forum


def last(world: World, room: int) -> Message:
    return list(world.rooms[room].messages.values())[-1]


async def act(client: httpx.AsyncClient, **wish: object) -> Any:
    reply = await client.post("/acts", json=wish)
    assert reply.is_success, reply.text
    return reply.json()


async def test_the_page_lets_nothing_foreign_in(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert not re.search(r"""(src|href)="(https?:)?//""", page.text)


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
async def test_no_script_makes_html_of_text(client: httpx.AsyncClient, path: Path) -> None:
    script = (await client.get(f"/static/{path.name}")).text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
    assert "https://" not in script


@pytest.mark.parametrize(("script", "least"), [("i18n.js", 50), ("terms.js", 40)])
def test_every_sentence_of_the_page_is_in_four_languages(script: str, least: int) -> None:
    texts = re.findall(r"^  (\w+|\"[^\"]+\"): \{(.*)\},$", (STATIC / script).read_text(), re.MULTILINE)
    assert len(texts) > least
    for name, sentences in texts:
        assert [code for code in ("es", "en", "ru", "az") if f"{code}: " not in sentences] == [], name


async def test_people_speak_reply_edit_and_delete(client: httpx.AsyncClient, world: World) -> None:
    ana, group, forum = ids(world)
    await act(client, person=ana, act="say", room=group, text="they were 39")
    said = last(world, group)
    await act(client, person=ana, act="say", room=group, text="/check", reply_to=said.message_id, quote="39")
    reply = last(world, group)
    assert reply.reply_to_message == said
    assert reply.quote
    await act(client, person=ana, act="edit", room=group, message=reply.message_id, text="/ask")
    assert last(world, group).text == "/ask"
    await act(client, person=ana, act="delete", room=group, message=reply.message_id)
    assert last(world, group) == said
    topic = next(iter(world.rooms[forum].topics))
    await act(client, person=ana, act="forward", room=group, message=said.message_id, to=forum, topic=topic)
    assert last(world, forum).message_thread_id == topic
    await act(client, person=ana, act="show", room=ana, text="a caption")
    assert last(world, ana).caption == "a caption"


async def test_people_press_and_pick(client: httpx.AsyncClient, world: World) -> None:
    ana, _, _ = ids(world)
    made = await act(client, person=ana, act="type", room=ana, text="x")
    board = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    content = {"message_text": "t"}
    article = {"type": "article", "id": "1", "title": "T", "input_message_content": content, "reply_markup": board}
    METHODS["answerInlineQuery"](world, Parameters({"inline_query_id": made["query"], "results": [article]}))
    await act(client, person=ana, act="pick", query=made["query"], result="1")
    pressed = await act(client, person=ana, act="press", room=ana, message=last(world, ana).message_id, button=0)
    assert world.queries[pressed["query"]].kind == "callback"


@pytest.mark.parametrize(
    "wish",
    [{}, {"person": 1}, {"person": 5_000_001, "act": "fly"}, {"person": 5_000_001, "act": "say", "room": 5_000_002}],
    ids=["nothing", "nobody", "no act", "no text"],
)
async def test_a_wish_that_makes_no_sense_is_refused(client: httpx.AsyncClient, wish: dict[str, Any]) -> None:
    reply = await client.post("/acts", json=wish)
    assert reply.status_code == 400
    assert reply.json()["error"]


async def test_what_no_client_would_allow_is_refused(client: httpx.AsyncClient, world: World) -> None:
    reply = await client.post("/acts", json={"person": 5_000_001, "act": "say", "room": 5_000_002, "text": "hola"})
    assert reply.json() == {"error": "Ana is not in that chat"}


async def test_the_tour_asks_forwards_and_checks(client: httpx.AsyncClient, world: World) -> None:
    ana, group, _ = ids(world)
    for step in range(3):
        await act(client, person=ana, act="follow_tour", step=step)
    asked, forwarded = world.people[ana].private.messages.values()
    assert asked.text == "Who?"
    assert forwarded.forward_origin
    checked = last(world, group)
    assert checked.text == "/check"
    assert checked.reply_to_message
    assert checked.reply_to_message.text == "They were 39"


async def test_why_is_asked_of_the_text_that_was_answered(client: httpx.AsyncClient, world: World) -> None:
    ana, group, _ = ids(world)

    async def why(room: int) -> Any:
        told = await client.get("/why", params={"room": room, "message": last(world, room).message_id})
        return told.json()["explanation"]

    def answer(room: int, text: str) -> None:
        under = {"message_id": last(world, room).message_id}
        METHODS["sendMessage"](world, Parameters({"chat_id": room, "text": text, "reply_parameters": under}))

    await act(client, person=ana, act="follow_tour", step=0)
    METHODS["sendMessage"](world, Parameters({"chat_id": ana, "text": "He"}))
    assert await why(ana) == {"text": "Who?", "addressed": True}
    await act(client, person=ana, act="follow_tour", step=2)
    answer(group, "no")
    assert await why(group) == {"text": "/check They were 39", "addressed": True}
    said = last(world, group).reply_to_message
    assert said
    await act(client, person=ana, act="say", room=group, text="@cotejo_bot", reply_to=said.message_id, quote="/check")
    answer(group, "no")
    assert await why(group) == {"text": "@cotejo_bot /check", "addressed": False}


async def test_a_reply_under_a_claim_tells_of_the_call_that_asked_for_it(
    client: httpx.AsyncClient, world: World
) -> None:
    ana, group, _ = ids(world)
    await act(client, person=ana, act="say", room=group, text="39 died, they say")
    claim = {"message_id": last(world, group).message_id}

    async def told(call: str, **quoted: str) -> Any:
        await act(client, person=ana, act="say", room=group, text=call, reply_to=claim["message_id"], **quoted)
        METHODS["sendMessage"](world, Parameters({"chat_id": group, "text": "no", "reply_parameters": claim}))
        place = {"room": group, "message": last(world, group).message_id}
        return (await client.get("/why", params=place)).json()["explanation"]

    assert await told("/check") == {"text": "/check 39 died, they say", "addressed": True}
    assert await told("/check", quote="39 died") == {"text": "/check 39 died", "addressed": True}
    assert await told("@cotejo_bot is it so?") == {"text": "39 died, they say", "addressed": False}


async def test_why_tells_what_was_not_addressed_to_the_bot(client: httpx.AsyncClient, world: World) -> None:
    ana, group, _ = ids(world)
    await act(client, person=ana, act="follow_tour", step=1)
    forwarded = {"chat_id": ana, "text": "no"}
    await act(client, person=ana, act="say", room=group, text="39 died")
    unasked = {"chat_id": group, "text": "no", "reply_parameters": {"message_id": last(world, group).message_id}}
    for reply in (forwarded, unasked):
        sent = METHODS["sendMessage"](world, Parameters(reply))
        assert isinstance(sent, Message)
        place = {"room": sent.chat.id, "message": sent.message_id}
        assert (await client.get("/why", params=place)).json()["explanation"]["addressed"] is False


@pytest.mark.parametrize("path", ["/why", "/commands", "/why?room=x", "/commands?person=1&room=1"])
async def test_what_is_not_there_is_not_found(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_commands_are_those_of_the_reader(client: httpx.AsyncClient, world: World) -> None:
    ana, group, _ = ids(world)
    commands = [{"command": "cotejar", "description": "d"}]
    METHODS["setMyCommands"](world, Parameters({"commands": commands, "language_code": "es"}))
    assert (await client.get("/commands", params={"person": ana, "room": group})).json() == commands


async def test_the_stream_tells_the_world_and_then_what_happens(world: World) -> None:
    ana = next(iter(world.people.values()))
    told: list[tuple[str, Any]] = []
    async with (
        serve(create_app(world)) as address,
        httpx.AsyncClient(trust_env=False) as client,
        client.stream("GET", f"{address}/events") as stream,
    ):
        kind = ""
        async for line in stream.aiter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                told.append((kind, json.loads(line.removeprefix("data: "))))
                if kind == "state":
                    ana.says(ana.private, "<b>hola</b>")
                    updates = await client.get(f"{address}/bot{world.bot.token}/getUpdates")
                    assert updates.is_success
                if kind == "listening":
                    break
    assert told[0][1]["people"][0]["first_name"] == "Ana"
    assert told[0][1]["listening"] is False
    said = next(data for kind, data in told if kind == "message")
    assert said["text"] == "<b>hola</b>"
    assert said["heard"] is True
