"""The chat page in headless Chromium, with the small bot of the conversation tests behind it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.playground import Asked, TourStep, create_app, demo_world, serve
from tests.browser.visiting import NEEDS_CHROMIUM, Visit, playwright, visiting
from tests.playground.small_bot import build

TOUR = [
    TourStep(label="¿Quién?", text="¿Quién se disculpó?", language="es"),
    TourStep(label="Comprueba", text="They were 39", kind="forward+check", chat="Sala de lectura", language="es"),
    TourStep(label="Kim?", text="Kim üzr istədi?", language="az"),
]

AXE = Path(__file__).parent / "node" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = NEEDS_CHROMIUM


def explain(asked: Asked) -> Mapping[str, object]:
    return {
        "outcome": "answer",
        "confidence": 0.93,
        "words": ["disculpó"],
        "candidates": [{"entry": "apology", "score": 0.93}, {"entry": "decree", "score": 0.2}],
        "claims": [{"verdict": "refuted", "slots": [{"slot": "year", "agrees": False}]}],
        "timings": {"ranking_ms": 1.25},
        "<img src=x onerror=alert(1)>": asked.text,
    }


@contextlib.asynccontextmanager
async def visit(width: int = 1280, height: int = 800, **options: Any) -> AsyncIterator[Visit]:
    """Open the page on a fresh world with a bot that answers; no error may be left in it."""
    world = demo_world()
    app = create_app(world, explain=explain, tour=TOUR)
    async with serve(app) as address:
        application = build(address, world.bot.token)
        assert application.updater
        async with application:
            await application.bot.set_my_commands([("start", "Begin")], language_code="es")
            await application.start()
            await application.updater.start_polling()
            try:
                async with visiting(address, width, height, **options) as visit:
                    yield visit
            finally:
                await application.updater.stop()
                await application.stop()


async def test_a_question_its_answer_a_button_and_the_reason() -> None:
    async with visit() as ana:
        await ana.says("¿Quién se disculpó?")
        await ana.sees("¿Quién se disculpó?", where=".from-bot .words strong")
        await ana.sees("0.93", where="#why td")
        await ana.sees("apology", where="#why td")
        await ana.sees("<img src=x", where="#why th")
        await ana.sees("desmentido", where="#why .one td")
        await ana.sees("year", where="#why .one .rows td")
        await ana.page.click(".key")
        await ana.sees("the line", where=".from-bot blockquote")
        await ana.sees("here you are", where=".toast")


async def test_words_are_never_html() -> None:
    async with visit() as ana:
        await ana.says("<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/")
        await ana.sees("<img src=x", where=".own .words")
        assert await ana.page.locator("#log img:not(.avatar)").count() == 0
        link = ana.page.locator(".own a")
        assert await link.get_attribute("href") == "https://example.org/"
        assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_a_claim_is_checked_in_the_group_by_replying() -> None:
    async with visit() as ana:
        await ana.page.click(".chip:has-text('Comprueba')")
        await ana.sees("/check", where=".own .words")
        await ana.sees("They were 39", where=".own .answered-words")
        await ana.sees("/check", where=".from-bot .answered-words")
        await playwright.expect(ana.page.locator(".message:has-text('They were 39') .deaf").first).to_be_visible()


async def test_an_edit_arrives_and_a_reply_quotes() -> None:
    async with visit() as ana:
        await ana.says("hola")
        await ana.sees("hola", where=".from-bot .words")
        await ana.page.press("#field", "ArrowUp")
        await ana.page.fill("#field", "adiós")
        await ana.page.press("#field", "Enter")
        await ana.sees("now adiós", where=".from-bot .words")
        await ana.sees("editado", where=".own .meta")
        await ana.page.locator(".from-bot").last.hover()
        await ana.page.locator(".from-bot").last.get_by_label("Responder").click()
        await ana.says("gracias")
        await ana.sees("now adiós", where=".own .answered-words")


async def test_commands_and_inline_results_are_chosen_with_the_keyboard() -> None:
    async with visit() as ana:
        await ana.page.fill("#field", "/")
        await ana.sees("Begin", where=".option")
        await ana.page.press("#field", "ArrowDown")
        await ana.page.press("#field", "Enter")
        await ana.sees("Welcome")
        await ana.page.fill("#field", "@cotejo_bot Bakú")
        await ana.sees("Title", where=".option")
        await ana.page.press("#field", "ArrowDown")
        await ana.page.press("#field", "Enter")
        await ana.sees("about Bakú", where=".own .words")


async def test_a_mention_is_sent_as_it_stands_unless_a_result_is_chosen() -> None:
    async with visit() as ana:
        await ana.enters("Sala de lectura")
        await ana.page.fill("#field", "@cotejo_bot Bakú")
        await ana.sees("Title", where=".option")
        await ana.page.press("#field", "Enter")
        await ana.sees("@cotejo_bot Bakú", where=".from-bot .words")
        await playwright.expect(ana.page.locator(".option")).to_have_count(0)


async def test_a_message_is_forwarded_to_a_topic() -> None:
    async with visit() as ana:
        await ana.says("/start")
        await ana.sees("Welcome")
        await ana.page.locator(".own").first.focus()
        await ana.page.locator(".own").first.get_by_label("Reenviar").click()
        await ana.page.click("dialog button:has-text('Fuentes')")
        await ana.sees("Reenviado de Ana", where=".own .origin")
        await ana.sees("# Fuentes", where="h1")


async def test_another_person_reads_another_language() -> None:
    async with visit() as page:
        await page.page.click(".person:has-text('Leyla')")
        await page.sees("Söhbətlər", where="h2")
        await page.page.click(".chip:has-text('Kim?')")
        await page.sees("Kim üzr istədi?", where=".from-bot .words")
        await page.page.press(".person[aria-checked=true]", "ArrowLeft")
        await page.sees("Чаты", where="h2")
        await page.page.select_option(".brand select", "en")
        await page.sees("Chats", where="h2")


async def test_the_bot_is_sent_away_and_brought_back() -> None:
    async with visit() as ana:
        await ana.page.click(".room:has-text('Sala de lectura')")
        await ana.page.get_by_label("Miembros y bot").click()
        await ana.page.click("dialog button:has-text('Quitar')")
        await ana.sees("Cotejo ya no está en el grupo", where=".service")
        await ana.page.get_by_label("Miembros y bot").click()
        await ana.page.click("dialog button:has-text('Añadir')")
        await ana.sees("Cotejo se unió al grupo", where=".service")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_sticks_out_on_a_phone(scheme: str) -> None:
    async with visit(360, 740, color_scheme=scheme) as ana:
        await ana.page.click(".room >> nth=0")
        await ana.says("una_palabra_muy_larga_" * 12)
        await ana.sees("una_palabra", where=".from-bot .words")
        wide = "document.documentElement.scrollWidth > innerWidth || log.scrollWidth > log.clientWidth"
        assert await ana.page.evaluate(wide) is False
        assert await ana.page.evaluate("document.documentElement.dataset.theme") == scheme
        await ana.page.get_by_label("Volver a los chats").click()
        await ana.sees("Chats", where="h2")


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: install Node.js with npm, then `make test` brings it")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
async def test_nothing_is_barred_to_a_screen_reader_or_to_weak_eyes(width: int, scheme: str) -> None:
    async def judged(page: Any) -> Any:
        await page.evaluate(AXE.read_text(encoding="utf-8"))
        return await page.evaluate(
            "axe.run().then((told) => told.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]))"
        )

    async with visit(width, 800, color_scheme=scheme, reduced_motion="reduce") as ana:
        assert await judged(ana.page) == []
        await ana.enters("Sala de lectura")
        await ana.says("/start")
        await ana.says("@cotejo_bot hola")
        await ana.sees("hola", where=".from-bot .words")
        await ana.page.fill("#field", "/")
        await ana.sees("Begin", where=".option")
        assert await judged(ana.page) == []
        await ana.page.get_by_label("Miembros y bot").click()
        assert await judged(ana.page) == []


async def test_everything_that_can_be_pressed_has_a_name() -> None:
    async with visit() as ana:
        await ana.says("hola")
        await ana.sees("hola", where=".from-bot .words")
        nameless = await ana.page.evaluate(
            "[...document.querySelectorAll('button, textarea, select, [role=toolbar], [role=log], nav, aside')]"
            ".filter((each) => !(each.ariaLabel || each.getAttribute('aria-label') || each.textContent.trim()))"
            ".map((each) => each.outerHTML)"
        )
        assert nameless == []
        assert await ana.page.get_attribute("#log", "aria-live") == "polite"
