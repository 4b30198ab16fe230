"""Finds the small words that turn a statement: negation, quantity, attribution, contrast, opinion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.matching.text import Script, Word, forms

_SAFE_LENGTH = 7
"""From this many letters on, a phrase is found in a text of any language."""
_SHORTHAND = "shorthand"
"""The entry that is no cue: how chats write the words of the others."""


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """A cue in words `first` to `last` (indices, inclusive)."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    name: str
    language: str
    words: tuple[str, ...]
    stem: bool

    def fits(self, read: Sequence[str], place: int) -> bool:
        end = place + len(self.words)
        if end > len(read) or tuple(read[place : end - 1]) != self.words[:-1]:
            return False
        last = read[end - 1]
        return last.startswith(self.words[-1]) if self.stem else last == self.words[-1]


class Cues:
    """All cues, ready to be found in texts."""

    def __init__(self, phrases: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._starts: dict[str, list[_Phrase]] = defaultdict(list)
        self._stems: list[_Phrase] = []
        self._whole = _shortened(phrases.get(_SHORTHAND, {}))
        for name, by_language in phrases.items():
            if name == _SHORTHAND:
                continue
            for language, texts in by_language.items():
                for text in texts:
                    self._add(_Phrase(name, language, tuple(forms(text.rstrip("*"))), text.endswith("*")))

    def _add(self, phrase: _Phrase) -> None:
        if phrase.stem and len(phrase.words) == 1:
            self._stems.append(phrase)
        elif phrase.words:
            self._starts[phrase.words[0]].append(phrase)

    def find(self, text_words: Sequence[Word], languages: frozenset[str]) -> tuple[Cue, ...]:
        """Return every cue of a text that may be in some languages, in order; of a cue's own, the longest first."""
        short = {each: whole for language in languages for each, whole in self._whole.get(language, {}).items()}
        read = [short.get(word.text, word.text) for word in text_words]
        found: dict[tuple[str, int], int] = {}
        for place, word in enumerate(text_words):
            for phrase in (*self._starts.get(read[place], ()), *self._stems):
                if _readable(phrase, word, languages) and phrase.fits(read, place):
                    key = phrase.name, place
                    found[key] = max(found.get(key, 0), place + len(phrase.words) - 1)
        return tuple(sorted(Cue(place, last, name) for (name, place), last in found.items()))


def _shortened(lists: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """Each language's short forms with the words they stand for."""
    pairs = {language: [forms(text) for text in texts] for language, texts in lists.items()}
    return {language: {short: whole for whole, short in found} for language, found in pairs.items()}


def _readable(phrase: _Phrase, word: Word, languages: frozenset[str]) -> bool:
    cyrillic = word.script is Script.CYRILLIC
    if cyrillic != (phrase.language == "ru"):
        return False
    return cyrillic or phrase.language in languages or sum(map(len, phrase.words)) >= _SAFE_LENGTH
