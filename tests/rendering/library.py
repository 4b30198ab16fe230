"""A small library to render, and pieces to build others."""

from __future__ import annotations

from bot.library.model import LANGUAGES, Citation, Document, Entry, EntryKind, Library, Topic

LINES = ("Uno dos tres.", "Según un <informe>, 93 & 29.", "El final.")


def by_language(text: str) -> dict[str, str]:
    """Return a text that says its language, in each language."""
    return {language: f"{text} ({language})" for language in LANGUAGES}


def entry(name: str, *citations: Citation, answer: str = "Respuesta.", related: tuple[str, ...] = ()) -> Entry:
    """Return an entry."""
    kind = EntryKind.ANSWER if citations else EntryKind.NOT_STATED
    answers = dict.fromkeys(LANGUAGES, answer)
    return Entry(name, "tema", kind, by_language(name), {}, answers, citations, related=related)


def library(*entries: Entry, lines: tuple[str, ...] = LINES, gloss: str = "A line.") -> Library:
    """Return a library of one Spanish document, every line of it translated into English."""
    glosses = {number: {"en": f"{gloss} {number}"} for number in range(1, len(lines) + 1)}
    document = Document("doc", by_language("Documento"), "es", lines, glosses=glosses)
    return Library((document,), (Topic("tema", by_language("Tema")),), entries, ())
