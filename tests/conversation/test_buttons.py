"""Buttons under answers: context, related questions, and buttons whose time has passed."""

from __future__ import annotations

import pytest

from bot.library.model import Entry
from bot.playground import Person
from bot.playground.values import Button, Keyboard
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench
from tests.conversation.reading import cited

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def entry(assistant: LiteralAssistant) -> Entry:
    entry = assistant.library.entry("soldiers-reports-differ")
    assert entry
    return entry


@pytest.mark.parametrize("private", [True, False], ids=["private", "group"])
@pytest.mark.parametrize(
    ("language", "label"), [("es", "Contexto"), ("en", "Context"), ("ru", "Контекст"), ("az", "Kontekst")]
)
async def test_context_adds_the_neighbouring_lines_below(
    bench: Bench, ana: Person, entry: Entry, private: bool, language: str, label: str
) -> None:
    chat = bench.private(ana) if private else bench.chat(ana, bench.world.group("Sala", ana))
    reply = await chat.says(f"/ask {entry.question[language]}")
    assert cited(reply) == [4, 5]
    more = await reply.press(label)
    assert more.edited
    assert cited(more) == [4, 5, 3, 6]
    assert more.text.startswith(reply.text)
    assert [kind for kind, _ in more.entities].count("underline") == [kind for kind, _ in reply.entities].count(
        "underline"
    )
    assert more.buttons == [each for each in reply.buttons if each != label]


async def test_the_correction_of_a_premise_stays_when_context_is_added(bench: Bench, ana: Person) -> None:
    more = await (await bench.private(ana).says("¿Por qué se disculpó Yeltsin?")).press("Contexto")
    assert more.text.startswith("La pregunta supone «Yeltsin»")
    assert cited(more) == [14, 13]


async def test_a_related_question_is_a_new_message_in_private(
    bench: Bench, ana: Person, entry: Entry, assistant: LiteralAssistant
) -> None:
    reply = await bench.private(ana).says(entry.question["ru"])
    related = assistant.library.entry(entry.related[0])
    assert related
    answer = await reply.press(related.question["ru"])
    assert not answer.edited
    assert answer.text.startswith(related.answer["ru"])


GONE = [
    "-",
    "o:es:no-such-entry",
    "c:es:no-such-entry",
    "b:es:no-such-entry",
    "x:es:no-such-entry",
    "u:es:no-such-topic:0",
    "d:es:no-such-document:0",
    "o:fr:apology-year",
    "o:es:apology-year:0",
    "t:es:-1",
    "t:es:99999999999",
    "k:xx",
    "zzz",
]


@pytest.mark.parametrize("data", GONE)
async def test_a_button_whose_subject_is_gone_says_so(bench: Bench, ana: Person, entry: Entry, data: str) -> None:
    chat = bench.private(ana)
    reply = await chat.says(entry.question["es"])
    stale = Keyboard(inline_keyboard=((Button(text="old", callback_data=data),),))
    bench.world.change(reply.message, reply_markup=stale)
    pressed = await reply.press("old")
    assert pressed.notice == "Eso ya no está aquí. /topics muestra lo que hay."
    assert pressed.messages == ()


@pytest.mark.parametrize("data", ["t:es:9999", "u:es:officials:50", "d:es:enero-negro:77"])
async def test_a_page_that_is_no_more_is_the_last(bench: Bench, ana: Person, data: str) -> None:
    reply = await bench.private(ana).says("/topics")
    stale = Keyboard(inline_keyboard=((Button(text="old", callback_data=data),),))
    bench.world.change(reply.message, reply_markup=stale)
    assert (await reply.press("old")).edited


async def test_every_button_keeps_to_telegrams_limits(bench: Bench, assistant: LiteralAssistant) -> None:
    chat = bench.private(bench.world.person("Ana"))
    for entry in assistant.library.entries:
        reply = await chat.says(entry.question["ru"])
        assert all(label for label in reply.buttons)
