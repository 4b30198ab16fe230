"""The bot as a newcomer meets it: `cotejo run` without a token, and its page in a browser."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.browser.visiting import NEEDS_CHROMIUM, running_bot, visiting

GROUP = "Sala de lectura"

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
        label = await ana.page.locator(".key").last.inner_text()
        await ana.presses(label)
        await ana.sees("línea", where=".from-bot blockquote")


async def test_an_edit_of_the_question_mends_the_answer(address: str) -> None:
    async with visiting(address) as page:
        await page.becomes("Emma")
        await page.says("what is the capital of France?")
        await page.sees("I find no answer", where=".from-bot .words")
        await page.edits("how many soldiers were wounded?")
        await page.sees("90 were wounded", where=".from-bot .words")
        await page.sees("edited", where=".from-bot .meta")


async def test_a_claim_in_the_group_is_checked_by_replying_to_it(address: str) -> None:
    async with visiting(address) as page:
        await page.becomes("Emma")
        await page.enters(GROUP)
        await page.says("Gorbachov pidió perdón a Azerbaiyán en 1998")
        await page.becomes("Ana")
        await page.replies("en 1998", "/check")
        await page.sees("❌", where=".from-bot .words")
        await page.sees("línea 14", where=".from-bot blockquote")
        await page.sees("en 1998", where=".from-bot .answered-words")
        await page.sees("desmentido", where="#why td")
        await page.sees("1995", where="#why .rows td")


@pytest.mark.parametrize("person", ["Ana", "Emma", "Иван", "Leyla"])
async def test_the_tour_shows_what_the_bot_is_for_within_a_minute(address: str, person: str) -> None:
    async with visiting(address) as page:
        await page.becomes(person)
        start = time.monotonic()
        chips = page.page.locator(".chip")
        for place in range(await chips.count()):
            before = await page.page.locator(".from-bot").count()
            await chips.nth(place).click()
            await page.page.locator(".from-bot").nth(before).wait_for()
        replies = await page.page.locator(".from-bot .words").all_inner_texts()
        answer, corrected, not_stated, refuted, differing = replies[-5:]
        assert time.monotonic() - start < 60
        assert "90" in answer
        assert "14" in corrected
        assert not not_stated.startswith(("✅", "❌"))
        assert refuted.startswith("❌")
        assert differing.startswith("⚖️")


async def test_in_the_group_it_speaks_when_called(address: str) -> None:
    async with visiting(address) as ana:
        await ana.enters(GROUP)
        before = await ana.page.locator(".from-bot").count()
        await ana.says("Yo creo que fue Gorbachov")
        await ana.says("@cotejo_bot ¿quién se disculpó?")
        await ana.page.locator(".from-bot").nth(before).wait_for()
        await ana.sees("¿quién se disculpó?", where=".from-bot .answered-words")
        assert await ana.page.locator(".from-bot").count() == before + 1


async def test_what_is_typed_behind_its_name_is_offered_and_sent(address: str) -> None:
    async with visiting(address) as ana:
        await ana.page.fill("#field", "@cotejo_bot Gorbachov se disculpó en 1998")
        await ana.sees("❌", where=".option")
        await ana.page.press("#field", "ArrowDown")
        await ana.page.press("#field", "Enter")
        await ana.sees("línea 14", where=".own blockquote")
        await ana.sees("@cotejo_bot", where=".own .origin")


async def test_a_guest_checks_where_it_is_no_member(address: str) -> None:
    async with visiting(address) as ana:
        await ana.enters("Foro")
        await ana.page.get_by_label("Miembros y bot").click()
        await ana.page.click("dialog button:has-text('Quitar')")
        await ana.page.keyboard.press("Escape")
        await ana.says("Gorbachov se disculpó en 1998")
        await ana.replies("en 1998", "@cotejo_bot")
        await ana.sees("❌", where=".from-bot .words")
        await ana.sees("Ana", where=".from-bot .origin")
