"""Recognises the vocabulary's concepts in a text: exact forms, stems, misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.library.model import Concept
from bot.matching.text import Script, Word, words
from bot.reading.lexicon import Lexicon

FUNCTION_WORDS = "function-words"
"""The concept of the engine's language data that holds articles, prepositions, pronouns and the like."""

_SAFE_LENGTH = 5
"""From this length on, a word is taken for a form of another language or script than the text's own."""

_MOST_SKIPPED = 2
"""Function words that may stand between the words of a form: *perdieron (la) vida*."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a concept: its words in normal form; `stems[i]` is true where word i may go on."""

    concept: str
    language: str
    words: tuple[str, ...]
    stems: tuple[bool, ...]
    contiguous: bool

    def fits(self, place: int, word: str) -> bool:
        """Whether a word of a text fits the form's word at `place`."""
        mine = self.words[place]
        return word.startswith(mine) if self.stems[place] else word == mine


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

    def __init__(self, concepts: Iterable[Concept], lexicon: Lexicon) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self.lexicon = lexicon
        self.function_words = _function_words(self.concepts)
        self._starts: dict[str, list[Form]] = defaultdict(list)
        self._stems: dict[str, list[Form]] = defaultdict(list)
        for concept in self.concepts.values():
            for form in self._forms(concept):
                (self._stems if form.stems[0] else self._starts)[form.words[0]].append(form)
        self._whole_words, self._stems_by_length = self._spellings()
        self._corrections: dict[str, tuple[str, float] | None] = {}

    def mentions(self, text_words: Sequence[Word], languages: frozenset[str]) -> tuple[Mention, ...]:
        """Find the concepts of a text, left to right, the longest form first.

        `languages` are those the text may be in: short words are only read as one of them.
        """
        read = [self._corrected(word) for word in text_words]
        found: list[Mention] = []
        place = 0
        while place < len(text_words):
            best = self._longest(text_words, read, place, languages)
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

    def _forms(self, concept: Concept) -> Iterator[Form]:
        seen: set[tuple[str, str]] = set()
        for language, texts in concept.forms.items():
            for text in texts:
                if (language, text) in seen:
                    continue
                seen.add((language, text))
                form = _form(concept.id, language, text)
                if form.words:
                    yield self._without_function_words(form)

    def _without_function_words(self, form: Form) -> Form:
        kept = [at for at, word in enumerate(form.words) if word not in self.function_words or form.stems[at]]
        if form.concept == FUNCTION_WORDS or len(kept) < 2:
            return form
        return Form(
            form.concept,
            form.language,
            tuple(form.words[at] for at in kept),
            tuple(form.stems[at] for at in kept),
            contiguous=False,
        )

    def _longest(
        self, text_words: Sequence[Word], read: Sequence[tuple[str, float]], place: int, languages: frozenset[str]
    ) -> tuple[Form, int] | None:
        best: tuple[tuple[int, bool, int, bool], Form, int] | None = None
        for form in self._starting(read[place][0]):
            last = self._end(form, read, place)
            if last is None or not _readable(form, text_words[place], languages):
                continue
            rank = (len(form.words), not form.stems[0], len(form.words[0]), form.language in languages)
            if best is None or rank > best[0]:
                best = rank, form, last
        return (best[1], best[2]) if best else None

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

    def _corrected(self, word: Word) -> tuple[str, float]:
        """Return the word as some form writes it, with its closeness; the word itself where it is known or alien."""
        text = word.text
        if len(text) < _SAFE_LENGTH or text.isdigit() or text in self.lexicon or text in self._whole_words:
            return text, 1.0
        if any(text[:length] in self._stems for length in range(len(text), 3, -1)):
            return text, 1.0
        if text not in self._corrections:
            if len(self._corrections) > 10_000:
                self._corrections.clear()
            self._corrections[text] = self._nearest(text)
        return self._corrections[text] or (text, 1.0)

    def _nearest(self, text: str) -> tuple[str, float] | None:
        most = 1 if len(text) < 8 else 2
        whole = process.extractOne(text, self._whole_list, scorer=OSA.distance, score_cutoff=most)
        best = (whole[1], whole[0], len(text)) if whole else None
        for length, stems in self._stems_by_length.items():
            if length < _SAFE_LENGTH or length > len(text):
                continue
            allowed = 1 if length < 8 else 2
            stem = process.extractOne(text[:length], stems, scorer=OSA.distance, score_cutoff=allowed)
            if stem and stem[0][0] == text[0] and (best is None or stem[1] < best[0]):
                best = (stem[1], stem[0] + text[length:], length)
        return (best[1], 1 - best[0] / best[2]) if best else None

    def _spellings(self) -> tuple[frozenset[str], dict[int, list[str]]]:
        whole: set[str] = set()
        stems: dict[int, set[str]] = defaultdict(set)
        for forms in (*self._starts.values(), *self._stems.values()):
            for form in forms:
                for word, stem in zip(form.words, form.stems, strict=True):
                    if stem:
                        stems[len(word)].add(word)
                    else:
                        whole.add(word)
        self._whole_list = sorted(word for word in whole if len(word) >= _SAFE_LENGTH)
        return frozenset(whole), {length: sorted(found) for length, found in sorted(stems.items())}


def _form(concept: str, language: str, text: str) -> Form:
    parts: list[str] = []
    stems: list[bool] = []
    for chunk in text.split():
        chunk_words = [word.text for word in words(chunk.rstrip("*"))]
        parts += chunk_words
        stems += [False] * (len(chunk_words) - 1) + [chunk.endswith("*")] * bool(chunk_words)
    return Form(concept, language, tuple(parts), tuple(stems), contiguous=True)


def _function_words(concepts: dict[str, Concept]) -> frozenset[str]:
    concept = concepts.get(FUNCTION_WORDS)
    texts = [text for forms in concept.forms.values() for text in forms] if concept else []
    return frozenset(word.text for text in texts for word in words(text))


def _readable(form: Form, word: Word, languages: frozenset[str]) -> bool:
    """Whether a form of its language may be read in this word: short words only in their own language and script."""
    long_enough = len(form.words) > 1 or len(form.words[0]) >= _SAFE_LENGTH
    if word.script is Script.CYRILLIC:
        return form.language == "ru" or long_enough
    if form.language == "ru":
        return long_enough
    return form.language in languages or form.language == "any" or long_enough
