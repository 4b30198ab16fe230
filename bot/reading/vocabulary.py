"""Recognises the vocabulary's concepts in a text: exact forms, stems, misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

from bot.library.model import Concept, ConceptKind
from bot.matching.text import Script, Word, words
from bot.reading.lexicon import Lexicon

FUNCTION_WORDS = "function-words"
"""The concept of the engine's language data that holds articles, prepositions, pronouns and the like."""

_SPELLED_LENGTH = 5
"""From this length on, a word may be a misspelt form."""

_STEM_LENGTH = 6
"""From this length on, a word may begin with a misspelt stem."""

_ALIEN_LENGTH = 7
"""From this length on, a word is taken for a form of another language or script than the text's own."""

_NAME_LENGTH = 4
"""The same for names, which cross languages."""

_NAMES = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.PLACE, ConceptKind.MEDIUM,
                    ConceptKind.NEUTRAL})  # fmt: skip

_COGNATES = {"pt": "es", "fr": "es", "tr": "az"}
"""Languages whose everyday words a text of another mostly shares, from _SPELLED_LENGTH letters on."""

_STEMMERS = {
    "es": Stemmer("spanish"),
    "en": Stemmer("english"),
    "pt": Stemmer("portuguese"),
    "fr": Stemmer("french"),
    "de": Stemmer("german"),
}
_CLOSED = frozenset({ConceptKind.ROLE, ConceptKind.FILLER})
_INFLECTED = 0.95
"""The closeness of another inflection of a listed form."""

