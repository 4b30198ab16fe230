"""A question in a private chat, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.playground import World
from bot.playground.values import PhotoSize
from tests.conversation.assistant import LiteralAssistant
from tests.conversation.building import Build
from tests.conversation.chat import Bench, talking_to
from tests.conversation.reading import cited, underlined

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE = ["es", "en", "ru", "az"]


@pytest.mark.parametrize("language", PEOPLE)
async def test_an_answer_shows_its_line_in_full_and_what_of_it_is_cited(
    bench: Bench, assistant: LiteralAssistant, language: str
) -> None:
    entry, document = assistant.library.entry("apology-year"), assistant.library.documents[0]
    assert entry
    reply = await bench.private(bench.world.person("Ana", language=language)).says(entry.question[language])
    assert reply.text.startswith(entry.answer[language])
    assert cited(reply) == [14]
    assert document.line(14) in reply.quotes[0]
    assert set(underlined(reply)) <= {citation.quote for citation in entry.citations}


@pytest.mark.parametrize("language", PEOPLE)
async def test_a_line_is_translated_for_readers_of_other_languages_only(
    bench: Bench, assistant: LiteralAssistant, language: str
) -> None:
    entry, document = assistant.library.entry("apology-year"), assistant.library.documents[0]
    assert entry
    reply = await bench.private(bench.world.person("Ana", language="fr")).says(entry.question[language])
    gloss = document.glosses[14].get(language, "–")
    assert (gloss in reply.quotes[0]) == (language != "es")


async def test_the_reply_is_in_the_language_of_the_question_not_of_the_person(
    bench: Bench, assistant: LiteralAssistant
) -> None:
    entry = assistant.library.entry("apology-year")
    assert entry
    reply = await bench.private(bench.world.person("Ana", language="es")).says(entry.question["ru"])
    assert reply.text.startswith(entry.answer["ru"])


async def test_several_lines_are_quoted_each_once(bench: Bench, assistant: LiteralAssistant) -> None:
    entry = assistant.library.entry("soldiers-reports-differ")
    assert entry
    reply = await bench.private(bench.world.person("Emma")).says(entry.question["en"])
    assert cited(reply) == [4, 5]


async def test_two_questions_get_both_answers_then_all_lines(bench: Bench, assistant: LiteralAssistant) -> None:
    first, second = assistant.library.entry("apology-year"), assistant.library.entry("soldiers-wounded")
    assert first
    assert second
    asked = f"{first.question['es']}\n{second.question['es']}"
    reply = await bench.private(bench.world.person("Ana")).says(asked)
    assert reply.text.index(first.answer["es"]) < reply.text.index(second.answer["es"])
    assert cited(reply) == [14, 5]
    assert [label for label in reply.buttons if label.startswith("Contexto")] == [
        "Contexto de la línea 14",
        "Contexto de la línea 5",
    ]


async def test_a_false_premise_is_corrected_first(bench: Bench) -> None:
    reply = await bench.private(bench.world.person("Ana")).says("¿Por qué se disculpó Yeltsin?")
    assert reply.text.startswith("La pregunta supone «Yeltsin»; el documento dice: Gorbachov.")
    assert cited(reply) == [14]


async def test_what_the_document_does_not_state_is_said_so(bench: Bench, assistant: LiteralAssistant) -> None:
    entry = assistant.library.entry("who-ordered")
    assert entry
    reply = await bench.private(bench.world.person("Ana")).says(entry.question["es"])
    assert reply.text.startswith(entry.answer["es"])
    assert cited(reply) == [citation.line for citation in entry.citations]


@pytest.mark.parametrize(
    ("language", "silence"),
    [
        ("es", "No encuentro respuesta"),
        ("en", "I find no answer"),
        ("ru", "не нахожу ответа"),
        ("az", "cavab tapmıram"),
        ("fr", "No encuentro respuesta"),
    ],
)
async def test_what_is_not_understood_is_said_in_the_persons_language(
    bench: Bench, language: str, silence: str
) -> None:
    reply = await bench.private(bench.world.person("Ana", language=language)).says("12345")
    assert silence in reply.text
    assert reply.quotes == []


@pytest.mark.parametrize("text", ["soldados", "soldiers", "солдаты", "əsgərlər"])
async def test_a_vague_question_gets_suggestions_and_pressing_one_answers_in_place(bench: Bench, text: str) -> None:
    reply = await bench.private(bench.world.person("Ana")).says(text)
    assert len(reply.buttons) == 3
    assert reply.quotes == []
    chosen = await reply.press(reply.buttons[0])
    assert chosen.edited
    assert chosen.message.message_id == reply.message.message_id
    assert chosen.quotes


@pytest.mark.parametrize(
    ("text", "back"), [("hola", "¡Hola!"), ("hello", "Hello!"), ("привет", "Здравствуйте!"), ("salam", "Salam!")]
)
async def test_small_talk_cites_nothing(bench: Bench, text: str, back: str) -> None:
    reply = await bench.private(bench.world.person("Ana")).says(text)
    assert reply.text.startswith(back)
    assert reply.quotes == []
    assert reply.buttons == []


async def test_markup_in_what_people_write_stays_text(bench: Bench) -> None:
    reply = await bench.private(bench.world.person("Ana")).says("<b>&amp;</b> {0} %s </blockquote>")
    assert "No encuentro" in reply.text or "I find no" in reply.text


async def test_a_caption_is_a_question_and_a_picture_without_one_is_not(
    bench: Bench, assistant: LiteralAssistant
) -> None:
    entry = assistant.library.entry("apology-year")
    assert entry
    chat = bench.private(bench.world.person("Ana", language="es"))
    assert cited(await chat.shows(entry.question["es"])) == [14]
    world, picture = bench.world, PhotoSize(file_id="1", file_unique_id="1")
    wordless = await chat.act(lambda: world.tell(world.post(chat.room, from_=chat.person.user, photo=(picture,))))
    assert wordless.text == "Solo sé leer texto. Escríbeme tu pregunta."


async def test_a_forwarded_question_is_answered(bench: Bench, assistant: LiteralAssistant) -> None:
    entry = assistant.library.entry("apology-year")
    assert entry
    ana, eva = bench.world.person("Ana"), bench.world.person("Eva")
    said = ana.says(bench.world.group("Sala", ana, eva), entry.question["es"])
    assert cited(await bench.private(eva).forwards(said)) == [14]


async def test_links_do_not_unfold_and_a_private_reply_quotes_nothing(bench: Bench) -> None:
    reply = await bench.private(bench.world.person("Ana")).says("hola")
    assert reply.message.link_preview_options
    assert reply.message.link_preview_options.is_disabled
    assert reply.replies_to is None


async def test_nothing_that_a_person_writes_is_kept(
    build: Build, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking_to(build, World()) as bench:
        await bench.private(bench.world.person("Ana")).says("palabra-secreta")
    assert all(b"palabra-secreta" not in file.read_bytes() for file in tmp_path.iterdir())
    assert "palabra-secreta" not in caplog.text
