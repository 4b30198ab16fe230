"""An outcome -> the blocks of its reply, and the entries to offer with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import assert_never

from bot.answering.outcome import Correction, Outcome, OutcomeKind
from bot.library.model import Document, Entry, Library
from bot.rendering.blocks import Block, Mark, Quote, marked_line, paragraph
from bot.rendering.catalogue import words
from bot.rendering.limits import cut
from bot.rendering.smalltalk import small_talk

_MOST_RELATED = 3
_LONGEST_SUPPOSED = 60
"""UTF-16 units of the reader's own words in a correction."""


def compose(outcome: Outcome, library: Library) -> tuple[Block, ...]:
    """Return what a reply says: corrections, answers, then each cited line once."""
    _ = words(outcome.language).gettext
    match outcome.kind:
        case OutcomeKind.ANSWER | OutcomeKind.NOT_STATED:
            return (
                *(paragraph(correct(each, outcome.language), Mark.ITALIC) for each in outcome.corrections),
                *(paragraph(entry.answer[outcome.language]) for entry in outcome.entries),
                *cited_lines(outcome.entries, library, outcome.language),
            )
        case OutcomeKind.SUGGEST:
            return (paragraph(_("I am not sure that I understand. Did you mean…?")),)
        case OutcomeKind.ABSTAIN:
            return (paragraph(_("I find no answer to that in the documents.")),)
        case OutcomeKind.SMALLTALK:
            assert outcome.smalltalk is not None, "small talk says of which kind it is"
            return (paragraph(small_talk(outcome.smalltalk, outcome.language)),)
    assert_never(outcome.kind)


def offered(outcome: Outcome, library: Library) -> tuple[Entry, ...]:
    """Return the entries to offer with a reply, best first, at most three: near ones, then related ones."""
    related = [library.entry(name) for entry in outcome.entries for name in entry.related]
    near = {entry.id: entry for entry in (*outcome.suggestions, *related) if entry is not None}
    shown = {entry.id for entry in outcome.entries}
    return tuple(entry for entry in near.values() if entry.id not in shown)[:_MOST_RELATED]


def cited_lines(entries: Sequence[Entry], library: Library, language: str) -> tuple[Quote, ...]:
    """Return each line that the entries cite, once, in the order of the entries, with all that is cited of it."""
    quotes: dict[tuple[str, int], list[str]] = {}
    for entry in entries:
        for citation in entry.citations:
            quotes.setdefault((citation.document, citation.line), []).append(citation.quote)
    return tuple(quoted(library.document(name), number, language, cited) for (name, number), cited in quotes.items())


def quoted(document: Document, number: int, language: str, cited: Sequence[str] = ()) -> Quote:
    """Return a line (1-based) of a document, translated where the reader's language is another."""
    heading = words(language).gettext("{title}, line {number}")
    return Quote(
        heading.format(title=document.title[language], number=number),
        marked_line(document.line(number), cited),
        gloss(document, number, language),
    )


def gloss(document: Document, number: int, language: str) -> str:
    """Return a line's translation for a reader; empty where it needs or has none."""
    if language == document.language:
        return ""
    return document.glosses.get(number, {}).get(language, "")


def correct(correction: Correction, language: str) -> str:
    """Say what a question supposes and what the document says instead."""
    sentence = words(language).gettext("The question supposes “{supposed}”; the document says: {stated}.")
    return sentence.format(supposed=_tame(correction.supposed), stated=", ".join(correction.stated))


def _tame(text: str) -> str:
    """Take out of a reader's own words what could disturb those around them: controls, surrogates, length."""
    printable = "".join(" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in text)
    return cut(" ".join(printable.split()), _LONGEST_SUPPOSED)
