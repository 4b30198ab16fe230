"""Which words are ordinary words of a language, and how common they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray

from bot.matching.text import normalize

LEXICON_LANGUAGES = ("es", "en", "ru", "pt", "tr", "fr", "de")
"""The languages whose word frequencies are known; Azerbaijani has no list, its words come from the knowledge."""

_LEAST_ZIPF = 3.0
_LONGEST = 20
_CURATED_ZIPF = 4.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in normal form with their commonness, as two arrays of one length that can be mapped from a file.

    `words` are sorted UTF-8 bytes of at most 20, `tenths` the Zipf values (log10 of occurrences per billion) times
    ten, the highest over the languages.
    """

    words: NDArray[np.bytes_]
    tenths: NDArray[np.uint8]

    @classmethod
    def of(cls, commonness: Mapping[str, float]) -> Lexicon:
        """Make a lexicon of words with their Zipf values; words longer than 20 bytes are left out."""
        known = {word.encode(): zipf for word, zipf in commonness.items() if len(word.encode()) <= _LONGEST}
        words = sorted(known)
        return cls(
            np.array(words, dtype=f"S{_LONGEST}"), np.array([round(known[word] * 10) for word in words], dtype=np.uint8)
        )

    def zipf(self, word: str) -> float:
        """Return how common a word is, from 3 (rare) to 8 (*the*); 0 for a word no language knows.

        >>> Lexicon.of({"casa": 5.1}).zipf("casa"), Lexicon.of({"casa": 5.1}).zipf("cassa")
        (5.1, 0.0)
        """
        key = word.encode()
        place = int(np.searchsorted(self.words, key))
        found = place < len(self.words) and bytes(self.words[place]) == key
        return int(self.tenths[place]) / 10 if found else 0.0

    def __contains__(self, word: str) -> bool:
        return self.zipf(word) > 0


def build_lexicon(curated: Iterable[str]) -> Lexicon:
    """Gather the frequency lists (wordfreq, small lists) and the words of curated texts, which are spelt right."""
    from wordfreq import get_frequency_dict

    commonness: dict[str, float] = {}
    for language in LEXICON_LANGUAGES:
        for word, frequency in get_frequency_dict(language, "small").items():
            zipf = _zipf(frequency)
            if zipf >= _LEAST_ZIPF and word.isalpha():
                normal = normalize(word)
                commonness[normal] = max(commonness.get(normal, 0), zipf)
    for text in curated:
        for word in normalize(text).split():
            if word.isalpha():
                commonness.setdefault(word, _CURATED_ZIPF)
    return Lexicon.of(commonness)


def _zipf(frequency: float) -> float:
    return log10(frequency) + 9
