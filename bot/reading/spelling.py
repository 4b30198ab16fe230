"""What a word of a text may be as some form writes it: another inflection, or a likely correction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.library.model import ConceptKind
from bot.matching.text import Word
from bot.reading.lexemes import SPELLED_LENGTH, STEMMED, Lexemes, stemmed
from bot.reading.lexicon import Lexicon

_STEM_LENGTH = 6
"""From this length on, a word may begin with a misspelt stem."""

_INFLECTED = 0.95
"""The closeness of another inflection of a listed form."""

_CLOSE = 0.82
"""A word that goes on as a form of several words does is not corrected unless it is this near another."""

_MOST_KEPT = 10_000
"""Corrections kept at hand."""


class Spelling:
    """Reads words as the forms of a vocabulary write them."""

    def __init__(self, lexemes: Lexemes, kinds: Mapping[str, ConceptKind], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms = lexemes.forms
        self._kinds = kinds
        self._whole_words = lexemes.whole_words
        self._stems = frozenset(form.words[0] for form in lexemes.forms if form.stems[0])
        self._later_stems = frozenset(
            word
            for form in lexemes.forms
            for word, stem in zip(form.words[1:], form.stems[1:], strict=True)
            if stem and len(word) >= SPELLED_LENGTH
        )
        self._inflected = {(language, stem): word for language, stem, word in lexemes.inflected}
        self._corrections: dict[str, tuple[str, float] | None] = {}

    def read(self, word: Word, languages: frozenset[str]) -> tuple[str, float]:
        """Return the word as some form writes it: itself, another inflection, or a likely correction."""
        text = word.text
        if text in self._whole_words or any(text[:n] in self._stems for n in range(len(text), 3, -1)):
            return text, 1.0
        if len(text) >= SPELLED_LENGTH and not text.isdigit():
            inflection = self._inflection(word, languages)
            if inflection is not None:
                return inflection, _INFLECTED
        corrected = self._corrected(word)
        goes_on = corrected[1] < _CLOSE and any(
            text[:n] in self._later_stems for n in range(len(text), SPELLED_LENGTH - 1, -1)
        )
        return (text, 1.0) if goes_on else corrected

    def _corrected(self, word: Word) -> tuple[str, float]:
        """Return the word as some form writes it, with its closeness; the word itself where it is known or alien."""
        text = word.text
        if len(text) < SPELLED_LENGTH or text.isdigit() or text in self._lexicon:
            return text, 1.0
        if text not in self._corrections:
            if len(self._corrections) > _MOST_KEPT:
                self._corrections.clear()
            self._corrections[text] = self._nearest(text)
        return self._corrections[text] or (text, 1.0)

    def _inflection(self, word: Word, languages: frozenset[str]) -> str | None:
        """Return a form of which the word is another inflection in one of the languages."""
        for language in sorted(languages & STEMMED):
            found = self._inflected.get((language, stemmed(language, word.text)))
            if found is not None:
                return found
        return None

    def _nearest(self, text: str) -> tuple[str, float] | None:
        spelled, stems_by_length = self._spellings
        most = 1 if len(text) < 8 else 2
        whole = process.extractOne(text, spelled, scorer=OSA.distance, score_cutoff=most)
        best = (whole[1], whole[0], len(text)) if whole else None
        for length, stems in stems_by_length.items():
            if length < _STEM_LENGTH or length > len(text):
                continue
            allowed = 1 if length < 8 else 2
            for end in (length, length + 1):
                stem = process.extractOne(text[:end], stems, scorer=OSA.distance, score_cutoff=allowed)
                if stem and stem[0][0] == text[0] and (best is None or stem[1] < best[0]):
                    best = (stem[1], stem[0] + text[end:], length)
        return (best[1], 1 - best[0] / best[2]) if best else None

    @cached_property
    def _spellings(self) -> tuple[list[str], dict[int, list[str]]]:
        """The words that a misspelt one may mean, and such stems by length.

        A misspelling is never taken for a foreign subject: left unknown, it speaks against an answer all the same.
        """
        spelled: set[str] = set()
        stems: dict[int, set[str]] = defaultdict(set)
        for form in self._forms:
            if self._kinds[form.concept] is not ConceptKind.FOREIGN:
                for word, stem in zip(form.words, form.stems, strict=True):
                    if len(word) >= SPELLED_LENGTH:
                        (stems[len(word)] if stem else spelled).add(word)
        return sorted(spelled), {length: sorted(found) for length, found in sorted(stems.items())}
