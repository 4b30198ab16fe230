"""Take the pictures of the README: `make gallery`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.browser.visiting import Visit, running_bot, visiting

GALLERY = Path(__file__).parent.parent.parent / "docs" / "gallery"
_LINE = ".from-bot blockquote"


async def answer(address: str) -> None:
    """A question in Spanish, its line, and why."""
    async with visiting(address, 1280, 760, color_scheme="light", device_scale_factor=1.5) as ana:
        await ana.says("quien se disculpo ante azerbaiyan??")
        await ana.sees("línea 14", where=_LINE)
        await ana.sees("gorbachev-apology", where="#why td")
        await taken(ana, "answer-es")


async def correction(address: str) -> None:
    """A false premise, in English."""
    async with visiting(address, 900, 720, color_scheme="light", device_scale_factor=1.5) as page:
        await page.becomes("Emma")
        await without_why(page)
        await page.says("Why did Yeltsin apologise?")
        await page.sees("line 14", where=_LINE)
        await taken(page, "correction-en")


async def not_stated(address: str) -> None:
    """What the document does not say, in Russian and in the dark."""
    async with visiting(address, 900, 860, color_scheme="dark", device_scale_factor=1.5) as page:
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


async def group(address: str) -> None:
    """A group, in which the bot speaks when it is called."""
    async with visiting(address, 900, 820, color_scheme="light", device_scale_factor=1.5) as page:
        await page.page.click(".room:has-text('Sala de lectura')")
        await without_why(page)
        await page.says("Creo que hubo 39 muertos en las calles, ¿no?")
        await page.says("@cotejo_bot ¿cuántos azerbaiyanos murieron en los enfrentamientos callejeros?")
        await page.sees("línea 4", where=_LINE)
        await taken(page, "group-es")


async def without_why(page: Visit) -> None:
    """Close the panel at the side."""
    await page.page.locator("#why header button").click()


async def taken(page: Visit, name: str) -> None:
    """Take the picture."""
    await page.page.mouse.move(0, 0)
    await page.page.wait_for_timeout(300)
    await page.page.screenshot(path=GALLERY / f"{name}.png", animations="disabled")


def main() -> None:
    """Take them all, each with a bot of its own so that the chats are empty."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    for scene in (answer, correction, not_stated, context, group):
        with running_bot() as address:
            asyncio.run(scene(address))
        print(f"{scene.__name__}: {scene.__doc__}")


if __name__ == "__main__":
    main()
