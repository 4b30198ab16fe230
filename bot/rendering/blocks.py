"""What a message is made of, before it is written as HTML or as plain text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise


class Mark(Enum):
    """How a run of words stands out; the value is Telegram's tag, empty for none."""

    NONE = ""
    BOLD = "b"
    ITALIC = "i"
    UNDERLINE = "u"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark."""

    text: str
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the bot's own."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of a document: where it stands, its words with the cited part underlined, its translation or nothing."""

    heading: str
    line: tuple[Run, ...]
    gloss: str = ""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The whole of the quote as it is shown."""
        gloss = (Run("\n"), Run(self.gloss, Mark.ITALIC)) if self.gloss else ()
        return (Run(self.heading, Mark.BOLD), Run("\n"), *self.line, *gloss)


Block = Paragraph | Quote


def paragraph(text: str, mark: Mark = Mark.NONE) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, mark),))


def marked_line(line: str, quotes: Iterable[str]) -> tuple[Run, ...]:
    """Cut a line into runs with every quote underlined; a quote of the whole line needs no mark.

    >>> [run.text for run in marked_line("one two three", ["two", "wo t"]) if run.mark is Mark.UNDERLINE]
    ['two t']
    """
    cited = bytearray(len(line))
    for quote in quotes:
        start = line.find(quote)
        if start >= 0:
            cited[start : start + len(quote)] = b"\1" * len(quote)
    if all(cited) or not any(cited):
        return (Run(line),)
    edges = [0, *(place for place in range(1, len(line)) if cited[place] != cited[place - 1]), len(line)]
    return tuple(Run(line[a:b], Mark.UNDERLINE if cited[a] else Mark.NONE) for a, b in pairwise(edges))


def visible(blocks: Sequence[Block]) -> str:
    """Write blocks without any marks: what a reader sees, and what Telegram counts."""
    return "".join(gap + "".join(run.text for run in block.runs) for gap, block in _spaced(blocks))


def as_html(blocks: Sequence[Block]) -> str:
    """Write blocks as Telegram HTML, every text escaped."""
    return "".join(gap + _block_html(block) for gap, block in _spaced(blocks))


def _spaced(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    before: Block | None = None
    for block in blocks:
        together = isinstance(before, Quote) and isinstance(block, Quote)
        yield ("" if before is None else "\n" if together else "\n\n"), block
        before = block


def _block_html(block: Block) -> str:
    inner = "".join(_run_html(run) for run in block.runs)
    return f"<blockquote expandable>{inner}</blockquote>" if isinstance(block, Quote) else inner


def _run_html(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    tag = run.mark.value
    return f"<{tag}>{text}</{tag}>" if tag and text else text
