"""The store: one SQLite file behind SQLAlchemy."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, insert, inspect, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import SettingsError
from bot.store.listening import ListeningBook
from bot.store.schema import CHATS, CLAIMS, MIGRATIONS, REPLIES, UPDATES, VERSION

DAY = 24 * 3600
REPLIES_KEPT = 7 * DAY
"""Seconds for which a reply follows the edits of its message."""
UPDATES_KEPT = 2 * DAY
"""Seconds for which an update is known to be handled; Telegram offers one again for 24 hours at most."""
_PURGE_EVERY = 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply that stands in a chat: its message id, the kind of its outcome and the entries it shows."""

    reply_id: int
    kind: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOf:
    """A check of a message that somebody else asked for: the message, the reply, and the number of who asked."""

    claim_id: int
    reply_id: int
    asker_id: int


class Store:
    """Chat languages, sent replies, handled updates and, in `listening`, which groups listen.

    Every method is one short transaction and may be called from any thread. `clock` gives seconds since 1970. What
    has expired is never returned, and is deleted at the opening and then within an hour of any writing.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Open a file, made if there is none; raises SettingsError where that cannot be."""
        self._clock = clock
        self._engine = _engine(path)
        self.listening = ListeningBook(self._engine, clock)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._engine.begin() as connection:
                _migrate(connection, path)
                self._purge(connection)
        except SettingsError:
            self._engine.dispose()
            raise
        except (OSError, DBAPIError) as error:
            self._engine.dispose()
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise SettingsError(f"the store {path} cannot be used ({reason}); choose another place for it") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def language(self, chat_id: int) -> str | None:
        """Return the language chosen in a chat, or None."""
        with self._engine.connect() as connection:
            return connection.scalar(select(CHATS.c.language).where(CHATS.c.chat_id == chat_id))

    def choose_language(self, chat_id: int, language: str) -> None:
        """Keep the language chosen in a chat."""
        with self._engine.begin() as connection:
            changed = connection.execute(update(CHATS).where(CHATS.c.chat_id == chat_id).values(language=language))
            if not changed.rowcount:
                connection.execute(insert(CHATS).values(chat_id=chat_id, language=language))

    def sent(self, chat_id: int, message_id: int) -> Sent | None:
        """Return the reply to a message, or None if there is none or it is too old to follow edits."""
        wanted = (REPLIES.c.chat_id == chat_id) & (REPLIES.c.message_id == message_id)
        alive = REPLIES.c.sent_at > self._clock() - REPLIES_KEPT
        with self._engine.connect() as connection:
            row = connection.execute(select(REPLIES).where(wanted & alive)).one_or_none()
        return Sent(row.reply_id, row.kind, tuple(row.entries.split())) if row else None

    def record(self, chat_id: int, message_id: int, sent: Sent) -> None:
        """Keep which reply answers a message, in place of any before."""
        wanted = (REPLIES.c.chat_id == chat_id) & (REPLIES.c.message_id == message_id)
        with self._engine.begin() as connection:
            self._purge_in_time(connection)
            connection.execute(delete(REPLIES).where(wanted))
            connection.execute(
                insert(REPLIES).values(
                    chat_id=chat_id,
                    message_id=message_id,
                    reply_id=sent.reply_id,
                    kind=sent.kind,
                    entries=" ".join(sent.entries),
                    sent_at=int(self._clock()),
                )
            )

    def checks_of(self, chat_id: int, claim_id: int) -> tuple[CheckOf, ...]:
        """Return the checks of a message that others asked for, and that are not too old to follow its edits."""
        wanted = (CLAIMS.c.chat_id == chat_id) & (CLAIMS.c.claim_id == claim_id)
        alive = CLAIMS.c.sent_at > self._clock() - REPLIES_KEPT
        with self._engine.connect() as connection:
            rows = connection.execute(select(CLAIMS).where(wanted & alive).order_by(CLAIMS.c.reply_id)).all()
        return tuple(CheckOf(row.claim_id, row.reply_id, row.asker_id) for row in rows)

    def record_check(self, chat_id: int, check: CheckOf) -> None:
        """Keep which message a check concerns, in place of any before."""
        with self._engine.begin() as connection:
            _drop_check(connection, chat_id, check.reply_id)
            row = {"claim_id": check.claim_id, "reply_id": check.reply_id, "asker_id": check.asker_id}
            connection.execute(insert(CLAIMS).values(chat_id=chat_id, **row, sent_at=int(self._clock())))

    def drop_check(self, chat_id: int, reply_id: int) -> None:
        """Keep no longer that a reply is a check of somebody else's message."""
        with self._engine.begin() as connection:
            _drop_check(connection, chat_id, reply_id)

    def is_handled(self, update_id: int) -> bool:
        """Tell whether an update has been handled."""
        with self._engine.connect() as connection:
            found = connection.scalar(select(UPDATES.c.update_id).where(UPDATES.c.update_id == update_id))
        return found is not None

    def mark_handled(self, update_id: int) -> None:
        """Keep that an update has been handled."""
        try:
            with self._engine.begin() as connection:
                self._purge_in_time(connection)
                connection.execute(insert(UPDATES).values(update_id=update_id, handled_at=int(self._clock())))
        except IntegrityError:
            return

    def forget_chat(self, chat_id: int) -> None:
        """Delete all that is kept of a chat, and of the person whose private chat it is."""
        with self._engine.begin() as connection:
            for table in (CHATS, REPLIES, CLAIMS):
                connection.execute(delete(table).where(table.c.chat_id == chat_id))
            connection.execute(delete(CLAIMS).where(CLAIMS.c.asker_id == chat_id))
            self.listening.forget(connection, chat_id)

    def move_chat(self, old_id: int, new_id: int) -> None:
        """Let a group that became a supergroup keep its language and its listening; its old messages are gone."""
        language, listening = self.language(old_id), self.listening.listening(old_id)
        if language is not None:
            self.choose_language(new_id, language)
        if listening is not None:
            self.listening.switch(new_id, listening)
        self.forget_chat(old_id)

    def _purge_in_time(self, connection: Connection) -> None:
        if self._clock() >= self._purge_at:
            self._purge(connection)

    def _purge(self, connection: Connection) -> None:
        now = self._clock()
        self._purge_at = now + _PURGE_EVERY
        connection.execute(delete(REPLIES).where(REPLIES.c.sent_at <= now - REPLIES_KEPT))
        connection.execute(delete(CLAIMS).where(CLAIMS.c.sent_at <= now - REPLIES_KEPT))
        self.listening.purge(connection)
        connection.execute(delete(UPDATES).where(UPDATES.c.handled_at <= now - UPDATES_KEPT))


def _drop_check(connection: Connection, chat_id: int, reply_id: int) -> None:
    connection.execute(delete(CLAIMS).where((CLAIMS.c.chat_id == chat_id) & (CLAIMS.c.reply_id == reply_id)))


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode = wal", "synchronous = normal", "busy_timeout = 5000", "secure_delete = on"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _migrate(connection: Connection, path: Path) -> None:
    found = _version(connection)
    if found > len(MIGRATIONS):
        raise SettingsError(f"the store {path} was written by a newer version of the program; use that one")
    for step in MIGRATIONS[found:]:
        step(connection)
    connection.execute(delete(VERSION))
    connection.execute(insert(VERSION).values(version=len(MIGRATIONS)))


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSION.name):
        return 0
    return connection.scalar(select(VERSION.c.version)) or 0
