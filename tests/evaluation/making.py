"""Made-up cases, entries and outcomes, for tests of what is counted."""

from __future__ import annotations

from bot.answering.outcome import Outcome, OutcomeKind
from bot.evaluation.cases import Case, Label
from bot.library.model import Citation, Entry, EntryKind

ANSWER = OutcomeKind.ANSWER


def entry(*lines: int, kind: EntryKind = EntryKind.ANSWER) -> Entry:
    """Return an entry that cites these lines."""
    return Entry(f"on-{lines}", "topic", kind, {}, {}, {}, tuple(Citation("document", line, "quote") for line in lines))


def outcome(*lines: int, kind: OutcomeKind = ANSWER, confidence: float = 1.0) -> Outcome:
    """Return an outcome that shows these lines."""
    return Outcome(kind, "es", entries=(entry(*lines),) if lines else (), confidence=confidence)


def asks(*must: int, may: tuple[int, ...] = (), text: str = "question", lang: str = "es") -> Case:
    """Return a question that these lines answer; without any, one on which the documents are silent."""
    label = Label("answer" if must else "abstain", must=frozenset(must), may=frozenset(may))
    return Case(text, "ask", lang, "plain", text, label)
