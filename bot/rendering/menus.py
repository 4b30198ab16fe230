"""Menus to walk: topics and their questions, documents and their lines, languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.library.model import LANGUAGES, Document, Library
from bot.rendering.blocks import Block, Mark, Paragraph, Run, paragraph
from bot.rendering.catalogue import words
from bot.rendering.composing import gloss
from bot.rendering.html import message, topics_button
from bot.rendering.limits import cut, units
from bot.rendering.reply import (
    Action,
    BrowseEntry,
    Button,
    ChooseLanguage,
    Reply,
    ShowSource,
    ShowSources,
    ShowTopic,
    ShowTopics,
)

NAMES = {"es": "Español", "en": "English", "ru": "Русский", "az": "Azərbaycanca"}
"""What each language calls itself."""

_ON_A_PAGE = 8
_PAGE_UNITS = 1500
"""UTF-16 units of document lines on a page: what a telephone shows in two or three screens."""
_LINE_UNITS = 3000
"""UTF-16 units of one line beyond which a page shows its beginning only."""

Item = TypeVar("Item")


def render_topics(library: Library, language: str, page: int = 0) -> Reply:
    """Return the list of topics; a page that does not exist is the last."""
    topics, page, pages = _page(library.topics, page)
    rows = [(Button(topic.title[language], ShowTopic(topic.id), language),) for topic in topics]
    turn = _turning(page, pages, language, ShowTopics(page - 1), ShowTopics(page + 1))
    title = words(language).gettext("What would you like to read about?")
    return message((paragraph(title, Mark.BOLD),), [*rows, turn])


def render_topic(library: Library, topic_id: str, language: str, page: int = 0) -> Reply | None:
    """Return the questions of a topic; None if there is no such topic."""
    topic = next((topic for topic in library.topics if topic.id == topic_id), None)
    if topic is None:
        return None
    asked = [entry for entry in library.entries if entry.topic == topic_id]
    entries, page, pages = _page(asked, page)
    rows = [(Button(entry.question[language], BrowseEntry(entry.id), language),) for entry in entries]
    turn = _turning(page, pages, language, ShowTopic(topic_id, page - 1), ShowTopic(topic_id, page + 1))
    back = Button("‹ " + words(language).gettext("Topics"), ShowTopics(), language)
    count = words(language).ngettext("{count} question", "{count} questions", len(asked)).format(count=len(asked))
    title = Paragraph((Run(topic.title[language], Mark.BOLD), Run(f"\n{count}")))
    return message((title,), [*rows, turn, (back,)])


def render_sources(library: Library, language: str) -> Reply:
    """Return the list of the documents."""
    _ = words(language).gettext
    blocks = [paragraph(_("All that I know stands in these documents:"))]
    for document in library.documents:
        origin = document.origin or _("The document names no origin.")
        facts = f"{NAMES.get(document.language, document.language)} · {_lines(document, language)}\n{origin}"
        blocks.append(Paragraph((Run(document.title[language], Mark.BOLD), Run(f"\n{facts}"))))
    rows = [(Button(document.title[language], ShowSource(document.id), language),) for document in library.documents]
    return message(blocks, rows)


def render_source(library: Library, document_id: str, language: str, page: int = 0) -> Reply | None:
    """Return a page of a document's numbered lines; None if there is no such document."""
    document = next((each for each in library.documents if each.id == document_id), None)
    if document is None:
        return None
    leaves = _leaves(document, language)
    page = max(0, min(page, len(leaves) - 1))
    title = Paragraph((Run(document.title[language], Mark.BOLD), Run(f"\n{_lines(document, language)}")))
    turn = _turning(page, len(leaves), language, ShowSource(document_id, page - 1), ShowSource(document_id, page + 1))
    back = Button("‹ " + words(language).gettext("Sources"), ShowSources(), language)
    return message((title, *leaves[page]), [turn, (back,)])


def render_languages(language: str) -> Reply:
    """Return the choice of languages."""
    title = words(language).gettext("Which language shall I speak here when I cannot tell yours?")
    return message((paragraph(title),), [(Button(NAMES[code], ChooseLanguage(code), code),) for code in LANGUAGES])


def render_language_chosen(language: str) -> Reply:
    """Confirm the choice of a language, in that language."""
    return message(
        (paragraph(words(language).gettext("From now on I speak English here.")),), [(topics_button(language),)]
    )


def _lines(document: Document, language: str) -> str:
    count = len(document.lines)
    return words(language).ngettext("{count} line", "{count} lines", count).format(count=count)


def _leaves(document: Document, language: str) -> list[tuple[Block, ...]]:
    leaves: list[list[Block]] = [[]]
    room = _PAGE_UNITS
    for number, line in enumerate(document.lines, 1):
        runs = [Run(f"{number}  ", Mark.BOLD), Run(cut(line, _LINE_UNITS))]
        translated = gloss(document, number, language)
        if translated and units(line) + units(translated) <= _LINE_UNITS:
            runs += [Run("\n"), Run(translated, Mark.ITALIC)]
        length = sum(units(run.text) for run in runs)
        if length > room and leaves[-1]:
            leaves.append([])
            room = _PAGE_UNITS
        leaves[-1].append(Paragraph(tuple(runs)))
        room -= length
    return [tuple(leaf) for leaf in leaves]


def _page(items: Sequence[Item], page: int) -> tuple[Sequence[Item], int, int]:
    pages = max(1, -(-len(items) // _ON_A_PAGE))
    page = max(0, min(page, pages - 1))
    return items[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE], page, pages


def _turning(page: int, pages: int, language: str, before: Action, after: Action) -> tuple[Button, ...]:
    back = (Button(f"‹ {page}/{pages}", before, language),) if page > 0 else ()
    forth = (Button(f"{page + 2}/{pages} ›", after, language),) if page + 1 < pages else ()
    return back + forth
