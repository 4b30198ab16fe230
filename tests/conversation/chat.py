"""Talk to a bot as a person does, over HTTP: `assert (await chat.says("…")).text == "…"`.

    async with talking_to(build_application, world) as bench:
        chat = bench.private(ana)
        reply = await chat.says("¿Quién se disculpó?")
        assert "Gorbachov" in reply.text
        more = await reply.press("Contexto")

`build_application(address, token)` returns the application under test, made with
`base_url(f"{address}/bot")`. It polls a playground in the same event loop, so that an act is over
when the application has handled every update: silence is known at once, with no waiting about.

Starting and stopping take a third of a second: let a module's tests share a bench (a fixture with
`scope="module", loop_scope="module"`), each with a person of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from telegram.ext import Application

from bot.playground import Call, Event, Faults, Message, Person, Room, World, create_app, serve

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
PATIENCE = 10.0  # seconds within which an act must be over


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot did in answer to one act: nothing, or messages sent, edited and deleted.

    `messages` are as they stand at the end of the act, sent and edited alike, in order; `notice`
    is what a pressed button showed.
    """

    chat: Chat
    messages: tuple[Message, ...]
    edited: bool = False
    deleted: tuple[Message, ...] = ()
    notice: str = ""

    @property
    def silent(self) -> bool:
        """Whether the bot did nothing that anybody could see."""
        return not (self.messages or self.deleted or self.notice)

    @property
    def message(self) -> Message:
        """The one message of the reply; fails where there is none or more than one."""
        assert len(self.messages) == 1, f"the bot sent {len(self.messages)} messages: {self.text!r}"
        return self.messages[0]

    @property
    def text(self) -> str:
        """The words of all messages, a blank line between two; empty for silence."""
        return "\n\n".join(message.words for message in self.messages)

    @property
    def entities(self) -> list[tuple[str, str]]:
        """The marked stretches of the message, as pairs of kind and words."""
        units = self.message.words.encode("utf-16-le")
        return [(mark.type, units[2 * mark.offset : 2 * mark.end].decode("utf-16-le")) for mark in self.message.marks]

    @property
    def quotes(self) -> list[str]:
        """What the message shows in block quotes."""
        return [words for kind, words in self.entities if "blockquote" in kind]

    @property
    def lines(self) -> list[int]:
        """The numbers of the document lines that the block quotes show, in order."""
        headings = [quote.partition("\n")[0] for quote in self.quotes]
        return [int(re.findall(r"\d+", heading)[-1]) for heading in headings]

    def cites(self, *lines: int) -> bool:
        """Whether the reply shows exactly these lines of the document, in any order."""
        assert sorted(self.lines) == sorted(lines), f"lines {self.lines} in {self.text!r}"
        return True

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline buttons, row by row."""
        keyboard = self.messages[-1].reply_markup if self.messages else None
        return [button.text for button in keyboard.buttons] if keyboard else []

    @property
    def replies_to(self) -> Message | None:
        """The message under which the reply stands; in a topic, never the topic's own opening."""
        answered = self.message.reply_to_message
        return None if answered is None or answered.is_service else answered

    @property
    def quoted(self) -> str:
        """The part of the other message that the reply quotes."""
        return self.message.quote.text if self.message.quote else ""

    @property
    def in_topic(self) -> str | None:
        """The name of the topic in which the reply stands; None for General and for no forum."""
        return self.chat.room.topics.get(self.message.message_thread_id or 0)

    async def press(self, label: str) -> Reply:
        """Press a button of the last message."""
        pressed = self.messages[-1]
        return await self.chat.act(lambda: self.chat.person.presses(pressed, label))


@dataclass(frozen=True, slots=True)
class Chat:
    """One person in one chat with the bot."""

    bench: Bench
    person: Person
    room: Room

    async def says(
        self, text: str, *, reply_to: Message | None = None, quote: str | None = None, topic: str | None = None
    ) -> Reply:
        """Say something and return the bot's reply."""
        return await self.act(lambda: self.person.says(self.room, text, reply_to=reply_to, quote=quote, topic=topic))

    async def edits(self, message: Message, text: str) -> Reply:
        """Edit what was said."""
        return await self.act(lambda: self.person.edits(message, text))

    async def forwards(self, message: Message, *, topic: str | None = None) -> Reply:
        """Forward a message here."""
        return await self.act(lambda: self.person.forwards(message, self.room, topic=topic))

    async def shows(self, caption: str, *, reply_to: Message | None = None) -> Reply:
        """Send a picture with a caption."""
        return await self.act(lambda: self.person.shows(self.room, caption, reply_to=reply_to))

    async def hears(self, other: Person, text: str) -> Message:
        """Let somebody else say something, to which the bot has nothing to say."""
        said: list[Message] = []
        assert (await self.act(lambda: said.append(other.says(self.room, text)))).silent
        return said[0]

    async def act(self, deed: Callable[[], object]) -> Reply:
        """Do anything, and return what the bot did here in answer."""
        with self._watching() as events:
            deed()
            await self.bench.settle()
        ours = self.bench.world.bot.user
        touched = {
            event.about.message_id: event.kind
            for event in events
            if event.kind in {"message", "edited"} and event.about.chat == self.room.chat and event.about.from_ == ours
        }
        deleted = tuple(
            event.about for event in events if event.kind == "deleted" and event.about.chat == self.room.chat
        )
        notices = [event.about.answer.get("text", "") for event in events if event.kind == "answered"]
        kept = self.room.messages
        return Reply(
            chat=self,
            messages=tuple(kept[number] for number in touched if number in kept),
            edited="edited" in touched.values(),
            deleted=deleted,
            notice="".join(notices),
        )

    @contextlib.contextmanager
    def _watching(self) -> Iterator[list[Event]]:
        events: list[Event] = []
        stop = self.bench.world.listen(events.append)
        try:
            yield events
        finally:
            stop()


@dataclass(frozen=True, slots=True)
class Bench:
    """A world, the application that polls it, and the server between them."""

    world: World
    application: AnyApplication
    app: Starlette
    address: str

    @property
    def calls(self) -> list[Call]:
        """The calls that the bot has made so far."""
        return list(self.app.state.api.calls)

    @property
    def faults(self) -> Faults:
        """What can be made to go wrong."""
        faults: Faults = self.app.state.api.faults
        return faults

    def private(self, person: Person) -> Chat:
        """A person's own chat with the bot."""
        return Chat(self, person, person.private)

    def chat(self, person: Person, room: Room) -> Chat:
        """A person in a group."""
        return Chat(self, person, room)

    async def settle(self) -> None:
        """Wait until the bot has handled all that it was told."""
        async with asyncio.timeout(PATIENCE):
            while self.world.updates.pending():
                await asyncio.sleep(0.001)
            await self.application.update_queue.join()


@contextlib.asynccontextmanager
async def talking_to(
    build: Callable[[str, str], AnyApplication], world: World, faults: Faults | None = None
) -> AsyncIterator[Bench]:
    """Serve a world, run the application against it, and stop both at the end."""
    app = create_app(world, faults=faults)
    async with serve(app) as address:
        application = build(address, world.bot.token)
        updater = application.updater
        assert updater is not None, "an application under test must poll"
        async with application:
            if application.post_init:
                await application.post_init(application)
            await application.start()
            await updater.start_polling()
            try:
                yield Bench(world, application, app, address)
            finally:
                await updater.stop()
                await application.stop()
                if application.post_stop:
                    await application.post_stop(application)
