"""Where the parts meet: settings -> Assistant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.ask import Asker
from bot.answering.encoder import PlainEncoder, TextEncoder, WordingEncoder
from bot.answering.fitted import calibration_file
from bot.answering.judge import Calibration, load_calibration
from bot.answering.outcome import Outcome, OutcomeKind
from bot.compiled import Compiled, compile_knowledge
from bot.library.model import LANGUAGES, EntryKind, Library
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.checking.check import Checker
    from bot.checking.verdict import CheckOutcome

_NEIGHBOURS = {"pt": "es", "fr": "es", "tr": "az", "de": "en"}
"""The language to reply in when a message is in one that the bot does not write and the chat has none."""


@dataclass(frozen=True)
class Assistant:
    """The whole of the bot but its doors.

    `first` reads by words and concepts; `second` reads with the sentence encoder too, and is asked only where the
    first is less sure than `sure_from` (a probability), so that its model is loaded when it is needed.
    """

    library: Library
    first: Asker
    second: Asker | None
    sure_from: float
    compiled: Compiled
    encoder: TextEncoder | None
    settings: Settings

    def ask(self, text: str, language: str | None = None, fallback: str = "") -> Outcome:
        """Answer a message.

        `language` fixes that of the reply; without it the message's own counts, then `fallback`, then a neighbour of
        the message's language, then that of the first document.
        """
        reply_in = language or self.reply_language(text, fallback)
        outcome = self.first.ask(text, reply_in)
        if self.second is None or outcome.confidence >= self.sure_from:
            return outcome
        return self.second.ask(text, reply_in)

    @property
    def asker(self) -> Asker:
        """The one that reads with all that is installed."""
        return self.second or self.first

    @cached_property
    def checker(self) -> Checker:
        """What checks claims, made ready at the first one."""
        from bot.ready_checks import ready_checker

        return ready_checker(self.settings, self.compiled, self.encoder)

    def check(self, text: str, language: str | None = None, fallback: str = "") -> CheckOutcome:
        """Check the claims of a message; the language of the reply is found as for a question."""
        return self.checker.check(text, language or self.reply_language(text, fallback))

    def reply_language(self, text: str, fallback: str = "") -> str:
        """Return the language in which to reply to a text."""
        guessed = self.compiled.reader.read(text).language
        if guessed in LANGUAGES:
            return guessed
        return fallback or _NEIGHBOURS.get(guessed or "", self.library.documents[0].language)

    def entry_outcome(self, entry_id: str, language: str) -> Outcome | None:
        """Return the reply of an entry that was chosen by its id, or None if there is no such entry."""
        entry = self.library.entry(entry_id)
        if entry is None:
            return None
        kind = OutcomeKind.NOT_STATED if entry.kind is EntryKind.NOT_STATED else OutcomeKind.ANSWER
        return Outcome(kind, language, entries=(entry,), confidence=1.0)


def assemble(settings: Settings, calibration: Calibration | None = None) -> Assistant:
    """Build the assistant; raises KnowledgeError or UnavailableError with all that is wrong.

    A calibration given here stands for those beside the knowledge.
    """
    encoder = load_text_encoder() if settings.semantic else None
    compiled = compile_knowledge(settings.seeds, settings.knowledge, settings.cache, encoder)
    fuzzy = calibration or load_calibration(calibration_file(settings.knowledge, semantic=False))
    first = Asker(compiled.reader, compiled.profiles, compiled.index, compiled.head, fuzzy, None)
    second = None
    if encoder is not None and compiled.vectors is not None and compiled.head_of_both is not None:
        both = calibration or load_calibration(calibration_file(settings.knowledge, semantic=True))
        wordings = WordingEncoder(compiled.vectors, encoder)
        second = Asker(compiled.reader, compiled.profiles, compiled.index, compiled.head_of_both, both, wordings)
    return Assistant(compiled.library, first, second, fuzzy.sure_from, compiled, encoder, settings)


def load_text_encoder() -> TextEncoder | None:
    """Return the sentence encoder, which loads its model at first use, or None where it is not installed."""
    from bot.matching.encoder import find_encoder

    encoder = find_encoder()
    return PlainEncoder(encoder) if encoder is not None else None
