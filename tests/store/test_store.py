"""What survives a restart, and what does not outlive its time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store.listening import Listening, Mode
from bot.store.store import REPLIES_KEPT, UPDATES_KEPT, CheckOf, Sent, Store


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "cotejo ?#.sqlite"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store(path, clock) as store:
        yield store


def test_everything_survives_a_restart(store: Store, path: Path, clock: Clock) -> None:
    store.choose_language(-100, "ru")
    store.record(-100, 7, Sent(8, "answer", ("one", "two")))
    store.mark_handled(5)
    store.record_check(-100, CheckOf(6, 8, 5_000_001))
    store.listening.switch(-100, Listening(Mode.SHADOW, 5_000_001))
    store.close()
    with Store(path, clock) as reopened:
        assert reopened.checks_of(-100, 6) == (CheckOf(6, 8, 5_000_001),)
        assert reopened.listening.listening(-100) == Listening(Mode.SHADOW, 5_000_001)
        assert reopened.language(-100) == "ru"
        assert reopened.sent(-100, 7) == Sent(8, "answer", ("one", "two"))
        assert reopened.is_handled(5)
        assert not reopened.is_handled(6)


def test_the_last_word_counts(store: Store) -> None:
    store.choose_language(1, "ru")
    store.choose_language(1, "az")
    assert store.language(1) == "az"
    store.record(1, 7, Sent(8, "answer", ("one",)))
    store.record(1, 7, Sent(9, "abstain"))
    assert store.sent(1, 7) == Sent(9, "abstain")
    store.mark_handled(5)
    store.mark_handled(5)
    assert store.is_handled(5)


def test_what_is_of_one_chat_is_not_of_another(store: Store) -> None:
    store.record(1, 7, Sent(8, "answer"))
    assert store.sent(2, 7) is None
    assert store.language(2) is None


def test_replies_and_updates_expire_and_are_deleted(store: Store, path: Path, clock: Clock) -> None:
    store.record(1, 7, Sent(8, "answer"))
    store.mark_handled(5)
    clock.now += REPLIES_KEPT - 1
    assert store.sent(1, 7)
    clock.now += 1
    assert store.sent(1, 7) is None
    assert store.is_handled(5)
    store.record(1, 9, Sent(10, "answer"))
    assert not store.is_handled(5)
    assert UPDATES_KEPT < REPLIES_KEPT
    store.close()
    with sqlite3.connect(path) as connection:
        kept = connection.execute("select message_id from replies").fetchall()
    connection.close()
    assert kept == [(9,)]


def test_what_is_fresh_is_not_purged(store: Store, clock: Clock) -> None:
    store.mark_handled(5)
    clock.now += UPDATES_KEPT - 1
    store.record(1, 7, Sent(8, "answer"))
    assert store.is_handled(5)


def test_forgetting_a_chat_leaves_nothing_of_it(store: Store) -> None:
    store.choose_language(1, "ru")
    store.record(1, 7, Sent(8, "answer"))
    store.choose_language(2, "az")
    store.record_check(1, CheckOf(6, 8, 5_000_001))
    store.forget_chat(1)
    assert store.checks_of(1, 6) == ()
    assert store.language(1) is None
    assert store.sent(1, 7) is None
    assert store.language(2) == "az"


def test_a_chat_that_moves_takes_its_language_along(store: Store) -> None:
    store.choose_language(-1, "ru")
    store.move_chat(-1, -100)
    store.move_chat(-1, -100)
    assert store.language(-1) is None
    assert store.language(-100) == "ru"


def test_forgetting_a_person_leaves_no_number_of_theirs(store: Store) -> None:
    ana = 5_000_001
    store.record_check(-100, CheckOf(6, 8, ana))
    store.record_check(-100, CheckOf(6, 9, ana + 1))
    store.listening.switch(-100, Listening(Mode.ON, ana))
    store.forget_chat(ana)
    assert store.checks_of(-100, 6) == (CheckOf(6, 9, ana + 1),)
    assert store.listening.listening(-100) == Listening(Mode.ON, None)


def test_checks_of_a_message_expire(store: Store, path: Path, clock: Clock) -> None:
    store.record_check(1, CheckOf(6, 8, 5))
    clock.now += REPLIES_KEPT
    assert store.checks_of(1, 6) == ()
    store.mark_handled(1)
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from claims").fetchone() == (0,)
    connection.close()


def test_a_check_that_comes_to_concern_another_message_is_of_that_one_only(store: Store) -> None:
    store.record_check(1, CheckOf(6, 8, 5))
    store.record_check(1, CheckOf(7, 8, 5))
    assert store.checks_of(1, 6) == ()
    assert store.checks_of(1, 7) == (CheckOf(7, 8, 5),)


def test_a_store_of_the_first_version_is_brought_up_to_date(store: Store, path: Path, clock: Clock) -> None:
    store.choose_language(1, "ru")
    store.close()
    with sqlite3.connect(path) as connection:
        for table in ("claims", "listening", "spoken_unasked"):
            connection.execute(f"drop table {table}")
        connection.execute("update schema_version set version = 1")
    connection.close()
    with Store(path, clock) as reopened:
        assert reopened.language(1) == "ru"
        reopened.listening.switch(1, Listening(Mode.ON, None))
        assert reopened.listening.listening(1) == Listening(Mode.ON, None)


def test_many_threads_may_write(store: Store) -> None:
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: store.record(n % 4, n, Sent(n + 1, "answer")), range(200)))
        list(pool.map(lambda n: store.choose_language(n % 4, "ru"), range(200)))
        list(pool.map(store.mark_handled, range(200)))
    assert all(store.sent(n % 4, n) == Sent(n + 1, "answer") for n in range(200))


def test_a_folder_that_cannot_be_made_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be used"):
        Store(tmp_path / "file" / "cotejo.sqlite")


def test_a_file_that_is_no_store_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a database at all" * 100)
    with pytest.raises(SettingsError, match="cannot be used"):
        Store(tmp_path / "file")


def test_a_store_of_a_newer_version_is_refused(store: Store, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("update schema_version set version = 99")
    connection.close()
    with pytest.raises(SettingsError, match="newer version"):
        Store(path)


def test_the_file_is_in_wal_mode(store: Store, path: Path) -> None:
    store.mark_handled(1)
    connection = sqlite3.connect(path)
    assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()
