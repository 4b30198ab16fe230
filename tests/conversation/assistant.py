"""An assistant that knows questions and claims word for word: the doors are tested, not the matching."""

from __future__ import annotations

from pathlib import Path

from bot.answering.outcome import Correction, Outcome, OutcomeKind, Smalltalk
from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Reason, Verdict
from bot.library.load import inspect
from bot.library.model import LANGUAGES, Citation, Entry, EntryKind, Library

ROOT = Path(__file__).parent.parent.parent
SMALLTALK = {"hola": "es", "hello": "en", "привет": "ru", "salam": "az"}
FALSE_PREMISE = {"¿Por qué se disculpó Yeltsin?": ("es", Correction("Yeltsin", ("Gorbachov",)))}
UNCLEAR = {"soldados": "es", "soldiers": "en", "солдаты": "ru", "əsgərlər": "az"}
FALSE = {
    "es": "Gorbachov se disculpó en 1998.",
    "en": "Gorbachev apologised in 1998.",
    "ru": "Горбачёв извинился в 1998 году.",
    "az": "Qorbaçov 1998-ci ildə üzr istədi.",
}
TRUE = {
    "es": "Gorbachov se disculpó en 1995.",
    "en": "Gorbachev apologised in 1995.",
    "ru": "Горбачёв извинился в 1995 году.",
    "az": "Qorbaçov 1995-ci ildə üzr istədi.",
}
OTHERS_FALSE = {3: "El ministro era Bakatin.", 5: "Hubo 12 heridos.", 7: "Murieron otros 40.", 10: "Lo contó la BBC."}
"""False claims, each about a line of the document."""
UNSURE = "Dicen que se disculpó en 1998, o algo así."
"""A claim that is refuted without being sure enough to speak of it unasked."""


class LiteralAssistant:
    """Knows the questions of the library by heart, one in each language a text may ask, and some claims."""

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
        """Check each line of a text that begins with a claim known by heart."""
        found = [claim for line in text.splitlines() if (claim := self._checked(line.strip()))]
        spoken = next((code for code in LANGUAGES if any(each[code] in text for each in (FALSE, TRUE))), None)
        return CheckOutcome(language or spoken or fallback or "es", tuple(found))

    def _checked(self, line: str) -> CheckedClaim | None:
        if line.startswith(tuple(FALSE.values())):
            return self._claim(line, Verdict.REFUTED, 14)
        if line.startswith(tuple(TRUE.values())):
            return self._claim(line, Verdict.SUPPORTED, 14)
        if line == UNSURE:
            return self._claim(line, Verdict.REFUTED, 14, confidence=0.5)
        number = next((number for number, claim in OTHERS_FALSE.items() if line.startswith(claim)), None)
        return None if number is None else self._claim(line, Verdict.REFUTED, number)

    def _claim(self, span: str, verdict: Verdict, number: int, confidence: float = 1.0) -> CheckedClaim:
        document = self.library.documents[0]
        cited = (Citation(document.id, number, document.line(number)),)
        reason = Reason(Ground.STATED if verdict is Verdict.SUPPORTED else Ground.OPPOSITE)
        return CheckedClaim(span, 0, verdict, reason, cited, confidence, (f"fact-{number}",), plain=True)

    def entry_outcome(self, entry_id: str, language: str) -> Outcome | None:
        """Return the reply of an entry."""
        entry = self.library.entry(entry_id)
        if entry is None:
            return None
        kind = OutcomeKind.NOT_STATED if entry.kind is EntryKind.NOT_STATED else OutcomeKind.ANSWER
        return Outcome(kind, language, entries=(entry,), confidence=1.0)
