"""What the knowledge is made of: frozen values, as loaded from seeds/ and knowledge/."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

LANGUAGES = ("es", "en", "ru", "az")
"""The languages in which the bot reads and replies, in the order they are offered."""


class EntryKind(Enum):
    """What an entry does: it answers, it says that the documents do not, or it is the engine's own for what is no
    question to the documents (small talk, other subjects).
    """

    ANSWER = "answer"
    NOT_STATED = "not_stated"
    SMALLTALK = "smalltalk"


class ConceptKind(Enum):
    """What a concept is, which decides how much it weighs when a text holds it and an entry does not."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    MEDIUM = "medium"
    OFFICE = "office"
    EVENT = "event"
    ACTION = "action"
    THING = "thing"
    QUALITY = "quality"
    TIME = "time"
    NEUTRAL = "neutral"
    TOPIC = "topic"
    FOREIGN = "foreign"
    ROLE = "role"
    FILLER = "filler"
    SAMPLE = "sample"
    """Whole messages, to compare with; never sought inside a text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the bot may quote.

    `lines` are verbatim, without their line ends; line numbers are 1-based. `glosses` maps a line number to its
    translations by language; a line without any has no key. `origin` is None when the document names none.
    """

    id: str
    title: dict[str, str]
    language: str
    lines: tuple[str, ...]
    origin: str | None = None
    glosses: dict[int, dict[str, str]] = field(default_factory=dict)

    def line(self, number: int) -> str:
        """Return line `number` (1-based); raises IndexError outside the document."""
        if not 1 <= number <= len(self.lines):
            raise IndexError(f"{self.id} has lines 1 to {len(self.lines)}, not {number}")
        return self.lines[number - 1]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A quote that stands verbatim on a line (1-based) of a document."""

    document: str
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A curated question and its answer.

    `question`, `phrasings` and `answer` are by language. `details` maps a kind (person, year, …) to the values that
    the lines settle: concept ids, or numbers as text. `related` holds entry ids.
    """

    id: str
    topic: str
    kind: EntryKind
    question: dict[str, str]
    phrasings: dict[str, tuple[str, ...]]
    answer: dict[str, str]
    citations: tuple[Citation, ...]
    details: dict[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    reviewed: str = ""

    def wordings(self, language: str) -> tuple[str, ...]:
        """Return every way this entry is asked in a language: its question first, then its phrasings."""
        return (self.question[language], *self.phrasings.get(language, ()))


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion with its names: a SKOS concept with preferred (`label`) and alternative (`forms`) labels by language.

    A form is one or several words; `*` ends a word that may go on. The language `any` is for all others.
    """

    id: str
    kind: ConceptKind
    forms: dict[str, tuple[str, ...]]
    label: dict[str, str] = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A folder of entries, with its title by language."""

    id: str
    title: dict[str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """All that the bot knows. Entries are sorted by topic order, then id; `fingerprint` names this very knowledge."""

    documents: tuple[Document, ...]
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    concepts: tuple[Concept, ...]
    fingerprint: str = ""

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, or None."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def document(self, document_id: str) -> Document:
        """Return the document with this id; raises KeyError if there is none."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)
