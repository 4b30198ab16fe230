"""Take the pictures of the README: `make gallery`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.browser.visiting import Visit, running_bot, visiting

GALLERY = Path(__file__).parent.parent.parent / "docs" / "gallery"
_LINE = ".from-bot blockquote"
_GROUP = "Sala de lectura"


async def answer(address: str) -> None:
    """A question in Spanish, its line, and why."""
    async with visiting(address, 1280, 760, color_scheme="light", device_scale_factor=1.5) as ana:
        await ana.says("quien se disculpo ante azerbaiyan??")
        await ana.sees("línea 14", where=_LINE)
        await ana.sees("gorbachev-apology", where="#why td")
        await opened(ana)
        await taken(ana, "answer-es")


async def correction(address: str) -> None:
    """A false premise, in English."""
    async with visiting(address, 900, 940, color_scheme="light", device_scale_factor=1.5) as page:
        await page.becomes("Emma")
        await without_why(page)
        await page.says("Why did Yeltsin apologise?")
        await page.sees("line 14", where=_LINE)
        await opened(page)
        await taken(page, "correction-en")


async def not_stated(address: str) -> None:
    """What the document does not say, in Russian and in the dark."""
    async with visiting(address, 900, 1000, color_scheme="dark", device_scale_factor=1.5) as page:
        await page.becomes("Иван")
        await without_why(page)
        await page.says("Сколько всего людей погибло?")
        await page.page.locator(".from-bot .words").last.wait_for()
        await taken(page, "not-stated-ru")


async def context(address: str) -> None:
    """The lines around an answer, in Azerbaijani, on a telephone."""
    async with visiting(address, 412, 915, color_scheme="light", device_scale_factor=2) as page:
        await page.becomes("Leyla")
        await page.page.click(".room >> nth=0")
        await page.says("Neftçalada neçə nəfər öldü?")
        await page.sees("sətir 7", where=_LINE)
        await page.presses("Kontekst")
        await page.sees("sətir 8", where=_LINE)
        await taken(page, "context-az")


async def suggestion(address: str) -> None:
    """A word is too little to go by: a suggestion that has been chosen, and another that waits."""
    async with visiting(address, 900, 900, color_scheme="light", device_scale_factor=1.5) as page:
        await page.becomes("Emma")
        await without_why(page)
        await page.says("troops")
        await page.page.locator(".key").first.click()
        await page.sees("line", where=_LINE)
        await page.says("killed")
        await page.page.locator(".from-bot").nth(1).wait_for()
        await taken(page, "suggestion-en")


async def edit(address: str) -> None:
    """A question that is edited, and its answer, which is edited with it."""
    async with visiting(address, 900, 720, color_scheme="dark", device_scale_factor=1.5) as ana:
        await without_why(ana)
        await ana.says("¿Quién ganó la liga?")
        await ana.page.locator(".from-bot").first.wait_for()
        await ana.edits("¿Quién era el ministro de Defensa?")
        await ana.sees("editado", where=".from-bot .meta")
        await taken(ana, "edit-es")


async def check(address: str) -> None:
    """A claim in a group, checked by replying to it, and what decided."""
    async with visiting(address, 1280, 900, color_scheme="light", device_scale_factor=1.5) as page:
        await page.becomes("Emma")
        await page.enters(_GROUP)
        await page.says("Gorbachov pidió perdón a Azerbaiyán en 1998.")
        await page.becomes("Leyla")
        await page.says("Salam! Mən bilmirdim 🙂")
        await page.becomes("Ana")
        await page.replies("pidió perdón", "/check")
        await page.sees("línea 14", where=_LINE)
        await page.sees("1995", where="#why td")
        await opened(page)
        await taken(page, "check-es")


async def without_why(page: Visit) -> None:
    """Close the panel at the side."""
    await page.page.locator("#why header button").click()


async def opened(page: Visit) -> None:
    """Open the quotes of the last reply."""
    for toggle in await page.page.locator(".from-bot").last.locator(".toggle:visible").all():
        await toggle.click()


async def taken(page: Visit, name: str) -> None:
    """Take the picture."""
    await page.page.mouse.move(0, 0)
    await page.page.focus("#field")
    await page.page.evaluate("log.scrollTop = log.scrollHeight")
    await page.page.wait_for_timeout(300)
    await page.page.screenshot(path=GALLERY / f"{name}.png", animations="disabled")


def main() -> None:
    """Take them all, each with a bot of its own so that the chats are empty."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    for scene in (answer, check, correction, not_stated, suggestion, edit, context):
        with running_bot() as address:
            asyncio.run(scene(address))
        print(f"{scene.__name__}: {scene.__doc__}")


if __name__ == "__main__":
    main()
