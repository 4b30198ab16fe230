"""Which groups listen, and what was said in them unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from bot.store.schema import LISTENING, SPOKEN

SPOKEN_KEPT = 7 * 24 * 3600
"""Seconds for which it is known what was said unasked."""
_DAY = 24 * 3600
_TOO_MANY = 2
"""Replies taken down within a day that end the listening."""


class Mode(Enum):
    """What a group that listens hears."""

    ON = "on"
    SHADOW = "shadow"


@dataclass(frozen=True, slots=True)
class Listening:
    """How a group listens, and the number of the administrator who switched it on; None if that one is anonymous."""

    mode: Mode
    admin_id: int | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said unasked of a message: the facts, when, and the reply; None where it was only reported."""

    message_id: int
    reply_id: int | None
    facts: tuple[str, ...]
    said_at: int


class ListeningBook:
    """The part of the store that listening needs; every method is one short transaction."""

    def __init__(self, engine: Engine, clock: Callable[[], float]) -> None:
        self._engine = engine
        self._clock = clock

    def listening(self, chat_id: int) -> Listening | None:
        """Return how a group listens; None where it does not."""
        with self._engine.connect() as connection:
            return _listening(connection, chat_id)

    def switch(self, chat_id: int, listening: Listening | None) -> None:
        """Let a group listen, or not; what was said before no longer counts."""
        with self._engine.begin() as connection:
            for table in (LISTENING, SPOKEN):
                connection.execute(delete(table).where(table.c.chat_id == chat_id))
            if listening:
                row = {"chat_id": chat_id, "mode": listening.mode.value, "admin_id": listening.admin_id}
                connection.execute(insert(LISTENING).values(row))

    def said(self, chat_id: int, seconds: float) -> tuple[Spoken, ...]:
        """Return what was said or reported in a group in the last so many seconds, oldest first."""
        recent = (SPOKEN.c.chat_id == chat_id) & (SPOKEN.c.said_at > self._clock() - seconds)
        with self._engine.connect() as connection:
            rows = connection.execute(select(SPOKEN).where(recent).order_by(SPOKEN.c.said_at)).all()
        return tuple(Spoken(row.message_id, row.reply_id, tuple(row.facts.split()), row.said_at) for row in rows)

    def record(self, chat_id: int, message_id: int, reply_id: int | None, facts: tuple[str, ...]) -> None:
        """Keep of which facts the bot spoke unasked under a message, or would have spoken."""
        with self._engine.begin() as connection:
            connection.execute(delete(SPOKEN).where(_of(chat_id, message_id)))
            row = {"chat_id": chat_id, "message_id": message_id, "reply_id": reply_id, "facts": " ".join(facts)}
            connection.execute(insert(SPOKEN).values(**row, said_at=int(self._clock())))

    def standing(self, chat_id: int, message_id: int) -> int | None:
        """Return the reply that stands unasked under a message; None if there is none, or it was taken down."""
        wanted = _of(chat_id, message_id) & SPOKEN.c.taken_down_at.is_(None)
        with self._engine.connect() as connection:
            return connection.scalar(select(SPOKEN.c.reply_id).where(wanted))

    def retract(self, chat_id: int, message_id: int) -> None:
        """Keep that a reply was withdrawn because its message no longer says what it said."""
        with self._engine.begin() as connection:
            connection.execute(update(SPOKEN).where(_of(chat_id, message_id)).values(reply_id=None))

    def take_down(self, chat_id: int, reply_id: int) -> Listening | None:
        """Keep that a reply was taken down; the second within a day ends the listening, which is then returned."""
        wanted = (SPOKEN.c.chat_id == chat_id) & (SPOKEN.c.reply_id == reply_id)
        now = int(self._clock())
        down = (SPOKEN.c.chat_id == chat_id) & (SPOKEN.c.taken_down_at > now - _DAY)
        with self._engine.begin() as connection:
            connection.execute(update(SPOKEN).where(wanted).values(taken_down_at=now))
            many = connection.scalar(select(func.count()).select_from(SPOKEN).where(down)) or 0
            ended = _listening(connection, chat_id) if many >= _TOO_MANY else None
            if ended:
                connection.execute(delete(LISTENING).where(LISTENING.c.chat_id == chat_id))
        return ended

    def forget(self, connection: Connection, chat_id: int) -> None:
        """Delete what is kept of a chat, and of the person whose private chat it is."""
        for table in (LISTENING, SPOKEN):
            connection.execute(delete(table).where(table.c.chat_id == chat_id))
        connection.execute(update(LISTENING).where(LISTENING.c.admin_id == chat_id).values(admin_id=None))

    def purge(self, connection: Connection) -> None:
        """Delete what has expired."""
        connection.execute(delete(SPOKEN).where(SPOKEN.c.said_at <= self._clock() - SPOKEN_KEPT))


def _of(chat_id: int, message_id: int) -> ColumnElement[bool]:
    return (SPOKEN.c.chat_id == chat_id) & (SPOKEN.c.message_id == message_id)


def _listening(connection: Connection, chat_id: int) -> Listening | None:
    row = connection.execute(select(LISTENING).where(LISTENING.c.chat_id == chat_id)).one_or_none()
    return Listening(Mode(row.mode), row.admin_id) if row else None
