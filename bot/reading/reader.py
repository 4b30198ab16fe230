"""One pass over a text: what every later decision looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from bot.library.model import Concept, ConceptKind
from bot.matching.text import Word, words
from bot.reading.language import LanguageGuesser
from bot.reading.lexemes import Lexemes, read_lexemes
from bot.reading.lexicon import Lexicon
from bot.reading.numbers import Number, NumberWords, numbers
from bot.reading.vocabulary import Mention, Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the bot reads it.

    `mentions` and `numbers` are in order and never overlap each other's kind; `unknown` holds the indices of the words
    that are neither concept nor function word nor number. `language` is None where nothing tells.
    """

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    unknown: tuple[int, ...] = ()
    language: str | None = None
    languages: frozenset[str] = field(default_factory=frozenset)

    def span(self, first: int, last: int) -> str:
        """Return the original text from word `first` to word `last`, inclusive."""
        return self.text[self.words[first].start : self.words[last].end]


class Reader:
    """Reads texts with one vocabulary; the same text always gives the same reading."""

    def __init__(self, concepts: Iterable[Concept], lexicon: Lexicon, number_words: Mapping[str, NumberWords],
                 lexemes: Lexemes | None = None) -> None:  # fmt: skip
        concepts = tuple(concepts)
        lexemes = lexemes or read_lexemes(concepts)
        self.vocabulary = Vocabulary(concepts, lexemes, lexicon)
        self.lexicon = lexicon
        self._number_words = number_words
        self._joined: dict[frozenset[str], NumberWords] = {}
        self._guesser = LanguageGuesser(lexemes, self.vocabulary.concepts)

    def read(self, text: str, most_words: int = 400) -> Reading:
        """Read a text, of which at most the last `most_words` words count: people ask at the end."""
        text_words = words(text)[-most_words:]
        guess = self._guesser.guess(text, text_words)
        found_numbers = numbers(text_words, self._numbers_of(guess.possible))
        mentions = self.vocabulary.mentions(text, text_words, guess.possible)
        covered = {place for mention in mentions for place in range(mention.first, mention.last + 1)}
        covered |= {place for number in found_numbers for place in range(number.first, number.last + 1)}
        unknown = tuple(place for place in range(len(text_words)) if place not in covered)
        return Reading(text, text_words, mentions, found_numbers, unknown, guess.best, guess.possible)

    def _numbers_of(self, languages: frozenset[str]) -> NumberWords:
        if languages not in self._joined:
            known = [self._number_words[name] for name in sorted(languages) if name in self._number_words]
            self._joined[languages] = reduce(NumberWords.joined, known, NumberWords({}))
        return self._joined[languages]

    def kind(self, concept: str) -> ConceptKind:
        """Return the kind of a concept that this reader found."""
        return self.vocabulary.concepts[concept].kind
