"""Replies to questions, as Telegram HTML with buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.outcome import Outcome, OutcomeKind
from bot.library.model import Entry, Library
from bot.rendering.blocks import Block, as_html, paragraph, visible
from bot.rendering.catalogue import words
from bot.rendering.composing import compose, offered
from bot.rendering.limits import fit
from bot.rendering.reply import Button, ChooseEntry, OpenEntry, Reply, ShowContext, ShowTopic, ShowTopics

Rows = Iterable[tuple[Button, ...]]


def message(blocks: Sequence[Block], rows: Rows = ()) -> Reply:
    """Return a message of blocks, made to fit."""
    fitting = fit(blocks)
    return Reply(as_html(fitting), visible(fitting), tuple(row for row in rows if row))


def render_html(outcome: Outcome, library: Library) -> Reply:
    """Return the reply to a question: text, context buttons, and what else may be asked."""
    language = outcome.language
    blocks = compose(outcome, library)
    match outcome.kind:
        case OutcomeKind.ANSWER | OutcomeKind.NOT_STATED:
            others = [(Button(e.question[language], OpenEntry(e.id), language),) for e in offered(outcome, library)]
            return message(blocks, [*_context(outcome.entries, language), *others])
        case OutcomeKind.ABSTAIN:
            hint = words(language).gettext("/topics shows what they cover.")
            return message((*blocks, paragraph(hint)), [*_suggestions(outcome), (topics_button(language),)])
        case OutcomeKind.SUGGEST:
            return message(blocks, _suggestions(outcome))
        case OutcomeKind.SMALLTALK:
            return message(blocks)


def render_browsed(outcome: Outcome, library: Library) -> Reply:
    """Return an entry as it is shown within its topic, with the way back."""
    language = outcome.language
    topic = outcome.entries[0].topic
    back = Button("‹ " + words(language).gettext("Back"), ShowTopic(topic), language)
    return message(compose(outcome, library), [*_context(outcome.entries, language), (back,)])


def topics_button(language: str) -> Button:
    """Return the button that lists the topics."""
    return Button(words(language).gettext("Topics"), ShowTopics(), language)


def _suggestions(outcome: Outcome) -> list[tuple[Button, ...]]:
    language = outcome.language
    return [(Button(each.question[language], ChooseEntry(each.id), language),) for each in outcome.suggestions]


def _context(entries: Sequence[Entry], language: str) -> list[tuple[Button, ...]]:
    citing = [entry for entry in entries if entry.citations]
    if len(citing) == 1:
        return [(Button(words(language).gettext("Context"), ShowContext(citing[0].id), language),)]
    return [(Button(_lines_context(entry, language), ShowContext(entry.id), language),) for entry in citing]


def _lines_context(entry: Entry, language: str) -> str:
    numbers = list(dict.fromkeys(citation.line for citation in entry.citations))
    label = words(language).ngettext("Context of line {numbers}", "Context of lines {numbers}", len(numbers))
    return label.format(numbers=", ".join(map(str, numbers)))
