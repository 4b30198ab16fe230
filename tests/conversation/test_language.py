"""/language: what a chat speaks when a message does not tell."""

from __future__ import annotations

import pytest

from bot.store.store import Store
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("label", "confirmed", "help_word"),
    [
        ("Español", "De ahora en adelante", "preguntar"),
        ("English", "From now on", "Ask"),
        ("Русский", "Теперь я буду", "вопрос"),
        ("Azərbaycanca", "Bundan sonra", "sual"),
    ],
)
async def test_a_chosen_language_is_confirmed_and_kept(
    bench: Bench, label: str, confirmed: str, help_word: str
) -> None:
    chat = bench.private(bench.world.person("Ana", language="fr"))
    chosen = await (await chat.says("/language")).press(label)
    assert chosen.edited
    assert chosen.text.startswith(confirmed)
    assert help_word in (await chat.says("/help")).text.replace("Preguntar", "preguntar")


async def test_it_can_be_named_at_once(bench: Bench) -> None:
    chat = bench.private(bench.world.person("Ana", language="es"))
    assert (await chat.says("/language ru")).text.startswith("Теперь")
    assert (await chat.says("/language klingon")).buttons == ["Español", "English", "Русский", "Azərbaycanca"]


async def test_the_language_of_a_question_comes_first(bench: Bench, assistant: LiteralAssistant) -> None:
    chat = bench.private(bench.world.person("Ana", language="es"))
    await chat.says("/language ru")
    entry = assistant.library.entry("apology-year")
    assert entry
    assert (await chat.says(entry.question["en"])).text.startswith(entry.answer["en"])
    assert "не нахожу" in (await chat.says("12345")).text


async def test_in_a_group_its_administrators_choose(bench: Bench, store: Store) -> None:
    ana, eva = bench.world.person("Ana", language="es"), bench.world.person("Eva", language="es")
    room = bench.world.group("Sala", ana, eva)
    menu = await bench.chat(ana, room).says("/language")
    refused = await bench.chat(eva, room).says("/language ru")
    assert refused.text.startswith("En un grupo")
    pressed = await bench.chat(eva, room).act(lambda: eva.presses(menu.message, "Русский"))
    assert pressed.notice.startswith("En un grupo")
    assert store.language(room.id) is None
    await menu.press("Русский")
    assert store.language(room.id) == "ru"


async def test_it_is_forgotten_when_the_bot_is_blocked_or_removed(bench: Bench, store: Store) -> None:
    ana = bench.world.person("Ana")
    room = bench.world.group("Sala", ana)
    await bench.private(ana).says("/language ru")
    await bench.chat(ana, room).says("/language az")
    ana.blocks()
    ana.sets_bot(room, "kicked")
    await bench.settle()
    assert store.language(ana.private.id) is None
    assert store.language(room.id) is None
