"""Why the bot replied as it did to a text, for the chat page."""

from __future__ import annotations

import re
import time

from bot.assembly import Assistant

_CALL = re.compile(r"^/ask(@\w+)?\b|@\w*bot\b", re.IGNORECASE)


def explanation(assistant: Assistant, text: str) -> dict[str, object]:
    """Ask again and return what the reply went by; empty for a command, which asks nothing.

    >>> explanation(NotImplemented, "/start")
    {}
    """
    question = _CALL.sub("", text).strip()
    if not question or question.startswith("/"):
        return {}
    start = time.perf_counter()
    outcome = assistant.ask(question)
    spent = round((time.perf_counter() - start) * 1000, 1)
    return {
        "outcome": outcome.kind.value,
        "confidence": round(outcome.confidence, 3),
        "took_ms": spent,
        "entries": [entry.id for entry in outcome.entries],
        "citations": [f"{each.document}:{each.line}" for each in outcome.citations],
        **outcome.why,
    }
