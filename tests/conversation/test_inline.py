"""`@bot words` in any chat: verdicts and answers to choose from, or calmly nothing."""

from __future__ import annotations

import pytest

from bot.playground import Person
from bot.playground.queries import Query
from tests.conversation.assistant import FALSE, TRUE, LiteralAssistant
from tests.conversation.chat import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def ana(bench: Bench) -> Person:
    return bench.world.person("Ana", language="fr")


async def typed(bench: Bench, person: Person, text: str) -> Query:
    query = person.types_inline(text)
    await bench.settle()
    assert query.answered
    return query


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        (FALSE["es"], "❌ Desmentido"),
        (FALSE["en"], "❌ Refuted"),
        (TRUE["ru"], "✅ Подтверждается"),
        (FALSE["az"], "❌ Təkzib olunur"),
    ],
    ids=["es", "en", "ru", "az"],
)
async def test_a_claim_is_offered_its_verdict(bench: Bench, ana: Person, claim: str, title: str) -> None:
    query = await typed(bench, ana, claim)
    (offered,) = query.results
    assert offered.title == title
    assert offered.content.text.startswith(f"{title}: «{claim}»")
    assert offered.keyboard is None


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_a_question_is_offered_its_answer_with_the_question(
    bench: Bench, ana: Person, assistant: LiteralAssistant, language: str
) -> None:
    entry = assistant.library.entry("soldiers-wounded")
    assert entry
    question, answer = entry.question[language], entry.answer[language]
    (offered,) = (await typed(bench, ana, question)).results
    assert (offered.title, offered.description) == (question, answer)
    assert offered.content.text.startswith(f"{question}\n\n{answer}\n\n")
    sent = ana.picks(await typed(bench, ana, question))
    assert sent.via_bot == bench.world.bot.user


async def test_near_questions_are_offered_where_nothing_is_sure(bench: Bench, ana: Person) -> None:
    assert len((await typed(bench, ana, "soldados")).results) > 1


@pytest.mark.parametrize("text", ["", "   ", "hola", "12345", "¿Qué tiempo hace?", "🙂"])
async def test_for_anything_else_nothing_is_offered(bench: Bench, ana: Person, text: str) -> None:
    assert (await typed(bench, ana, text)).results == ()


async def test_everybody_may_be_shown_the_same(bench: Bench, ana: Person) -> None:
    ivan = bench.world.person("Иван", language="ru")
    first, second = [await typed(bench, each, FALSE["es"]) for each in (ana, ivan)]
    assert first.results == second.results
    assert first.answer["is_personal"] is False
    assert first.answer["cache_time"] == 300


async def test_the_bot_does_not_hear_its_own_words_again(bench: Bench, ana: Person) -> None:
    room = bench.world.group("Sala", ana)
    query = ana.types_inline(FALSE["es"], room)
    await bench.settle()
    reply = await bench.chat(ana, room).act(lambda: ana.picks(query))
    assert reply.silent


async def test_an_answer_that_comes_too_late_does_no_harm(
    bench: Bench, ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    query = ana.types_inline(FALSE["es"])
    query.answered = True
    await bench.settle()
    assert "could not be handled" not in caplog.text
