"""Every handler of the application is driven: one that nobody talks to is a handler that nobody has tried."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes

from bot.playground import World
from bot.playground.values import PhotoSize
from bot.telegram.application import AnyApplication
from tests.conversation.assistant import FALSE
from tests.conversation.building import Build
from tests.conversation.chat import Bench, talking_to

NAME = "@cotejo_bot"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a handler stands in the application, and what it calls."""

    group: int
    place: int
    calls: str


def watched(application: AnyApplication) -> tuple[set[Place], set[Place]]:
    """Let every handler note that it was called; return the places of all, and of those called so far."""
    every: set[Place] = set()
    called: set[Place] = set()
    for group, handlers in application.handlers.items():
        for number, handler in enumerate(handlers):
            place = Place(group, number, handler.callback.__qualname__)
            every.add(place)
            handler.callback = _noting(handler.callback, place, called)
    return every, called


def _noting(
    callback: Callable[..., Awaitable[None]], place: Place, called: set[Place]
) -> Callable[..., Awaitable[None]]:
    async def note(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        called.add(place)
        await callback(update, context)

    return note


async def talk_in_private(bench: Bench) -> None:
    """All that one does alone with the bot."""
    ana = bench.world.person("Ana", language="es")
    chat = bench.private(ana)
    for command in ("start", "help", "about", "privacy", "topics", "sources", "language", "listen", "unheard_of"):
        await chat.says(f"/{command}")
    await (await chat.says("/language")).press("English")
    await chat.says("/ask ¿Quién se disculpó?")
    await chat.says(f"/check {FALSE['es']}")
    await chat.shows("/ask ¿Quién se disculpó?")
    await chat.shows(f"/check {FALSE['es']}")
    asked = await chat.act(lambda: ana.says(chat.room, "¿Quién se disculpó?"))
    assert asked.messages
    await chat.edits([m for m in chat.room.messages.values() if m.from_ == ana.user][-1], "¿Y cuándo?")
    await chat.forwards(ana.says(chat.room, FALSE["es"]))
    picture = PhotoSize(file_id="1", file_unique_id="1")
    await chat.act(lambda: bench.world.tell(bench.world.post(chat.room, from_=ana.user, photo=(picture,))))
    await chat.act(lambda: ana.types_inline("¿Quién se disculpó?"))
    await chat.act(ana.blocks)


async def talk_in_groups(bench: Bench) -> None:
    """All that one does in a group with the bot, and in one without it."""
    eva, leo = bench.world.person("Eva", language="es"), bench.world.person("Leo", language="es")
    room = bench.world.group("Sala", eva, leo, bot="administrator")
    chat = bench.chat(eva, room)
    await chat.says(f"{NAME} ¿Quién se disculpó?")
    claim = leo.says(room, FALSE["es"])
    await chat.says(NAME, reply_to=claim)
    await chat.act(lambda: leo.edits(claim, FALSE["en"]))
    elsewhere = bench.world.group("Ajena", eva, leo, bot=None)
    await bench.chat(eva, elsewhere).says(f"{NAME} {FALSE['es']}")
    basic = bench.world.group("Vieja", eva, basic=True)
    bench.world.migrate(basic)
    await bench.settle()


async def test_every_handler_has_its_conversation(build: Build) -> None:
    async with talking_to(build, World()) as bench:
        every, called = watched(bench.application)
        await talk_in_private(bench)
        await talk_in_groups(bench)
    assert every - called == set()