_MOST_SKIPPED = 2
"""Function words that may stand between the words of a form: *perdieron (la) vida*."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a concept: its words in normal form; `stems[i]` is true where word i may go on.

    `spelling` is the form as listed, in lower case: it decides between forms that only their accents tell apart
    (Azerbaijani *necə*, how, and *neçə*, how many).
    """

    concept: str
    language: str
    words: tuple[str, ...]
    stems: tuple[bool, ...]
    contiguous: bool
    spelling: str = ""

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


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The forms of a vocabulary, read once: every form in normal form, without the function words inside it, the words
    that are nothing but function words, a listed word for each (language, stem), and all words that may not go on.
    """

    forms: tuple[Form, ...]
    function_words: frozenset[str]
    inflected: tuple[tuple[str, str, str], ...]
    whole_words: frozenset[str]


def read_lexemes(concepts: Iterable[Concept]) -> Lexemes:
    """Read the forms of all concepts; a form without a letter gives nothing."""
    concepts = tuple(concept for concept in concepts if concept.kind is not ConceptKind.SAMPLE)
    function_words = _function_words(concepts)
    forms: dict[Form, None] = {}
    for concept in concepts:
        for language, texts in concept.forms.items():
            for text in texts:
                form = _form(concept.id, language, text, function_words)
                if form.words:
                    forms[form] = None
    closed = {concept.id for concept in concepts if concept.kind in _CLOSED}
    inflected: dict[tuple[str, str], str] = {}
    for form in forms:
        if form.language in _STEMMERS and form.concept not in closed:
            for word, stem in zip(form.words, form.stems, strict=True):
                if len(word) >= _SPELLED_LENGTH and not stem and word not in function_words:
                    inflected.setdefault((form.language, _stem(form.language, word)), word)
    whole = frozenset(w for form in forms for w, stem in zip(form.words, form.stems, strict=True) if not stem)
    return Lexemes(tuple(forms), function_words, tuple((*key, word) for key, word in inflected.items()), whole)


class Vocabulary:
    """All concepts, ready to be found in texts."""

    def __init__(self, concepts: Iterable[Concept], lexemes: Lexemes, lexicon: Lexicon) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self.lexicon = lexicon
        self.function_words = lexemes.function_words
        self._starts: dict[str, list[Form]] = defaultdict(list)
        self._stems: dict[str, list[Form]] = defaultdict(list)
        for form in lexemes.forms:
            (self._stems if form.stems[0] else self._starts)[form.words[0]].append(form)
        self._inflected = {(language, stem): word for language, stem, word in lexemes.inflected}
        self._forms = lexemes.forms
        self._whole_words = lexemes.whole_words
        self._corrections: dict[str, tuple[str, float] | None] = {}

    def mentions(self, text: str, text_words: Sequence[Word], languages: frozenset[str]) -> tuple[Mention, ...]:
        """Find the concepts of a text, left to right, the longest form first.

        `languages` are those the text may be in: short words are only read as one of them.
        """
        read = [self._spelt(word, languages) for word in text_words]
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
        for form in self._starting(read[place][0]):
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
            return word.script is not Script.CYRILLIC or form.language == "ru" or len(form.words[0]) >= _SPELLED_LENGTH
        if len(form.words) > 1:
            return not form.contiguous
        if self.concepts[form.concept].kind in _NAMES:
            return len(form.words[0]) >= _NAME_LENGTH
        if any(_COGNATES.get(language) == form.language for language in languages):
            return len(form.words[0]) >= _SPELLED_LENGTH
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

    def _spelt(self, word: Word, languages: frozenset[str]) -> tuple[str, float]:
        """Return the word as some form writes it: itself, another inflection, or a likely correction."""
        text = word.text
        if text in self._whole_words or any(text[:n] in self._stems for n in range(len(text), 3, -1)):
            return text, 1.0
        if len(text) >= _SPELLED_LENGTH and not text.isdigit():
            inflection = self._inflection(word, languages)
            if inflection is not None:
                return inflection, _INFLECTED
        return self._corrected(word)

    def _corrected(self, word: Word) -> tuple[str, float]:
        """Return the word as some form writes it, with its closeness; the word itself where it is known or alien."""
        text = word.text
        if len(text) < _SPELLED_LENGTH or text.isdigit() or text in self.lexicon:
            return text, 1.0
        if text not in self._corrections:
            if len(self._corrections) > 10_000:
                self._corrections.clear()
            self._corrections[text] = self._nearest(text)
        return self._corrections[text] or (text, 1.0)

    def _inflection(self, word: Word, languages: frozenset[str]) -> str | None:
        """Return a form of which the word is another inflection in one of the languages."""
        for language in sorted(languages & _STEMMERS.keys()):
            found = self._inflected.get((language, _stem(language, word.text)))
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
            if self.concepts[form.concept].kind is not ConceptKind.FOREIGN:
                for word, stem in zip(form.words, form.stems, strict=True):
                    if len(word) >= _SPELLED_LENGTH:
                        (stems[len(word)] if stem else spelled).add(word)
        return sorted(spelled), {length: sorted(found) for length, found in sorted(stems.items())}


def _stem(language: str, word: str) -> str:
    stem: str = _STEMMERS[language].stemWord(word)
    return stem


def _form(concept: str, language: str, text: str, function_words: frozenset[str]) -> Form:
    parts: list[str] = []
    stems: list[bool] = []
    for chunk in text.split():
        chunk_words = [word.text for word in words(chunk.rstrip("*"))]
        parts += chunk_words
        stems += [False] * (len(chunk_words) - 1) + [chunk.endswith("*")] * bool(chunk_words)
    kept = [at for at, word in enumerate(parts) if stems[at] or word not in function_words]
    if concept == FUNCTION_WORDS or len(kept) < 2:
        return Form(concept, language, tuple(parts), tuple(stems), contiguous=True, spelling=text.lower())
    return Form(concept, language, tuple(parts[at] for at in kept), tuple(stems[at] for at in kept), contiguous=False)


def _function_words(concepts: Iterable[Concept]) -> frozenset[str]:
    forms = next((concept.forms for concept in concepts if concept.id == FUNCTION_WORDS), {})
    return frozenset(word.text for texts in forms.values() for text in texts for word in words(text))
