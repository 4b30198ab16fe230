"""Recognises the vocabulary's concepts in a text: exact forms, stems, misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.library.model import Concept, ConceptKind
from bot.matching.text import Script, Word
from bot.reading.lexemes import SPELLED_LENGTH, Form, Lexemes
from bot.reading.lexicon import Lexicon
from bot.reading.spelling import Spelling

_ALIEN_LENGTH = 7
"""From this length on, a word is taken for a form of another language or script than the text's own."""

_NAME_LENGTH = 4
"""The same for names, which cross languages."""

_NAMES = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.PLACE, ConceptKind.MEDIUM,
                    ConceptKind.NEUTRAL})  # fmt: skip

_COGNATES = {"pt": "es", "fr": "es", "tr": "az"}
"""Languages whose everyday words a text of another mostly shares, from SPELLED_LENGTH letters on."""

_MOST_SKIPPED = 2
"""Function words that may stand between the words of a form: *perdieron (la) vida*."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept in a text, in words `first` to `last` (indices, inclusive).

    `closeness` is 1 for a form as listed, less for a misspelt one (1 - edits / letters).
    """

    concept: str
    first: int
    last: int
    closeness: float = 1.0


class Vocabulary:
    """All concepts, ready to be found in texts."""

    def __init__(self, concepts: Iterable[Concept], lexemes: Lexemes, lexicon: Lexicon) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self.function_words = lexemes.function_words
        self._starts: dict[str, list[Form]] = defaultdict(list)
        self._stems: dict[str, list[Form]] = defaultdict(list)
        for form in lexemes.forms:
            (self._stems if form.stems[0] else self._starts)[form.words[0]].append(form)
        kinds = {name: concept.kind for name, concept in self.concepts.items()}
        self._spelling = Spelling(lexemes, kinds, lexicon)

    def mentions(self, text: str, text_words: Sequence[Word], languages: frozenset[str]) -> tuple[Mention, ...]:
        """Find the concepts of a text, left to right, the longest form first.

        `languages` are those the text may be in: short words are only read as one of them.
        """
        read = [self._spelling.read(word, languages) for word in text_words]
        found: list[Mention] = []
        place = 0
        while place < len(text_words):
            best = self._longest(text, text_words, read, place, languages)
            if best is None:
                place += 1
                continue
            form, last = best
            closeness = min(read[at][1] for at in range(place, last + 1))
            found.append(Mention(form.concept, place, last, closeness))
            place = last + 1
        return tuple(found)

    def broader(self, concept: str) -> frozenset[str]:
        """Return all wider concepts of a concept, not itself."""
        found: set[str] = set()
        pending = [concept]
        while pending:
            known = self.concepts.get(pending.pop())
            for wider in known.broader if known else ():
                if wider not in found:
                    found.add(wider)
                    pending.append(wider)
        return frozenset(found)

    def _longest(
        self,
        text: str,
        text_words: Sequence[Word],
        read: Sequence[tuple[str, float]],
        place: int,
        languages: frozenset[str],
    ) -> tuple[Form, int] | None:
        best: tuple[tuple[int, int, bool, int, bool, bool], Form, int] | None = None
        following = {word for word, _ in read[place + 1 : place + 2 + _MOST_SKIPPED]}
        for form in self._starting(read[place][0]):
            if len(form.words) > 1 and not form.stems[1] and form.words[1] not in following:
                continue
            last = self._end(form, read, place)
            if last is None or not self._readable(form, text_words[place], languages):
                continue
            as_listed = text[text_words[place].start : text_words[last].end].lower() == form.spelling
            likely = form.language in languages
            rank = (last - place, len(form.words), not form.stems[0], len(form.words[0]), likely, as_listed)
            if best is None or rank > best[0]:
                best = rank, form, last
        return (best[1], best[2]) if best else None

    def _readable(self, form: Form, word: Word, languages: frozenset[str]) -> bool:
        """Whether a form of its language may be read in this word: short words only in their own language."""
        if form.language == "any" or form.language in languages:
            return word.script is not Script.CYRILLIC or form.language == "ru" or len(form.words[0]) >= SPELLED_LENGTH
        if len(form.words) > 1:
            return not form.contiguous
        if self.concepts[form.concept].kind in _NAMES:
            return len(form.words[0]) >= _NAME_LENGTH
        if any(_COGNATES.get(language) == form.language for language in languages):
            return len(form.words[0]) >= SPELLED_LENGTH
        return len(form.words[0]) >= _ALIEN_LENGTH

    def _starting(self, word: str) -> Iterator[Form]:
        yield from self._starts.get(word, ())
        for length in range(len(word), 1, -1):
            yield from self._stems.get(word[:length], ())

    def _end(self, form: Form, read: Sequence[tuple[str, float]], place: int) -> int | None:
        at = place
        for number in range(1, len(form.words)):
            at += 1
            skipped = 0
            while (
                at < len(read)
                and not form.fits(number, read[at][0])
                and not form.contiguous
                and skipped < _MOST_SKIPPED
                and read[at][0] in self.function_words
            ):
                at += 1
                skipped += 1
            if at >= len(read) or not form.fits(number, read[at][0]):
                return None
        return at
