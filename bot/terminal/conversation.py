"""A conversation in a terminal: text in, text out; buttons become numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.answering.outcome import Outcome
from bot.library.model import LANGUAGES
from bot.rendering.about import render_about, render_welcome
from bot.rendering.html import render_browsed, render_html
from bot.rendering.menus import render_language_chosen, render_languages, render_sources, render_topics
from bot.rendering.plain import render_plain
from bot.rendering.reply import BrowseEntry, Button, ChooseEntry, ChooseLanguage, OpenEntry, Reply
from bot.rendering.terminal import no_such_number, nothing_to_explain, terminal_help
from bot.telegram.pages import page
from bot.telegram.services import Assistant

QUIT = frozenset({"/quit", "/exit", "/q"})

Rows = Iterable[tuple[Button, ...]]


class Conversation:
    """What one person has been offered so far, and in which language the menus are."""

    def __init__(self, assistant: Assistant, language: str) -> None:
        self._assistant = assistant
        self._language = language
        self._offered: tuple[Button, ...] = ()
        self._why: dict[str, object] = {}

    def opening(self) -> str:
        """Return the first words."""
        return f"{render_welcome(self._assistant.library, self._language).plain}\n\n{terminal_help(self._language)}"

    def hear(self, text: str) -> str:
        """Return what to show for a question, a number or a command; empty for nothing."""
        text = text.strip()
        if text.startswith("/"):
            return self._command(*text[1:].lower().split())
        if text.isdecimal() and self._offered:
            return self._press(int(text))
        return self._ask(text) if text else ""

    def _ask(self, text: str) -> str:
        outcome = self._assistant.ask(text, None, self._language)
        self._why = outcome.why
        return self._tell(outcome, render_html(outcome, self._assistant.library))

    def _command(self, name: str = "", *rest: str) -> str:
        library, language = self._assistant.library, self._language
        match name:
            case "ask" if rest:
                return self._ask(" ".join(rest))
            case "topics":
                return self._show(render_topics(library, language))
            case "sources":
                return self._show(render_sources(library, language))
            case "about":
                return self._show(render_about(library, language))
            case "language" if rest and rest[0] in LANGUAGES:
                return self._choose(rest[0])
            case "language":
                return self._show(render_languages(language))
            case "why":
                return (
                    json.dumps(self._why, ensure_ascii=False, indent=2) if self._why else nothing_to_explain(language)
                )
            case _:
                return terminal_help(language)

    def _press(self, number: int) -> str:
        if not 1 <= number <= len(self._offered):
            return no_such_number(self._language)
        button = self._offered[number - 1]
        action, language = button.action, button.language
        if isinstance(action, ChooseLanguage):
            return self._choose(action.code)
        if isinstance(action, OpenEntry | ChooseEntry | BrowseEntry):
            outcome = self._assistant.entry_outcome(action.entry, language)
            assert outcome is not None, "what is on offer is in the library"
            render = render_browsed if isinstance(action, BrowseEntry) else render_html
            return self._tell(outcome, render(outcome, self._assistant.library))
        reply = page(self._assistant, action, language)
        assert reply is not None, "what is on offer is in the library"
        return self._show(reply)

    def _choose(self, code: str) -> str:
        self._language = code
        return self._show(render_language_chosen(code))

    def _tell(self, outcome: Outcome, reply: Reply) -> str:
        """Show the reply to a question; its lines are set off where it cites any."""
        return self._offer(render_plain(outcome, self._assistant.library) if outcome.entries else reply.plain, reply)

    def _show(self, reply: Reply) -> str:
        return self._offer(reply.plain, reply)

    def _offer(self, text: str, reply: Reply) -> str:
        buttons = tuple(button for row in reply.rows for button in row)
        if not buttons:
            return text  # what was on offer before still is
        self._offered = buttons
        listed = "\n".join(f"{number:3}  {button.label}" for number, button in enumerate(buttons, 1))
        return f"{text}\n\n{listed}"
