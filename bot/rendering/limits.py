"""Telegram's limit of a message, and what gives way when there is too much to say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.rendering.blocks import Block, Mark, Paragraph, Quote, Run, visible

LONGEST = 4096
"""UTF-16 units in a message once its entities are parsed (https://core.telegram.org/bots/api#sendmessage)."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")


def units(text: str) -> int:
    """Count UTF-16 units.

    >>> units("añ😀")
    4
    """
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, longest: int) -> str:
    """Cut a text to so many UTF-16 units, at a space where one is near, and say so with an ellipsis.

    >>> cut("the line it stands on", 12)
    'the line…'
    """
    if units(text) <= longest:
        return text
    kept, room = [], longest - 1
    for character in text:
        room -= units(character)
        if room < 0:
            break
        kept.append(character)
    head = "".join(kept)
    word, space, _ = head.rpartition(" ")
    return (word if space and len(word) > len(head) // 2 else head).rstrip() + "…"


def fits(blocks: Sequence[Block], longest: int = LONGEST) -> bool:
    """Tell whether blocks fit into one message."""
    return units(visible(blocks)) <= longest


def fit(blocks: Sequence[Block], longest: int = LONGEST) -> tuple[Block, ...]:
    """Return blocks that fit, giving up the least first, from the end.

    First go translations, then the uncited part of lines, then whole lines, then all but the first sentence of
    paragraphs, then paragraphs; of the first block a beginning always stays.
    """
    kept = list(blocks)
    for lessen in (_without_gloss, _cited_only, _without_quote, _first_sentence, _without):
        for place in reversed(range(len(kept))):
            if fits(kept, longest):
                return tuple(kept)
            less = lessen(kept[place])
            if less or place:
                kept[place : place + 1] = [less] if less else []
    if not fits(kept, longest):
        kept = [Paragraph((Run(cut(visible(kept), longest)),))]
    return tuple(kept)


def _without_gloss(block: Block) -> Block:
    return replace(block, gloss="") if isinstance(block, Quote) else block


def _cited_only(block: Block) -> Block:
    if isinstance(block, Paragraph) or all(run.mark is not Mark.UNDERLINE for run in block.line):
        return block
    return replace(block, line=tuple(run if run.mark is Mark.UNDERLINE else Run(" … ") for run in block.line))


def _without_quote(block: Block) -> Block | None:
    return None if isinstance(block, Quote) else block


def _first_sentence(block: Block) -> Block:
    first = _SENTENCE_END.split(visible([block]), maxsplit=1)[0]
    return Paragraph((Run(first),)) if isinstance(block, Paragraph) else block


def _without(_: Block) -> None:
    return None
