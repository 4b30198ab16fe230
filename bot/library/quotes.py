"""The text of a document that a mistaken quote most likely meant."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.library.model import Citation, Document


def nearest_quote(citation: Citation, document: Document) -> Citation:
    """Return the passage of the document most like the quote; on equal likeness the cited line wins.

    >>> document = Document("d", {}, "es", ("Uno dos tres.", "Cuatro cinco seis."))
    >>> nearest_quote(Citation("d", 1, "cuatro cinko"), document)
    Citation(document='d', line=2, quote='Cuatro cinco')
    """
    candidates = []
    for number, line in enumerate(document.lines, start=1):
        alignment = fuzz.partial_ratio_alignment(citation.quote, line)
        if alignment is not None:
            passage = line[alignment.dest_start : alignment.dest_end]
            candidates.append((alignment.score, number == citation.line, -number, passage))
    _, _, number, passage = max(candidates)
    return Citation(document.id, -number, passage)
