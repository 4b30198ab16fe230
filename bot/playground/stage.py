"""What a person needs of the world around them, so that the two know each other one way only."""

from __future__ import annotations

from typing import Any, Protocol

from .account import Bot
from .queries import Query
from .rooms import Room
from .values import Json, Message, User


class Stage(Protocol):
    """Where people act: the chats, and what is done in them.

    `rooms` are the chats by id, `inline_messages` the chat and number of the messages that went through the bot, by
    inline message id, `shy` the accounts that let only a name be seen in forwards.
    """

    bot: Bot
    rooms: dict[int, Room]
    inline_messages: dict[str, tuple[int, int]]
    shy: set[int]

    def now(self) -> int: ...
    def new_id(self) -> str: ...
    def post(self, room: Room, **fields: Any) -> Message: ...
    def change(self, message: Message, **fields: Any) -> Message: ...
    def delete(self, message: Message) -> None: ...
    def tell(self, message: Message, kind: str = "message") -> None: ...
    def ask(self, query: Query, kind: str, payload: Message | Json) -> Query: ...
    def update(self, kind: str, payload: Message | Json) -> None: ...
    def set_status(self, room: Room, user: User, status: str, *, by: User) -> None: ...
