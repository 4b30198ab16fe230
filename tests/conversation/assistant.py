"""An assistant that answers what it is asked word for word: the doors are tested, not the matching."""

from __future__ import annotations

from pathlib import Path

from bot.answering.outcome import Correction, Outcome, OutcomeKind, Smalltalk
from bot.answering.verdict import CheckOutcome
from bot.library.load import inspect
from bot.library.model import LANGUAGES, Entry, EntryKind, Library

ROOT = Path(__file__).parent.parent.parent
SMALLTALK = {"hola": "es", "hello": "en", "привет": "ru", "salam": "az"}
FALSE_PREMISE = {"¿Por qué se disculpó Yeltsin?": ("es", Correction("Yeltsin", ("Gorbachov",)))}
UNCLEAR = {"soldados": "es", "soldiers": "en", "солдаты": "ru", "əsgərlər": "az"}


class LiteralAssistant:
    """Knows the questions of the library by heart, one in each language a text may ask."""

    def __init__(self, library: Library | None = None) -> None:
        self.library = library or inspect(ROOT / "seeds", ROOT / "knowledge").library
        self._asked: dict[str, tuple[Entry, str]] = {
            wording: (entry, language)
            for language in LANGUAGES
            for entry in self.library.entries
            for wording in entry.wordings(language)
        }

    def ask(self, text: str, language: str | None = None, fallback: str = "") -> Outcome:
        """Answer each line of a text that is a question of the library."""
        fallback = language or fallback or "es"
        if text in SMALLTALK:
            return Outcome(OutcomeKind.SMALLTALK, SMALLTALK[text], smalltalk=Smalltalk.GREETING)
        if text in UNCLEAR:
            near = tuple(entry for entry in self.library.entries if entry.id.startswith("soldiers-"))[:3]
            return Outcome(OutcomeKind.SUGGEST, UNCLEAR[text], suggestions=near)
        if text in FALSE_PREMISE:
            spoken, correction = FALSE_PREMISE[text]
            apology = self.library.entry("gorbachev-apology")
            assert apology
            return Outcome(OutcomeKind.ANSWER, spoken, entries=(apology,), corrections=(correction,))
        found = [self._asked[line] for line in text.splitlines() if line in self._asked]
        if not found:
            return Outcome(OutcomeKind.ABSTAIN, fallback)
        entries = tuple(entry for entry, _ in found)
        not_stated = entries[0].kind is EntryKind.NOT_STATED
        kind = OutcomeKind.NOT_STATED if not_stated else OutcomeKind.ANSWER
        return Outcome(kind, found[0][1], entries=entries, confidence=1.0)

    def check(self, text: str, language: str | None = None, fallback: str = "") -> CheckOutcome:
        """Find nothing to check in any message."""
        return CheckOutcome(language or fallback or "es")

    def entry_outcome(self, entry_id: str, language: str) -> Outcome | None:
        """Return the reply of an entry."""
        entry = self.library.entry(entry_id)
        if entry is None:
            return None
        kind = OutcomeKind.NOT_STATED if entry.kind is EntryKind.NOT_STATED else OutcomeKind.ANSWER
        return Outcome(kind, language, entries=(entry,), confidence=1.0)
