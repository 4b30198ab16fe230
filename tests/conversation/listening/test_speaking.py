"""A group that listens hears of what the documents contradict, seldom, and of nothing else."""

from __future__ import annotations

import pytest

from bot.playground import Person, Room
from tests.conversation.assistant import FALSE, OTHERS_FALSE, TRUE, UNSURE
from tests.conversation.chat import Bench, Chat
from tests.conversation.listening.switching import LIMITS, Clock, turn

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_it_replies_under_the_message_with_the_line(
    bench: Bench, ana: Person, room: Room, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    reply = await eva_there.says(FALSE["ru"])
    assert reply.cites(14)
    assert reply.replies_to
    assert reply.replies_to.text == FALSE["ru"]
    assert reply.buttons == ["✕ Убрать"]


@pytest.mark.parametrize(
    "said", ["hola", TRUE["es"], TRUE["ru"], UNSURE, "¿Quién se disculpó?", "/other@other_bot 1998", "@other_bot 1998"]
)
async def test_of_anything_else_it_is_silent(bench: Bench, ana: Person, room: Room, eva_there: Chat, said: str) -> None:
    await turn(bench, ana, room, "on")
    assert (await eva_there.says(said)).silent


async def test_captions_and_forwarded_claims_are_heard(
    bench: Bench, ana: Person, room: Room, eva: Person, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    assert (await eva_there.shows(FALSE["es"])).cites(14)
    elsewhere = eva.says(bench.world.group("Otra", eva, bot=None), OTHERS_FALSE[3])
    assert (await eva_there.forwards(elsewhere)).cites(3)


async def test_what_the_linked_channel_posts_is_not(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    assert (await eva_there.act(lambda: bench.world.channel_post(room, FALSE["es"]))).silent


async def test_called_it_answers_as_ever(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    for _ in range(LIMITS.an_hour + 1):
        assert (await eva_there.says(f"/check {FALSE['es']}")).cites(14)
    assert (await eva_there.says(FALSE["es"])).cites(14)


async def test_a_fact_is_not_repeated_until_it_has_cooled_down(
    bench: Bench, ana: Person, room: Room, eva_there: Chat, clock: Clock
) -> None:
    await turn(bench, ana, room, "on")
    assert (await eva_there.says(FALSE["es"])).cites(14)
    assert (await eva_there.says(FALSE["en"])).silent
    assert (await eva_there.says(f"{FALSE['ru']}\n{OTHERS_FALSE[3]}")).cites(3)
    clock.ahead += LIMITS.cool_down * 3600 + 1
    assert (await eva_there.says(FALSE["es"])).cites(14)


async def test_it_speaks_no_more_than_so_often_an_hour(
    bench: Bench, ana: Person, room: Room, eva_there: Chat, clock: Clock
) -> None:
    await turn(bench, ana, room, "on")
    replies = [await eva_there.says(claim) for claim in OTHERS_FALSE.values()]
    assert [reply.silent for reply in replies] == [False, False, True, True]
    clock.ahead += 3601
    assert (await eva_there.says(OTHERS_FALSE[7])).cites(7)


async def test_another_group_has_its_own_count(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    other = bench.world.group("Otra", ana, bot="administrator")
    for each in (room, other):
        await turn(bench, ana, each, "on")
        assert not (await bench.chat(ana, each).says(FALSE["es"])).silent


async def test_what_was_said_long_ago_is_let_be(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    now = bench.world.clock
    bench.world.clock = lambda: now() - 700
    assert (await eva_there.says(FALSE["es"])).silent
    bench.world.clock = now


async def test_in_a_forum_it_stays_in_the_topic(bench: Bench, ana: Person) -> None:
    chat = bench.chat(ana, bench.world.group("Foro", ana, topics=["Fuentes"], bot="administrator"))
    await chat.says("/listen on")
    reply = await chat.says(FALSE["es"], topic="Fuentes")
    assert reply.in_topic == "Fuentes"
    assert reply.replies_to


async def test_its_reply_follows_the_message(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    reply = await eva_there.says(FALSE["es"])
    assert reply.replies_to
    edited = await eva_there.edits(reply.replies_to, f"{FALSE['es']} De verdad.")
    assert edited.message.message_id == reply.message.message_id
    assert "De verdad" in edited.text
    assert edited.buttons == reply.buttons


async def test_it_is_withdrawn_when_the_message_is_corrected(
    bench: Bench, ana: Person, room: Room, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    for claim in (FALSE["es"], OTHERS_FALSE[3]):
        reply = await eva_there.says(claim)
        assert reply.replies_to
        assert len((await eva_there.edits(reply.replies_to, TRUE["es"])).deleted) == 1
    assert (await turn(bench, ana, room, "")).text.startswith("Escucho aquí"), "a withdrawal is no complaint"


async def test_a_message_made_false_by_an_edit_is_let_be(
    bench: Bench, ana: Person, room: Room, eva: Person, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    said = await eva_there.hears(eva, "hola")
    assert (await eva_there.edits(said, FALSE["es"])).silent
