"""/sources: every line of every document, in order."""

from __future__ import annotations

import pytest

from tests.conversation.assistant import LiteralAssistant
from tests.conversation.chat import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("language", ["es", "en", "ru", "az"])
async def test_every_line_stands_verbatim_on_one_page(bench: Bench, assistant: LiteralAssistant, language: str) -> None:
    document = assistant.library.documents[0]
    sources = await bench.private(bench.world.person("Ana", language=language)).says("/sources")
    assert document.title[language] in sources.text
    page = await sources.press(document.title[language])
    pages = [page.text]
    while page.buttons[0].endswith("›") or (len(page.buttons) > 1 and page.buttons[1].endswith("›")):
        page = await page.press(next(label for label in page.buttons if label.endswith("›")))
        pages.append(page.text)
    text = "\n".join(pages)
    assert len(pages) > 1
    places = [text.index(f"{number}  {line}") for number, line in enumerate(document.lines, 1)]
    assert places == sorted(places)
    assert all((gloss[language] in text) for gloss in document.glosses.values() if language in gloss)


async def test_the_way_back_leads_to_the_list(bench: Bench) -> None:
    sources = await bench.private(bench.world.person("Ana", language="es")).says("/sources")
    page = await sources.press(sources.buttons[0])
    assert (await page.press("‹ Fuentes")).text == sources.text


async def test_a_document_without_origin_says_so(bench: Bench) -> None:
    sources = await bench.private(bench.world.person("Ana", language="en")).says("/sources")
    assert "The document names no origin." in sources.text
