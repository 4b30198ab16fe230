"""Why the bot replied as it did, for the chat page."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from itertools import chain

from bot.assembly import Assistant
from bot.checking.claim import Claim
from bot.checking.listening import worth_saying
from bot.checking.quantities import Use
from bot.checking.slots import candidates
from bot.checking.verdict import CheckedClaim
from bot.library.facts import Fact
from bot.library.model import Citation
from bot.playground import Asked

_CALL = re.compile(r"^/ask(@\w+)?\b|@\w*bot\b", re.IGNORECASE)
_CHECK = re.compile(r"^/check(@\w+)?\b", re.IGNORECASE)


def explanation(assistant: Assistant, asked: Asked) -> dict[str, object]:
    """Decide again and return what the reply went by; empty for a command that decides nothing.

    What was not addressed to the bot is a claim, or a question if it claims nothing.

    >>> explanation(NotImplemented, Asked("/start"))
    {}
    """
    text, checks = _CHECK.subn("", _CALL.sub("", asked.text).strip())
    text = text.strip()
    if not text or text.startswith("/"):
        return {}
    if checks or not asked.addressed:
        found = _of_check(assistant, text)
        if checks or found["claims"]:
            return found
    return _of_question(assistant, text)


def _of_question(assistant: Assistant, text: str) -> dict[str, object]:
    start = time.perf_counter()
    outcome = assistant.ask(text)
    return {
        "outcome": outcome.kind.value,
        "confidence": round(outcome.confidence, 3),
        "took_ms": _since(start),
        "entries": [entry.id for entry in outcome.entries],
        "citations": _places(outcome.citations),
        **outcome.why,
    }


def _of_check(assistant: Assistant, text: str) -> dict[str, object]:
    checker = assistant.checker  # made ready first, so that the time told is that of the check
    start = time.perf_counter()
    outcome = assistant.check(text)
    spent = _since(start)
    facts = {fact.id: fact for fact in checker.facts}
    unasked = worth_saying(outcome)
    return {
        "outcome": "checked",
        "verdict": outcome.verdict.value if outcome.verdict else "no claim",
        "took_ms": spent,
        "claims": [
            _of_claim(claim, checker.read(claim.span), [facts[name] for name in claim.facts])
            | {"worth saying unasked": claim in unasked}
            for claim in outcome.claims
        ],
    }


def _of_claim(checked: CheckedClaim, claim: Claim, facts: Sequence[Fact]) -> dict[str, object]:
    return {
        "claim": checked.span,
        "verdict": checked.verdict.value,
        "decided by": checked.reason.ground.value,
        "the message says": checked.reason.said,
        "the document says": ", ".join(checked.reason.stated),
        "confidence": round(checked.confidence, 3),
        "slots": list(chain.from_iterable(_slots(claim, fact) for fact in facts)),
        "citations": _places(checked.citations),
        "facts": [fact.id for fact in facts],
        "concepts": {m.concept: claim.shown(m.first, m.last) for m in claim.mentions},
        "unknown words": [claim.word(place).text for place in claim.reading.unknown],
    }


def _slots(claim: Claim, fact: Fact) -> list[dict[str, object]]:
    """Return each detail that a fact settles beside what the claim has for it."""
    rows: list[dict[str, object]] = []
    for slot in fact.slots:
        fillers = candidates(claim, slot)
        if fillers:
            said = ", ".join(claim.shown(filler.first, filler.last) for filler in fillers)
            agrees = any(filler.right for filler in fillers)
            rows.append({"slot": slot.name, "said": said, "document": ", ".join(slot.values), "agrees": agrees})
    numbers = [quantity for quantity in claim.quantities if quantity.use is Use.COUNT] if fact.count else []
    if numbers and fact.count:
        said = ", ".join(claim.shown(number.first, number.last) for number in numbers)
        figures = ", ".join(str(figure.value) for figure in fact.count.figures)
        agrees = any(number.allows(float(figure.value)) for number in numbers for figure in fact.count.figures)
        rows.append({"slot": "how many", "said": said, "document": figures, "agrees": agrees})
    return rows


def _places(citations: tuple[Citation, ...]) -> list[str]:
    return [f"{citation.document}:{citation.line}" for citation in citations]


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 1)
