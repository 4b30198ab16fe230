"""What a question comes to: values that every door (Telegram, terminal, batch) renders in its own way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.library.model import Citation, Entry


class OutcomeKind(Enum):
    """The five ends of a question."""

    ANSWER = "answer"
    NOT_STATED = "not_stated"
    SUGGEST = "suggest"
    ABSTAIN = "abstain"
    SMALLTALK = "smalltalk"


class Smalltalk(Enum):
    """What a message without a question wants; the value is the name of its concept in the language data."""

    GREETING = "smalltalk-greeting"
    THANKS = "smalltalk-thanks"
    WHO_ARE_YOU = "smalltalk-who-are-you"
    BYE = "smalltalk-bye"
    HOW_ARE_YOU = "smalltalk-how-are-you"
    INSULT = "smalltalk-insult"
    PRAISE = "smalltalk-praise"
    OK = "smalltalk-yes-no-ok"


@dataclass(frozen=True, slots=True)
class Correction:
    """A premise of the question that the lines contradict: they settle `stated`, the question says `supposed`.

    Both are as a reader should see them, in the outcome's language where the vocabulary has it.
    """

    supposed: str
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question comes to.

    `entries` are those that reply, best first: answers, or one not-stated entry; empty otherwise. `suggestions` are
    near entries to offer, best first, at most three. `language` is that of the reply. `confidence` (0…1) is the
    calibrated probability that the reply is right; for an abstention, that of the best entry refused. `why` explains
    the decision: JSON-ready, for `--explain` and the chat page.
    """

    kind: OutcomeKind
    language: str
    entries: tuple[Entry, ...] = ()
    confidence: float = 0.0
    suggestions: tuple[Entry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    smalltalk: Smalltalk | None = None
    why: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The lines that the reply shows, in the order of the entries, each once."""
        shown: dict[tuple[str, int], Citation] = {}
        for entry in self.entries:
            for citation in entry.citations:
                shown.setdefault((citation.document, citation.line), citation)
        return tuple(shown.values())
