"""The whole bot with its own knowledge: what it is for, in each language."""

from __future__ import annotations

import pytest

from bot.assembly import Assistant
from tests.conversation.chat import Bench, Chat
from tests.conversation.real import real_assistant

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return real_assistant()


@pytest.fixture
def chat(bench: Bench) -> Chat:
    return bench.private(bench.world.person("Ana", language="es"))


@pytest.mark.parametrize(
    ("question", "line", "word"),
    [
        ("¿Quién se disculpó ante Azerbaiyán?", 14, "Gorbachov"),
        ("how many soldiers were wounded?", 5, "90"),
        ("Кто был министром обороны?", 3, "Язов"),
        ("Neftçala və Lənkəranda neçə nəfər öldü?", 7, "26"),
    ],
    ids=["es", "en", "ru", "az"],
)
async def test_a_question_is_answered_in_its_language_with_its_line(
    chat: Chat, question: str, line: int, word: str
) -> None:
    reply = await chat.says(question)
    assert reply.cites(line)
    assert word in reply.text.partition("\n")[0]


@pytest.mark.parametrize(
    "question",
    ["quien se disculpo ante azerbaiyan", "¿qién se discupló ante azerbaiyan?", "KTO IZVINILSYA PERED AZERBAYDZHANOM"],
    ids=["no accents", "typos", "transliterated"],
)
async def test_typing_does_no_harm(chat: Chat, question: str) -> None:
    assert 14 in (await chat.says(question)).lines


async def test_two_reports_that_disagree_are_both_shown(chat: Chat) -> None:
    assert (await chat.says("¿Coinciden los informes sobre los soldados muertos?")).cites(4, 5)


@pytest.mark.parametrize(
    ("question", "supposed", "stated"),
    [
        ("¿Por qué se disculpó Yeltsin?", "Yeltsin", "Gorbachov"),
        ("Why did Yeltsin apologise?", "Yeltsin", "Gorbachev"),
    ],
    ids=["es", "en"],
)
async def test_a_false_premise_is_corrected(chat: Chat, question: str, supposed: str, stated: str) -> None:
    reply = await chat.says(question)
    first = reply.text.partition("\n")[0]
    assert supposed in first
    assert stated in first
    assert 14 in reply.lines


@pytest.mark.parametrize(
    "question",
    [
        "¿Quién dio la orden de entrar en Bakú?",
        "How many people died in total?",
        "¿En qué fecha ocurrió el Enero Negro?",
    ],
    ids=["who ordered it", "the total", "the date"],
)
async def test_what_the_document_does_not_state_is_said_so(chat: Chat, assistant: Assistant, question: str) -> None:
    outcome = assistant.ask(question)
    assert outcome.kind.value == "not_stated"
    assert (await chat.says(question)).text.startswith(outcome.entries[0].answer[outcome.language])


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuál es la capital de Francia?",
        "who won the world cup in 1990",
        "Какая сегодня погода?",
        "Plov necə bişirilir?",
    ],
    ids=["es", "en", "ru", "az"],
)
async def test_another_subject_is_left_alone(chat: Chat, question: str) -> None:
    assert (await chat.says(question)).quotes == []


async def test_a_group_is_left_in_peace_until_it_asks(bench: Bench) -> None:
    ana, eva = bench.world.person("Ana", language="es"), bench.world.person("Eva", language="en")
    group = bench.chat(ana, bench.world.group("Sala", ana, eva))
    for said in ("¿Quién se disculpó?", "Gorbachov se disculpó en 1995", "hola a todos"):
        assert (await group.says(said)).silent
    reply = await group.says("@cotejo_bot ¿Quién se disculpó?")
    assert reply.cites(14)
    assert reply.replies_to


async def test_a_claim_is_checked_with_its_line(chat: Chat) -> None:
    reply = await chat.says("/check Gorbachov pidió perdón a Azerbaiyán en 1998")
    assert "1995" in reply.text
    assert 14 in reply.lines


async def test_a_claim_is_checked_by_answering_the_message_that_makes_it(bench: Bench) -> None:
    ana, eva = bench.world.person("Ana", language="es"), bench.world.person("Eva", language="en")
    group = bench.world.group("Sala", ana, eva)
    claim = ana.says(group, "El ministro de Defensa era Vadim Bakatin")
    reply = await bench.chat(eva, group).says("/check", reply_to=claim)
    assert 3 in reply.lines


async def test_what_is_forwarded_in_a_private_chat_is_checked(bench: Bench) -> None:
    ana = bench.world.person("Ana", language="es")
    group = bench.world.group("Otra sala", ana)
    claim = ana.says(group, "En los enfrentamientos murieron 39 azerbaiyanos")
    reply = await bench.private(ana).forwards(claim)
    assert 4 in reply.lines


async def test_a_claim_in_a_group_is_left_alone_unless_asked(bench: Bench) -> None:
    ana = bench.world.person("Ana", language="es")
    reply = await bench.chat(ana, bench.world.group("Callada", ana)).says("Gorbachov pidió perdón en 1998")
    assert reply.silent


async def test_a_check_of_nothing_says_how_to_use_it(chat: Chat) -> None:
    assert "/check" in (await chat.says("/check")).text


@pytest.mark.parametrize(
    "call",
    [
        "@cotejo_bot",
        "@cotejo_bot ¿cierto?",
        "is this true? @cotejo_bot",
        "@cotejo_bot правда?",
        "bu doğrudur @cotejo_bot",
    ],
)
async def test_the_name_under_a_claim_checks_it(bench: Bench, call: str) -> None:
    ana, eva = bench.world.person("Ana", language="es"), bench.world.person("Eva", language="en")
    group = bench.chat(eva, bench.world.group("Sala", ana, eva))
    claim = await group.hears(ana, "El ministro de Defensa era Vadim Bakatin")
    assert (await group.says(call, reply_to=claim)).text.startswith("❌")
    asked = await group.says("@cotejo_bot ¿Quién se disculpó ante Azerbaiyán?", reply_to=claim)
    assert asked.cites(14)
    assert not asked.text.startswith(("❌", "✅"))


async def test_a_claim_is_checked_inline_and_as_a_guest(bench: Bench) -> None:
    ana = bench.world.person("Ana", language="ru")
    query = ana.types_inline("Горбачёв извинился перед Азербайджаном в 1998 году")
    await bench.settle()
    assert query.results[0].title.startswith("❌")
    guest = bench.chat(ana, bench.world.group("Чужая", ana, bot=None))
    claim = await guest.hears(ana, "Горбачёв извинился перед Азербайджаном в 1998 году")
    assert (await guest.says("@cotejo_bot правда?", reply_to=claim)).cites(14)
