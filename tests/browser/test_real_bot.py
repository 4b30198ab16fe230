"""The bot as a newcomer meets it: `cotejo run` without a token, and its page in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.visiting import NEEDS_CHROMIUM, running_bot, visiting

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running_bot() as address:
        yield address


async def test_a_question_in_spanish_its_line_its_context_and_why(address: str) -> None:
    async with visiting(address) as ana:
        await ana.says("¿Quién se disculpó ante Azerbaiyán?")
        await ana.sees("Gorbachov se disculpó", where=".from-bot .words")
        await ana.sees("línea 14", where=".from-bot blockquote")
        await ana.sees("gorbachev-apology", where="#why td")
        await ana.presses("Contexto")
        await ana.sees("línea 13", where=".from-bot blockquote")


async def test_a_question_in_azerbaijani(address: str) -> None:
    async with visiting(address) as page:
        await page.becomes("Leyla")
        await page.says("Kim üzr istədi?")
        await page.sees("Qorbaçov", where=".from-bot .words")
        await page.sees("sətir 14", where=".from-bot blockquote")


async def test_a_suggestion_is_chosen(address: str) -> None:
    async with visiting(address) as ana:
        await ana.says("muertos")
        await ana.sees("¿", where=".from-bot .key, .key")
        label = await ana.page.locator(".key").last.inner_text()
        await ana.presses(label)
        await ana.sees("línea", where=".from-bot blockquote")


async def test_an_edit_of_the_question_mends_the_answer(address: str) -> None:
    async with visiting(address) as page:
        await page.becomes("Emma")
        await page.says("what is the capital of France?")
        await page.sees("I find no answer", where=".from-bot .words")
        await page.page.press("#field", "ArrowUp")
        await page.page.fill("#field", "how many soldiers were wounded?")
        await page.page.press("#field", "Enter")
        await page.sees("90 were wounded", where=".from-bot .words")
        await page.sees("edited", where=".from-bot .meta")


@pytest.mark.parametrize("person", ["Ana", "Emma", "Иван", "Leyla"])
async def test_the_tour_shows_an_answer_a_correction_and_an_honest_no(address: str, person: str) -> None:
    async with visiting(address) as page:
        await page.becomes(person)
        chips = page.page.locator(".chip")
        for place in range(3):
            before = await page.page.locator(".from-bot").count()
            await chips.nth(place).click()
            await page.page.locator(".from-bot").nth(before).wait_for()
        replies = await page.page.locator(".from-bot .words").all_inner_texts()
        assert "14" in replies[-2]
        assert len(await chips.all()) >= 3


async def test_in_the_group_it_speaks_when_called(address: str) -> None:
    async with visiting(address) as ana:
        await ana.page.click(".room:has-text('Sala de lectura')")
        await ana.says("Yo creo que fue Gorbachov")
        await ana.says("@cotejo_bot ¿quién se disculpó?")
        await ana.sees("Gorbachov se disculpó", where=".from-bot .words")
        assert await ana.page.locator(".from-bot").count() == 1
