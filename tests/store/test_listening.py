"""What is kept of the groups that listen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.listening import SPOKEN_KEPT, Listening, ListeningBook, Mode
from bot.store.store import Store
from tests.store.test_store import Clock

HOUR = 3600
ON = Listening(Mode.ON, 5_000_001)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store(tmp_path / "cotejo.sqlite", clock) as store:
        yield store


@pytest.fixture
def book(store: Store) -> ListeningBook:
    return store.listening


def test_no_group_listens_until_it_is_switched_on(book: ListeningBook) -> None:
    assert book.listening(1) is None
    book.switch(1, ON)
    assert book.listening(1) == ON
    assert book.listening(2) is None
    book.switch(1, None)
    assert book.listening(1) is None


def test_what_was_said_is_known_for_as_long_as_one_asks(book: ListeningBook, clock: Clock) -> None:
    book.record(1, 7, 8, ("one", "two"))
    clock.now += HOUR
    book.record(1, 9, None, ("three",))
    assert [(said.message_id, said.facts) for said in book.said(1, 2 * HOUR)] == [(7, ("one", "two")), (9, ("three",))]
    assert [said.message_id for said in book.said(1, HOUR)] == [9]
    assert book.said(2, 2 * HOUR) == ()


def test_a_reply_stands_until_it_is_taken_down_or_withdrawn(book: ListeningBook) -> None:
    for message in (7, 9, 11):
        book.record(1, message, message + 1, ("one",))
    book.take_down(1, 8)
    book.retract(1, 9)
    assert [book.standing(1, message) for message in (7, 9, 11, 13)] == [None, None, 12, None]


def test_the_second_reply_taken_down_within_a_day_ends_it(book: ListeningBook) -> None:
    book.switch(1, ON)
    for message in (7, 9):
        book.record(1, message, message + 1, ("one",))
    assert book.take_down(1, 8) is None
    assert book.take_down(1, 8) is None
    assert book.take_down(1, 99) is None
    assert book.take_down(1, 10) == ON
    assert book.listening(1) is None
    assert book.take_down(1, 10) is None


def test_the_second_a_day_later_does_not(book: ListeningBook, clock: Clock) -> None:
    book.switch(1, ON)
    for message in (7, 9):
        book.record(1, message, message + 1, ("one",))
        assert book.take_down(1, message + 1) is None
        clock.now += 24 * HOUR
    assert book.listening(1) == ON


def test_switching_it_begins_anew(book: ListeningBook) -> None:
    book.switch(1, ON)
    for message in (7, 9):
        book.record(1, message, message + 1, ("one",))
    book.take_down(1, 8)
    book.switch(1, ON)
    assert book.take_down(1, 10) is None
    assert book.said(1, HOUR) == ()


def test_what_was_said_expires(store: Store, book: ListeningBook, clock: Clock) -> None:
    book.record(1, 7, 8, ("one",))
    clock.now += SPOKEN_KEPT
    store.mark_handled(1)
    assert book.said(1, 10 * SPOKEN_KEPT) == ()


def test_a_group_that_moves_goes_on_listening(store: Store, book: ListeningBook) -> None:
    book.switch(-1, ON)
    store.move_chat(-1, -100)
    store.move_chat(-1, -100)
    assert book.listening(-1) is None
    assert book.listening(-100) == ON
