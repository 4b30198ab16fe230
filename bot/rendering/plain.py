"""Replies to questions as plain text, for the terminal and for `batch`."""

from __future__ import annotations

from bot.answering.outcome import Outcome
from bot.library.model import Library
from bot.rendering.blocks import Block, Paragraph, visible
from bot.rendering.composing import compose


def render_plain(outcome: Outcome, library: Library) -> str:
    """Return the reply to a question: each quoted line set off by `> `, suggested questions numbered below.

    It ends without a line end and is not cut to any length.
    """
    parts = [_plain(block) for block in compose(outcome, library)]
    if not outcome.entries and outcome.suggestions:
        questions = (entry.question[outcome.language] for entry in outcome.suggestions)
        parts.append("\n".join(f"{number}. {question}" for number, question in enumerate(questions, 1)))
    return "\n\n".join(parts)


def _plain(block: Block) -> str:
    text = visible([block])
    return text if isinstance(block, Paragraph) else "\n".join(f"> {line}" for line in text.split("\n"))
