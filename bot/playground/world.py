"""A small Telegram: people, chats, messages, and what the bot hears of them. No I/O.

A world is driven from two sides: people act on it (`Person`), and the bot acts on it through the
Bot API's methods. It tells its listeners of everything that happens. It is not thread-safe: the
server, the people and the listeners share one event loop.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from .account import Bot
from .entities import detect
from .events import Event
from .people import Person
from .privacy import bot_hears
from .queries import Query
from .rooms import Room, chat_member
from .updates import Updates
from .values import Chat, Json, Message, Origin, TopicCreated, User, as_json

TELEGRAM = User(id=777000, first_name="Telegram")


class World:
    """Everything there is. `clock` gives seconds since 1970; with it, ids grow over restarts.

    `listening` is True once the bot has asked for its updates; until then they wait for it.
    """

    def __init__(self, bot: Bot | None = None, clock: Callable[[], float] = time.time) -> None:
        self.bot = bot or Bot()
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.shy: set[int] = set()
        self.rooms: dict[int, Room] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.commands: dict[tuple[str, str], tuple[Json, ...]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self._first = self.now()
        self.updates = Updates(self._first)
        self.listening = False
        self._numbers = count(self._first)
        self._listeners: dict[Callable[[Event], None], None] = {}

    def now(self) -> int:
        """The time as Telegram writes it, in whole seconds."""
        return int(self.clock())

    def new_id(self) -> str:
        """An identifier for a query or an inline message, never given before."""
        return str(next(self._numbers))

    # Who and where

    def person(
        self,
        name: str,
        *,
        language: str | None = "en",
        username: str | None = None,
        last_name: str | None = None,
        hides_in_forwards: bool = False,
    ) -> Person:
        """Let a person in, with a private chat in which they have not yet spoken."""
        number = 5_000_001 + len(self.people)
        user = User(
            id=number,
            first_name=name,
            last_name=last_name,
            username=username,
            language_code=language,
        )
        room = self._open(Chat(id=number, type="private", first_name=name, last_name=last_name, username=username))
        room.members[number] = "member"
        if hides_in_forwards:
            self.shy.add(number)
        person = self.people[number] = Person(self, user, room)
        return person

    def group(
        self,
        title: str,
        creator: Person,
        *members: Person,
        admins: Iterable[Person] = (),
        topics: Sequence[str] | None = None,
        basic: bool = False,
        bot: str | None = "member",
    ) -> Room:
        """Open a group: a supergroup unless `basic`, a forum where `topics` are given.

        `bot` is the bot's status in it; None leaves the bot out.
        """
        number = 1_000_001 + len(self.rooms)
        room = self._open(
            Chat(
                id=-number if basic else -1_000_000_000_000 - number,
                type="group" if basic else "supergroup",
                title=title,
                is_forum=True if topics is not None else None,
            )
        )
        room.members |= {person.id: "member" for person in members}
        room.members |= {person.id: "administrator" for person in admins}
        room.members[creator.id] = "creator"
        if bot:
            self.set_status(room, self.bot.user, bot, by=creator.user)
        for topic in topics or ():
            self.open_topic(room, topic, by=creator.user)
        self.happen("room", room)
        return room

    def open_topic(self, room: Room, name: str, *, by: User) -> int:
        """Open a topic in a forum; its thread id is that of the service message that tells it."""
        thread = room.next_message
        room.topics[thread] = name
        self.tell(
            self.post(
                room,
                from_=by,
                forum_topic_created=TopicCreated(name=name),
                message_thread_id=thread,
                is_topic_message=True,
            )
        )
        return thread

    def migrate(self, room: Room) -> Room:
        """Turn a basic group into a supergroup: a new id, and errors for the old one."""
        creator = next(self.people[number] for number in room.members if number in self.people)
        upgraded = self._open(replace(room.chat, id=-1_000_000_000_000 + room.id, type="supergroup"))
        upgraded.members |= room.members
        self.tell(self.post(room, from_=creator.user, migrate_to_chat_id=upgraded.id))
        self.tell(self.post(upgraded, from_=creator.user, migrate_from_chat_id=room.id))
        room.migrated_to = upgraded.id
        self.happen("room", upgraded)
        return upgraded

    def set_status(self, room: Room, user: User, status: str, *, by: User) -> None:
        """Change a member's status, with the update and the service message that follow."""
        was_in, old = room.has(user), room.members.get(user.id, "left")
        room.members[user.id] = status
        kind = "my_chat_member" if user.id == self.bot.user.id else "chat_member"
        if kind == "my_chat_member" or room.is_run_by(self.bot.user):
            self.update(
                kind,
                {
                    "chat": room.chat,
                    "from": by,
                    "date": self.now(),
                    "old_chat_member": chat_member(user, old),
                    "new_chat_member": chat_member(user, status),
                },
            )
        if not room.is_private and was_in != room.has(user):
            moved: Json = {"left_chat_member": user} if was_in else {"new_chat_members": (user,)}
            self.tell(self.post(room, from_=by, **moved))
        self.happen("room", room)

    # Messages

    def post(self, room: Room, **fields: Any) -> Message:
        """Put a new message into a chat and announce it; `tell` lets the bot know of it."""
        message = Message(message_id=room.next_message, date=self.now(), chat=room.chat, **fields)
        room.next_message += 1
        room.messages[message.message_id] = message
        self.happen("message", message)
        return message

    def change(self, message: Message, **fields: Any) -> Message:
        """Put an edited message in the place of one and announce it."""
        edited = replace(message, **fields)
        self.rooms[message.chat.id].messages[message.message_id] = edited
        self.happen("edited", edited)
        return edited

    def delete(self, message: Message) -> None:
        """Take a message away and announce it; Telegram never tells the bot."""
        del self.rooms[message.chat.id].messages[message.message_id]
        self.happen("deleted", message)

    def channel_post(self, room: Room, text: str, *, channel: str = "News") -> Message:
        """Bring a post of the channel linked to a group into the group, as Telegram itself does."""
        origin = Chat(id=room.id - 1_000_000, type="channel", title=channel)
        message = self.post(
            room,
            from_=TELEGRAM,
            sender_chat=origin,
            is_automatic_forward=True,
            forward_origin=Origin(type="channel", date=self.now(), chat=origin, message_id=1),
            text=text,
            entities=detect(text),
        )
        self.tell(message)
        return message

    # What the bot hears, and what everybody else sees

    def hears(self, message: Message) -> bool:
        """Tell whether the bot is let to know of a message."""
        room = self.rooms[message.chat.id]
        return bot_hears(self.bot.user, room, message, privacy=self.bot.privacy)

    def tell(self, message: Message, kind: str = "message") -> None:
        """Queue a message for the bot if it may hear it."""
        if self.hears(message):
            self.update(kind, message)

    def ask(self, query: Query, kind: str, payload: Message | Json) -> Query:
        """Queue a query for the bot as an update of one kind, and remember it."""
        self.queries[query.id] = query
        self.update(kind, payload)
        return query

    def update(self, kind: str, payload: Message | Json) -> None:
        """Queue an update of one kind for the bot, if it wants the kind."""
        if self.updates.add(kind, as_json(payload)):
            self.happen("update", kind)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` with every event from now on; calling what is returned ends it."""
        self._listeners[listener] = None
        return lambda: self._listeners.pop(listener, None)

    def happen(self, kind: str, about: object) -> None:
        """Announce an event to all listeners."""
        for listener in tuple(self._listeners):
            listener(Event(kind, about))

    def _open(self, chat: Chat) -> Room:
        room = Room(chat, first_message=self._first)
        self.rooms[chat.id] = room
        return room
