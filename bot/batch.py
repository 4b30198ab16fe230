"""JSON lines in, JSON lines out: the contract that scripts and evaluations rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.answering.outcome import Outcome
from bot.assembly import Assistant
from bot.checking.listening import worth_saying
from bot.checking.verdict import CheckOutcome
from bot.library.model import LANGUAGES, Citation, Library
from bot.rendering.checks import reason, render_plain_check
from bot.rendering.plain import render_plain

_MODES = ("ask", "check", "listen")


def run(assistant: Assistant, lines: Iterable[bytes], out: TextIO) -> int:
    """Answer every line as it comes; a bad line yields an error line. Returns the exit status: 1 if any was bad."""
    status = 0
    for line in lines:
        if line.strip():
            reply = _reply(assistant, line)
            status |= "error" in reply
            out.write(json.dumps(reply, ensure_ascii=False) + "\n")
            out.flush()
    return status


def outcome_fields(outcome: Outcome, library: Library) -> dict[str, Any]:
    """Return an outcome as the contract's fields."""
    return {
        "outcome": outcome.kind.value,
        "entries": [entry.id for entry in outcome.entries],
        "language": outcome.language,
        "text": render_plain(outcome, library),
        "citations": [citation_fields(citation) for citation in outcome.citations],
        "confidence": round(outcome.confidence, 4),
        "suggestions": [entry.id for entry in outcome.suggestions],
    }


def check_fields(outcome: CheckOutcome, library: Library) -> dict[str, Any]:
    """Return a check as the contract's fields."""
    return {
        "outcome": "checked",
        "verdict": outcome.verdict.value if outcome.verdict else None,
        "language": outcome.language,
        "claims": [
            {
                "span": claim.span,
                "verdict": claim.verdict.value,
                "citations": [citation_fields(citation) for citation in claim.citations],
                "reason": reason(claim, library, outcome.language),
                "confidence": claim.confidence,
                "facts": list(claim.facts),
            }
            for claim in outcome.claims
        ],
        "text": render_plain_check(outcome, library),
    }


def listen_fields(outcome: CheckOutcome, library: Library) -> dict[str, Any]:
    """Return what a group that opted in hears of a message: the claims worth speaking of, or silence."""
    told = worth_saying(outcome)
    if not told:
        return {"outcome": "silent"}
    return check_fields(CheckOutcome(outcome.language, told), library) | {"outcome": "reply"}


def citation_fields(citation: Citation) -> dict[str, Any]:
    """Return a citation as the contract's fields."""
    return {"document": citation.document, "line": citation.line, "quote": citation.quote}


def _reply(assistant: Assistant, line: bytes) -> dict[str, Any]:
    request: Any = None
    try:
        request = json.loads(line)
        mode, text, language = _fields(request)
    except (ValueError, UnicodeDecodeError) as error:
        return {"id": request.get("id") if isinstance(request, dict) else None, "error": str(error)}
    return {"id": request["id"], "mode": mode} | _outcome(assistant, mode, text, language)


def _outcome(assistant: Assistant, mode: str, text: str, language: str | None) -> dict[str, Any]:
    if mode == "ask":
        return outcome_fields(assistant.ask(text, language), assistant.library)
    fields = check_fields if mode == "check" else listen_fields
    return fields(assistant.check(text, language), assistant.library)


def _fields(request: Any) -> tuple[str, str, str | None]:
    if not isinstance(request, dict):
        raise ValueError("a request is a JSON object with id, mode and text")
    for key in ("id", "mode", "text"):
        if not isinstance(request.get(key), str):
            raise ValueError(f"'{key}' is missing or not a string")
    if request["mode"] not in _MODES:
        raise ValueError(f"mode is '{request['mode']}'; it is one of {', '.join(_MODES)}")
    language = request.get("language")
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"language is '{language}'; it is one of {', '.join(LANGUAGES)}")
    return request["mode"], request["text"], language
