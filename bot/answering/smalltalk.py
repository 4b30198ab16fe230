"""What is no question to the documents: small talk and other subjects, as entries that compete with the library's."""

from __future__ import annotations

from bot.answering.outcome import Smalltalk
from bot.library.model import LANGUAGES, Concept, Entry, EntryKind, Library

OFF_TOPIC = "off-topic"
"""The concept of the language data whose forms are questions on quite other subjects."""


def with_smalltalk(library: Library) -> Library:
    """Return the library with an entry for each kind of small talk and one for other subjects."""
    return Library(
        library.documents,
        library.topics,
        library.entries + tuple(entry for concept in library.concepts if (entry := _entry(concept)) is not None),
        library.concepts,
        library.fingerprint,
    )


def smalltalk_of(entry: Entry) -> Smalltalk | None:
    """Return the kind of small talk that an entry stands for; None for other subjects."""
    return None if entry.id == OFF_TOPIC else Smalltalk(entry.id)


def _entry(concept: Concept) -> Entry | None:
    if concept.id != OFF_TOPIC and concept.id not in {kind.value for kind in Smalltalk}:
        return None
    phrasings = {language: concept.forms.get(language, ()) for language in LANGUAGES}
    question = {language: phrasings[language][0] for language in LANGUAGES}
    return Entry(concept.id, "", EntryKind.SMALLTALK, question, phrasings, {}, ())
