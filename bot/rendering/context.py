"""The lines around those that an entry cites."""

from __future__ import annotations

from dataclasses import replace

from bot.library.model import Entry, Library
from bot.rendering.blocks import Block, Quote, as_html, paragraph, visible
from bot.rendering.catalogue import words
from bot.rendering.composing import quoted
from bot.rendering.html import message
from bot.rendering.limits import LONGEST, fits, units
from bot.rendering.reply import Reply


def render_context(entry: Entry, library: Library, language: str) -> Reply:
    """Return the neighbouring lines as a message of their own."""
    return message(_neighbours(entry, library, language))


def with_context(shown: Reply, entry: Entry, library: Library, language: str) -> Reply | None:
    """Return a message with the neighbouring lines added below; None where they do not fit.

    Translations are left out where the message has room for the lines alone.
    """
    room = LONGEST - units(shown.plain) - len("\n\n")
    full = _neighbours(entry, library, language)
    bare = tuple(replace(block, gloss="") if isinstance(block, Quote) else block for block in full)
    for blocks in (full, bare):
        if fits(blocks, room):
            return Reply(f"{shown.html}\n\n{as_html(blocks)}", f"{shown.plain}\n\n{visible(blocks)}", shown.rows)
    return None


def _neighbours(entry: Entry, library: Library, language: str) -> tuple[Block, ...]:
    cited = {(citation.document, citation.line) for citation in entry.citations}
    near = {(name, line + step) for name, line in cited for step in (-1, 1)}
    places = [
        (document, line)
        for document in library.documents
        for line in range(1, len(document.lines) + 1)
        if (document.id, line) in near - cited
    ]
    _ = words(language).gettext
    title = _("The lines around it:") if places else _("There are no other lines around it.")
    return (paragraph(title), *(quoted(document, line, language) for document, line in places))
