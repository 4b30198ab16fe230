"""The tables, and the steps from each version of them to the next."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

VERSION = Table("schema_version", METADATA, Column("version", Integer, primary_key=True))

CHATS = Table(
    "chats",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(2), nullable=False),
)

REPLIES = Table(
    "replies",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reply_id", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("entries", String(500), nullable=False),
    Column("sent_at", Integer, nullable=False),
    Index("ix_replies_sent_at", "sent_at"),
)

UPDATES = Table(
    "handled_updates",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("handled_at", Integer, nullable=False),
    Index("ix_handled_updates_handled_at", "handled_at"),
)


CLAIMS = Table(
    "claims",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("claim_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reply_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asker_id", BigInteger, nullable=False),
    Column("sent_at", Integer, nullable=False),
    Index("ix_claims_sent_at", "sent_at"),
)

LISTENING = Table(
    "listening",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("mode", String(6), nullable=False),
    Column("admin_id", BigInteger),
)

SPOKEN = Table(
    "spoken_unasked",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reply_id", BigInteger),
    Column("facts", Text, nullable=False),
    Column("said_at", Integer, nullable=False),
    Column("taken_down_at", Integer),
    Index("ix_spoken_unasked_said_at", "said_at"),
)


def _first(connection: Connection) -> None:
    METADATA.create_all(connection, [VERSION, CHATS, REPLIES, UPDATES])


def _second(connection: Connection) -> None:
    METADATA.create_all(connection, [CLAIMS, LISTENING, SPOKEN])


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _second)
"""Step n makes version n + 1 of version n. A step that has been released is never changed."""
