"""The forms of a vocabulary, read once from its concepts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from Stemmer import Stemmer

from bot.library.model import Concept, ConceptKind
from bot.matching.text import words

FUNCTION_WORDS = "function-words"
"""The concept of the engine's language data that holds articles, prepositions, pronouns and the like."""

SPELLED_LENGTH = 5
"""From this length on, a word may be a misspelt form."""

_STEMMERS = {
    "es": Stemmer("spanish"),
    "en": Stemmer("english"),
    "pt": Stemmer("portuguese"),
    "fr": Stemmer("french"),
    "de": Stemmer("german"),
}
STEMMED = frozenset(_STEMMERS)
"""The languages whose inflections are read."""

_CLOSED = frozenset({ConceptKind.ROLE, ConceptKind.FILLER})


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
        if form.language in STEMMED and form.concept not in closed:
            for word, stem in zip(form.words, form.stems, strict=True):
                if len(word) >= SPELLED_LENGTH and not stem and word not in function_words:
                    inflected.setdefault((form.language, stemmed(form.language, word)), word)
    whole = frozenset(w for form in forms for w, stem in zip(form.words, form.stems, strict=True) if not stem)
    return Lexemes(tuple(forms), function_words, tuple((*key, word) for key, word in inflected.items()), whole)


def stemmed(language: str, word: str) -> str:
    """Return the stem of a word in one of the STEMMED languages."""
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
