"""Making the assistant ready for whoever waits at a terminal."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bot.assembly import Assistant, assemble
from bot.settings import Settings

_SOON = 1.5
"""Seconds after which whoever waits is told for what."""

Say = Callable[[str], None]


def prepared(settings: Settings, say: Say) -> Assistant:
    """Assemble the assistant and let it load what it loads at the first question.

    Where the first takes long, because the knowledge is new, whoever waits is told why; for the second nobody waits.
    """
    waiting = threading.Timer(_SOON, say, ("Making the knowledge ready: a few minutes, the first time only…",))
    waiting.daemon = True
    waiting.start()
    try:
        assistant = assemble(settings)
    finally:
        waiting.cancel()
    threading.Thread(target=_first_question, args=(assistant,), name="first question", daemon=True).start()
    return assistant


def _first_question(assistant: Assistant) -> None:
    for entry in assistant.library.entries[:1]:
        question = next(iter(entry.question.values()))
        assistant.ask(question)
        assistant.check(question)
