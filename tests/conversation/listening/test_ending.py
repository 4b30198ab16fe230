"""Those who do not want to hear unasked replies end them; and nothing of what is read is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.playground import Person, Room
from tests.conversation.assistant import FALSE, OTHERS_FALSE, LiteralAssistant
from tests.conversation.chat import Bench, Chat
from tests.conversation.listening.switching import Clock, turn

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_any_member_takes_an_unasked_reply_down(
    bench: Bench, ana: Person, room: Room, ivan: Person, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    reply = await eva_there.says(FALSE["es"])
    stranger = bench.world.person("Nadie", language="es")
    assert (await eva_there.act(lambda: stranger.presses(reply.message, reply.buttons[-1]))).deleted == ()
    assert len((await eva_there.act(lambda: ivan.presses(reply.message, reply.buttons[-1]))).deleted) == 1


async def test_two_taken_down_within_a_day_end_it_and_the_administrator_is_told_once(
    bench: Bench, ana: Person, room: Room, eva_there: Chat
) -> None:
    await bench.private(ana).says("hola")
    await turn(bench, ana, room, "on")
    told = []
    for claim in (FALSE["es"], OTHERS_FALSE[3]):
        reply = await eva_there.says(claim)
        told.append(await bench.private(ana).act(partial(eva_there.person.presses, reply.message, "✕ Retirar")))
    assert [each.silent for each in told] == [True, False]
    assert told[1].text.startswith("En «Sala» se han retirado en un día dos respuestas")
    assert (await eva_there.says(OTHERS_FALSE[5])).silent
    await turn(bench, ana, room, "on")
    assert not (await eva_there.says(OTHERS_FALSE[5])).silent


async def test_two_taken_down_on_different_days_do_not(
    bench: Bench, ana: Person, room: Room, eva_there: Chat, clock: Clock
) -> None:
    await turn(bench, ana, room, "on")
    for claim in (FALSE["es"], OTHERS_FALSE[3]):
        await (await eva_there.says(claim)).press("✕ Retirar")
        clock.ahead += 25 * 3600
    assert not (await eva_there.says(OTHERS_FALSE[5])).silent


async def test_replies_that_were_asked_for_do_not_count(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    for _ in range(2):
        await (await eva_there.says("/ask hola")).press("✕ Retirar")
    assert not (await eva_there.says(FALSE["es"])).silent


async def test_a_reply_found_deleted_counts(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    replies = [await eva_there.says(claim) for claim in (FALSE["es"], OTHERS_FALSE[3])]
    for reply in replies:
        assert reply.replies_to
        ana.deletes(reply.message)
        await eva_there.edits(reply.replies_to, f"{reply.replies_to.text} De verdad.")
    assert (await turn(bench, ana, room, "")).text.startswith("Aquí no escucho")


async def test_where_the_administrator_cannot_be_told_the_group_is(
    bench: Bench, ana: Person, room: Room, eva_there: Chat
) -> None:
    await turn(bench, ana, room, "on")
    for claim in (FALSE["es"], OTHERS_FALSE[3]):
        last = await (await eva_there.says(claim)).press("✕ Retirar")
    assert last.text.startswith("En «Sala» se han retirado")


async def test_what_is_read_and_not_answered_leaves_no_trace(
    bench: Bench, ana: Person, room: Room, eva_there: Chat, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    await turn(bench, ana, room, "on")
    await eva_there.says("palabra-secreta, nada más")
    await eva_there.says(f"{FALSE['es']} palabra-secreta")
    await eva_there.shows("palabra-secreta")
    assert "palabra-secreta" not in caplog.text
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"palabra-secreta" not in kept
    assert b"Gorbachov" not in kept


async def test_a_mistake_of_ours_is_noted_without_what_was_written(
    bench: Bench,
    ana: Person,
    room: Room,
    eva_there: Chat,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a mistake")

    await turn(bench, ana, room, "on")
    monkeypatch.setattr(LiteralAssistant, "check", fail)
    assert (await bench.chat(ana, room).says("palabra-secreta")).silent
    assert "a mistake" in caplog.text
    assert "palabra-secreta" not in caplog.text


async def test_it_ends_when_the_bot_is_removed(bench: Bench, ana: Person, room: Room, eva_there: Chat) -> None:
    await turn(bench, ana, room, "on")
    ana.sets_bot(room, "left")
    ana.sets_bot(room, "administrator")
    assert (await eva_there.says(FALSE["es"])).silent


async def test_a_group_that_becomes_a_supergroup_goes_on_listening(bench: Bench, ana: Person) -> None:
    basic = bench.world.group("Sala", ana, basic=True, bot="administrator")
    await turn(bench, ana, basic, "on")
    upgraded = bench.world.migrate(basic)
    await bench.settle()
    assert (await bench.chat(ana, upgraded).says(FALSE["es"])).cites(14)
