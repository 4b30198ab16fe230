"""/topics: topics, questions, answers and back, in one message."""

from __future__ import annotations

import pytest

from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench, Reply
from tests.conversation.reading import cited

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_topics_lead_to_questions_to_answers_and_back(
    bench: Bench, assistant: LiteralAssistant, language: str
) -> None:
    library = assistant.library
    topic = next(topic for topic in library.topics if topic.id == "officials")
    entry = library.entry("evacuation")
    assert entry
    topics = await bench.private(bench.world.person("Ana", language=language)).says("/topics")
    questions = await topics.press(topic.title[language])
    answer = await questions.press(entry.question[language])
    assert answer.text.startswith(entry.answer[language])
    assert cited(answer) == [3]
    back = await answer.press(answer.buttons[-1])
    assert back.buttons == questions.buttons
    assert (await back.press(back.buttons[-1])).buttons == topics.buttons
    assert back.message.message_id == topics.message.message_id


async def test_every_topic_and_every_question_can_be_reached(bench: Bench, assistant: LiteralAssistant) -> None:
    chat = bench.private(bench.world.person("Ana", language="es"))
    topics = await chat.says("/topics")
    titles = await _all_pages(topics)
    assert [title for title in titles if not _turns(title)] == [topic.title["es"] for topic in assistant.library.topics]
    for topic in assistant.library.topics:
        listed = await _all_pages(await _press_somewhere(await chat.says("/topics"), topic.title["es"]))
        asked = {entry.question["es"] for entry in assistant.library.entries if entry.topic == topic.id}
        assert asked <= set(listed)


async def test_no_page_has_more_than_eight_questions(bench: Bench) -> None:
    topics = await bench.private(bench.world.person("Ana", language="es")).says("/topics")
    assert len([label for label in topics.buttons if not _turns(label)]) == 8
    assert topics.buttons[-1] == "2/2 ›"


def _turns(label: str) -> bool:
    return "›" in label or "‹" in label


async def _all_pages(reply: Reply) -> list[str]:
    labels = list(reply.buttons)
    while forth := next((label for label in reply.buttons if label.endswith("›")), None):
        reply = await reply.press(forth)
        labels += reply.buttons
    return labels


async def _press_somewhere(reply: Reply, label: str) -> Reply:
    while label not in reply.buttons:
        reply = await reply.press(next(each for each in reply.buttons if each.endswith("›")))
    return await reply.press(label)
