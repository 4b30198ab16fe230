"""A check that does not fit into one message: the rest is behind a button, and nothing of it is kept."""

from __future__ import annotations

import re

import pytest

from bot.rendering.limits import LONGEST, units
from tests.conversation.assistant import FALSE, OTHERS_FALSE
from tests.conversation.chat import Bench, Chat, Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORTH = {"es": "El resto 2/", "en": "The rest 2/", "ru": "Остальное 2/", "az": "Qalanı 2/"}


def long_message(claims: int = 18) -> str:
    """Return a message of numbered claims, none of them short."""
    known = [FALSE["es"], *OTHERS_FALSE.values()]
    return "\n".join(f"{known[n % len(known)]} Número {n}. {'Bla ' * 40}" for n in range(claims))


def numbers(reply: Reply) -> list[int]:
    return [int(number) for number in re.findall(r"Número (\d+)\.", reply.text)]


async def all_pages(reply: Reply) -> list[int]:
    found = numbers(reply)
    while forth := next((label for label in reply.buttons if label.endswith("›")), None):
        reply = await reply.press(forth)
        assert reply.edited
        assert units(reply.text) <= LONGEST
        found += numbers(reply)
    return found


@pytest.fixture
def chat(bench: Bench) -> Chat:
    ana = bench.world.person("Ana", language="es")
    return bench.chat(ana, bench.world.group("Sala", ana))


async def test_every_claim_is_on_one_page_and_only_one(chat: Chat) -> None:
    claim = chat.person.says(chat.room, long_message())
    assert await all_pages(await chat.says("/check", reply_to=claim)) == list(range(18))


async def test_every_page_shows_the_lines_it_stands_on(chat: Chat) -> None:
    reply = await chat.says(f"/check {long_message()}")
    rest = await reply.press(next(label for label in reply.buttons if label.startswith(FORTH["es"])))
    assert set(rest.lines) == {3, 5, 7, 10, 14}


async def test_in_private_and_forwarded_too(bench: Bench, chat: Chat) -> None:
    private = bench.private(chat.person)
    claim = chat.person.says(chat.room, long_message())
    assert await all_pages(await private.forwards(claim)) == list(range(18))
    assert await all_pages(await private.says(f"/check {long_message()}")) == list(range(18))


async def test_there_is_a_way_back(chat: Chat) -> None:
    first = await chat.says(f"/check {long_message()}")
    rest = await first.press(first.buttons[0])
    back = await rest.press(next(label for label in rest.buttons if label.startswith("‹")))
    assert back.text == first.text
    assert back.buttons == first.buttons


async def test_the_button_that_takes_it_down_stays(chat: Chat) -> None:
    first = await chat.says(f"/check {long_message()}")
    rest = await first.press(first.buttons[0])
    assert rest.buttons[-1] == "✕ Retirar"


async def test_what_fits_has_no_such_button(chat: Chat) -> None:
    assert (await chat.says(f"/check {FALSE['es']}")).buttons == ["✕ Retirar"]


async def test_the_rest_of_a_message_that_is_gone_is_gone(chat: Chat, bench: Bench) -> None:
    reply = await chat.says(f"/check {long_message()}")
    bench.world.change(reply.message, reply_to_message=None)
    pressed = await chat.act(lambda: chat.person.presses(reply.message, reply.buttons[0]))
    assert pressed.notice.startswith("Ya no veo el mensaje")
    assert pressed.messages == ()
