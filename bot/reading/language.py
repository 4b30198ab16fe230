"""The language of a text, from its alphabet, its letters and its function words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.library.model import LANGUAGES, Concept, ConceptKind
from bot.matching.text import Script, Word
from bot.reading.lexemes import Lexemes

_LETTERS = {
    "az": re.compile(r"ə|\b\w*[qx]\w*[ıöüşçğ]|[ıöüşçğ]\w*[qx]"),
    "es": re.compile(r"[ñ¿¡]"),
    "pt": re.compile(r"[ãõ]"),
    "de": re.compile(r"[ßä]"),
    "fr": re.compile(r"[èêàùœ]|\b[dljnmsqc][’'][aeéiouh]"),
}
"""Letters that only one of the languages uses."""

_TELLING = (ConceptKind.ROLE, ConceptKind.FILLER)
_LETTER_WEIGHT = 2.0
_RIVAL = 0.6
"""A language with this share of the best one's evidence may be in the text too."""


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The most likely language, None where nothing tells, and all that the text may hold."""

    best: str | None
    possible: frozenset[str]


class LanguageGuesser:
    """Guesses languages from the function and question words of the engine's language data."""

    def __init__(self, lexemes: Lexemes, concepts: Mapping[str, Concept]) -> None:
        languages_of: dict[str, set[str]] = defaultdict(set)
        self.languages: set[str] = set()
        for form in lexemes.forms:
            if concepts[form.concept].kind in _TELLING and form.language != "any":
                self.languages.add(form.language)
                for word in form.words:
                    languages_of[word].add(form.language)
        self._languages_of = {word: frozenset(found) for word, found in languages_of.items()}

    def guess(self, text: str, text_words: Sequence[Word]) -> LanguageGuess:
        """Guess the language of a text; a text with no evidence may be in any."""
        if not text_words:
            return LanguageGuess(None, frozenset(self.languages))
        cyrillic = sum(len(word.text) for word in text_words if word.script is Script.CYRILLIC)
        if cyrillic * 2 > sum(len(word.text) for word in text_words):
            return LanguageGuess("ru", frozenset({"ru"}))
        scores: dict[str, float] = defaultdict(float)
        for word in text_words:
            known = self._languages_of.get(word.text, frozenset())
            if word.script is not Script.CYRILLIC:
                known = known - {"ru"}
            for language in known:
                scores[language] += 1 / len(known)
        lowered = text.lower()
        for language, letters in _LETTERS.items():
            if letters.search(lowered):
                scores[language] += _LETTER_WEIGHT
        if not scores:
            return LanguageGuess(None, frozenset(self.languages))
        most = max(scores.values())
        possible = frozenset(language for language in scores if scores[language] >= _RIVAL * most)
        leading = [language for language in sorted(scores) if scores[language] == most]
        if len(leading) > 1:
            leading = [language for language in leading if language in LANGUAGES]
        best = leading[0] if len(leading) == 1 else None
        if cyrillic:
            possible |= {"ru"}
        return LanguageGuess(best, possible)
