"""Buttons <-> inline keyboards: what a button does, in at most 64 bytes that stay valid over restarts.

o:es:gorbachev-apology      open an entry           s:es                     list the documents
c:es:gorbachev-apology      choose a suggestion     d:es:enero-negro:0       a page of a document
b:es:gorbachev-apology      browse to an entry      l:es                     list the languages
x:es:gorbachev-apology      show the context        k:ru                     speak a language
t:es:0                      a page of the topics    u:es:apology:0           a page of a topic
m:es:1                      a page of a check       r:es:5000001             take the reply down
"""

from __future__ import annotations

import re
from typing import assert_never

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.library.model import LANGUAGES
from bot.rendering.reply import (
    Action,
    BrowseEntry,
    Button,
    ChooseEntry,
    ChooseLanguage,
    OpenEntry,
    ShowClaims,
    ShowContext,
    ShowLanguages,
    ShowSource,
    ShowSources,
    ShowTopic,
    ShowTopics,
    TakeDown,
)

_LONGEST = 64
"""Bytes of callback data (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""
_LONGEST_LABEL = 100
_NUMBER = re.compile(r"-?[0-9]{1,16}")


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return the keyboard of a reply; None if it has no buttons.

    A button whose data would be too long is left out: ids from the knowledge are at most 40 characters long.
    """
    drawn = [[_drawn(button) for button in row if len(encode(button).encode()) <= _LONGEST] for row in rows]
    drawn = [row for row in drawn if row]
    return InlineKeyboardMarkup(drawn) if drawn else None


def without(markup: InlineKeyboardMarkup | None, data: str) -> InlineKeyboardMarkup | None:
    """Return a keyboard without the button that was pressed."""
    rows = [
        [button for button in row if button.callback_data != data] for row in (markup.inline_keyboard if markup else ())
    ]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def take_down_rows(markup: InlineKeyboardMarkup | None) -> tuple[tuple[Button, ...], ...]:
    """Return the rows of a keyboard that take the reply down, to hang them on what comes in its place."""
    buttons = [button for row in (markup.inline_keyboard if markup else ()) for button in row]
    found = [(button.text, decode(str(button.callback_data))) for button in buttons]
    return tuple((Button(label, *what),) for label, what in found if what and isinstance(what[0], TakeDown))


def encode(button: Button) -> str:
    """Return what a button does, as callback data."""
    return ":".join((*_parts(button.action, button.language),))


def decode(data: str) -> tuple[Action, str] | None:
    """Return what callback data asks for, and in which language; None for what no button of ours says."""
    match data.split(":"):
        case [_, language, *_] if language not in LANGUAGES:
            return None
        case ["o", language, entry]:
            return OpenEntry(entry), language
        case ["c", language, entry]:
            return ChooseEntry(entry), language
        case ["b", language, entry]:
            return BrowseEntry(entry), language
        case ["x", language, entry]:
            return ShowContext(entry), language
        case ["t", language, page] if _is_page(page):
            return ShowTopics(int(page)), language
        case ["u", language, topic, page] if _is_page(page):
            return ShowTopic(topic, int(page)), language
        case ["s", language]:
            return ShowSources(), language
        case ["d", language, document, page] if _is_page(page):
            return ShowSource(document, int(page)), language
        case ["l", language]:
            return ShowLanguages(), language
        case ["k", language]:
            return ChooseLanguage(language), language
        case ["m", language, page] if _is_page(page):
            return ShowClaims(int(page)), language
        case ["r", language, asker] if _NUMBER.fullmatch(asker):
            return TakeDown(int(asker)), language
    return None


def _parts(action: Action, language: str) -> tuple[str, ...]:
    match action:
        case OpenEntry(entry):
            return "o", language, entry
        case ChooseEntry(entry):
            return "c", language, entry
        case BrowseEntry(entry):
            return "b", language, entry
        case ShowContext(entry):
            return "x", language, entry
        case ShowTopics(page):
            return "t", language, str(page)
        case ShowTopic(topic, page):
            return "u", language, topic, str(page)
        case ShowSources():
            return "s", language
        case ShowSource(document, page):
            return "d", language, document, str(page)
        case ShowLanguages():
            return "l", language
        case ChooseLanguage(code):
            return "k", code
        case ShowClaims(page):
            return "m", language, str(page)
        case TakeDown(asker):
            return "r", language, str(asker)
    assert_never(action)


def _is_page(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _drawn(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label[:_LONGEST_LABEL], callback_data=encode(button))
