"""Which words are ordinary words of a language, and how common they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.text import normalize

LEXICON_LANGUAGES = ("es", "en", "ru", "pt", "tr", "fr", "de")
"""The languages whose word frequencies are known; Azerbaijani has no list, its words come from the knowledge."""

_LEAST_ZIPF = 3.0
_CURATED_ZIPF = 4.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in normal form with their commonness: the Zipf value (log10 of occurrences per billion) times ten,
    the highest over the languages.
    """

    commonness: dict[str, int]

    def zipf(self, word: str) -> float:
        """Return how common a word is, from 3 (rare) to 8 (*the*); 0 for a word no language knows."""
        return self.commonness.get(word, 0) / 10

    def __contains__(self, word: str) -> bool:
        return word in self.commonness


def build_lexicon(curated: Iterable[str]) -> Lexicon:
    """Gather the frequency lists (wordfreq, small lists) and the words of curated texts, which are spelt right."""
    from wordfreq import get_frequency_dict

    commonness: dict[str, int] = {}
    for language in LEXICON_LANGUAGES:
        for word, frequency in get_frequency_dict(language, "small").items():
            zipf = _zipf(frequency)
            if zipf >= _LEAST_ZIPF and word.isalpha():
                normal = normalize(word)
                commonness[normal] = max(commonness.get(normal, 0), round(zipf * 10))
    for text in curated:
        for word in normalize(text).split():
            if word.isalpha():
                commonness.setdefault(word, round(_CURATED_ZIPF * 10))
    return Lexicon(commonness)


def _zipf(frequency: float) -> float:
    from math import log10

    return log10(frequency) + 9
