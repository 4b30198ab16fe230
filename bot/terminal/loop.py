"""`cotejo chat`: what is typed goes to the conversation, what it says is shown; the history is kept for next time."""

from __future__ import annotations

import contextlib
import locale
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText, StyleAndTextTuples
from prompt_toolkit.history import FileHistory
from prompt_toolkit.styles import Style

from bot.library.model import LANGUAGES
from bot.preparing import prepared
from bot.rendering.catalogue import words
from bot.rendering.terminal import TERMINAL_COMMANDS
from bot.settings import Settings
from bot.terminal.conversation import QUIT, Conversation

_STYLE = Style.from_dict({"quote": "italic ansibrightblack", "number": "bold ansicyan", "prompt": "bold ansicyan"})
_PROMPT: StyleAndTextTuples = [("class:prompt", "› ")]


def talk(settings: Settings, language: str | None) -> None:
    """Talk until whoever types leaves."""
    assistant = prepared(settings, lambda text: click.echo(text, err=True))
    language = language or _own_language() or assistant.library.documents[0].language
    conversation = Conversation(assistant, language)
    if not sys.stdin.isatty():
        for line in sys.stdin:
            click.echo(f"› {line.strip()}\n{conversation.hear(line)}\n")
        return
    _show(conversation.opening())
    for line in _typed(settings.store.with_name("history"), language):
        _show(conversation.hear(line))


def _typed(history: Path, language: str) -> Iterator[str]:
    history.parent.mkdir(parents=True, exist_ok=True)
    history.touch(mode=0o600)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)),
        auto_suggest=AutoSuggestFromHistory(),
        completer=_Commands(language),
        style=_STYLE,
    )
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            try:
                line = session.prompt(_PROMPT)
            except EOFError:
                return
            if line.strip().lower() in QUIT:
                return
            yield line


class _Commands(Completer):
    """Completes commands, each with what it does."""

    def __init__(self, language: str) -> None:
        self._does = {f"/{name}": words(language).gettext(does) for name, does in TERMINAL_COMMANDS}

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Return the commands that begin with what is typed."""
        typed = document.text_before_cursor
        for name, does in self._does.items():
            if typed and name.startswith(typed):
                yield Completion(name, start_position=-len(typed), display_meta=does)


def _show(text: str) -> None:
    print_formatted_text(FormattedText([("", "\n"), *_styled(text), ("", "\n")]), style=_STYLE)


def _styled(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines(keepends=True):
        number = line[:5] if line[:3].strip().isdecimal() and line[3:5] == "  " else ""
        if number:
            yield "class:number", number
        yield "class:quote" if line.startswith(">") else "", line[len(number) :]


def _own_language() -> str | None:
    """Return the language of the terminal if it is one of the bot's."""
    code = (locale.getlocale()[0] or "").partition("_")[0]
    return code if code in LANGUAGES else None
