"""The chat page: what a browser shows of a world, and what people do through it.

`GET /events` is a stream of server-sent events: first `state`, the whole world, then each thing
as it happens. `POST /acts` is one act of one person. `GET /why` tells why the bot replied so.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from .acts import ACTS, Act
from .asked import Asked, asked_by
from .errors import ActError
from .events import Event
from .methods.profile import shown_commands
from .queries import Query
from .rooms import Room
from .tour import TourStep
from .values import Json, Message, as_json
from .world import World

_T = TypeVar("_T")

Explain = Callable[[Asked], Mapping[str, object]]

_STATIC = Path(__file__).parent / "static"
_POLICY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Page:
    """The chat page of one world."""

    def __init__(self, world: World, *, explain: Explain | None = None, tour: Sequence[TourStep] = ()) -> None:
        self._world = world
        self._explain = explain
        self._tour = tuple(tour)
        self._watchers: set[asyncio.Queue[Event | None]] = set()
        world.listen(self._on_event)

    def routes(self) -> Sequence[BaseRoute]:
        """Where the page answers."""
        return (
            Route("/", self.index),
            Route("/events", self.events),
            Route("/acts", self.act, methods=["POST"]),
            Route("/commands", self.commands),
            Route("/why", self.why),
            Mount("/static", StaticFiles(directory=_STATIC)),
        )

    def close(self) -> None:
        """End the streams, so that the server can stop."""
        for watcher in self._watchers:
            watcher.put_nowait(None)

    async def index(self, _: Request) -> Response:
        """Serve the page."""
        return FileResponse(_STATIC / "index.html", headers=_POLICY)

    async def events(self, _: Request) -> Response:
        """Stream the world, then what happens in it."""
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def act(self, request: Request) -> Response:
        """Let a person do something; what no client would allow is a 400 that says why."""
        try:
            wish = await request.json()
            act = Act(self._world, self._world.people[wish["person"]], wish, self._tour)
            made = ACTS[wish["act"]](act)
        except ActError as error:
            return JSONResponse({"error": str(error)}, 400)
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"error": f"not an act: {error!r}"}, 400)
        return JSONResponse({"query": made.id} if isinstance(made, Query) else {})

    async def commands(self, request: Request) -> Response:
        """The command menu that a person sees in a chat."""
        person = _named(self._world.people, request, "person")
        room = _named(self._world.rooms, request, "room")
        return JSONResponse(shown_commands(self._world, room, person.user))

    async def why(self, request: Request) -> Response:
        """What `explain` tells of what a message of the bot's answers."""
        room = _named(self._world.rooms, request, "room")
        asked = asked_by(self._world.bot.user, room, _named(room.messages, request, "message"))
        explanation = await asyncio.to_thread(self._explain, asked) if asked and self._explain else {}
        return JSONResponse({"question": asked.text if asked else "", "explanation": explanation})

    def state(self) -> Json:
        """The whole world as the page shows it."""
        world = self._world
        return {
            "bot": as_json(world.bot.user),
            "inline": world.bot.inline,
            "profile": self._profile(),
            "people": [as_json(person.user) for person in world.people.values()],
            "rooms": [self._room(room) for room in world.rooms.values()],
            "messages": [self._message(message) for room in world.rooms.values() for message in room.messages.values()],
            "tour": [asdict(step) for step in self._tour],
            "explains": self._explain is not None,
            "listening": world.listening,
        }

    async def _stream(self) -> AsyncIterator[str]:
        watcher: asyncio.Queue[Event | None] = asyncio.Queue()
        self._watchers.add(watcher)
        try:
            yield _sent("state", self.state())
            while event := await watcher.get():
                yield _sent(event.kind, self._told(event))
        finally:
            self._watchers.discard(watcher)

    def _on_event(self, event: Event) -> None:
        for watcher in self._watchers:
            watcher.put_nowait(event)

    def _told(self, event: Event) -> Json:
        match event.about:
            case Message() as message:
                return self._message(message)
            case Room() as room:
                return self._room(room)
            case Query() as query:
                return _query(query)
            case dict() as data:
                return data
            case _:
                return self._profile()

    def _message(self, message: Message) -> Json:
        shown: Json = as_json(message)
        return shown | {"heard": self._world.hears(message)}

    def _profile(self) -> Json:
        """The bot's description by language code; the empty code is for every other language."""
        told = self._world.profile.items()
        return {language: text for (what, language), text in told if what == "description"}

    def _room(self, room: Room) -> Json:
        return {
            **as_json(room.chat),
            "members": room.members,
            "topics": [{"id": number, "name": name} for number, name in room.topics.items()],
            "closed": room.migrated_to is not None,
        }


def _named(things: Mapping[int, _T], request: Request, name: str) -> _T:
    number = request.query_params.get(name, "")
    try:
        return things[int(number)]
    except (KeyError, ValueError):
        raise HTTPException(404, f"no {name} {number}") from None


def _query(query: Query) -> Json:
    return {
        "id": query.id,
        "kind": query.kind,
        "person": query.person.id,
        "answer": as_json(query.answer),
        "results": [
            {
                "id": result.id,
                "title": result.title,
                "description": result.description,
                "text": result.content.text,
            }
            for result in query.results
        ],
    }


def _sent(kind: str, data: Json) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
