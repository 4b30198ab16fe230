"""A message -> its sentences, with their places; headers, links, code and lists fall away."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(
    r"(?<=[!?…؟])[\"'»”)\]]*\s+"  # a question or an exclamation
    r"|(?<=[^\W\d_]\.)[\"'»”)\]]*\s+|(?<=\d\.)[\"'»”)\]]*\s+(?=[^\W\da-zа-яё])|(?<=[\"'»”)\]]\.)\s+"  # a full stop
    r"|\n+|\s+(?=¿|¡)|\s*[;•▪●]\s*|\s+[|/]\s+|\s+[-–—]{1,2}\s*>?\s+(?=[^\W\da-zа-яё])"  # lines, lists
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u203c\u2049\ufe0f\u200d]+"
)
_SKIPPED = re.compile(r"```.*?```|`[^`]*`|https?://\S+|www\.\S+|\S+@\S+\.\S+|(?m:^\s*>.*$)", re.DOTALL)
_ABBREVIATED = re.compile(r"\b(?:[A-ZА-Я]|Sr|Sra|Dr|Dra|Mr|Mrs|St|No|núm|aprox|etc|г|гг|т|им|p|a|m)\.$", re.IGNORECASE)
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_TAGS = re.compile(r"(?:(?:^|\s+)#\w+)+\s*$")
"""Hashtags after the last word."""
_MOST = 40
"""Sentences of a message that are read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a message: its exact text and where it starts (code points)."""

    text: str
    start: int


def sentences(message: str) -> tuple[Sentence, ...]:
    """Cut a message into sentences, in order; links, code, emoji and closing hashtags are no part of any.

    >>> [s.text for s in sentences("Hola! Murieron 26 personas. Ver https://example.org")]
    ['Hola!', 'Murieron 26 personas.', 'Ver']
    >>> [s.text for s in sentences("Murieron 26 personas #memoria #baku")]
    ['Murieron 26 personas']
    >>> [s.text for s in sentences("a las 20.00 hora local")]
    ['a las 20.00 hora local']
    """
    blank = _EMOJI.sub(_blank, _SKIPPED.sub(_blank, message))
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(blank):
        if _ABBREVIATED.search(blank[start : match.start()]) and "\n" not in match.group():
            continue
        found += _trimmed(message, start, match.start())
        start = match.end()
    found += _trimmed(message, start, len(blank))
    return tuple(found[:_MOST])


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match.group())


def _trimmed(message: str, start: int, end: int) -> list[Sentence]:
    text = message[start:end]
    text = _TAGS.sub("", text)
    lead = len(text) - len(text.lstrip(" \t\n*_~#>•-–—\"'«“([{"))
    text = text[lead:].rstrip(" \t\n*_~")
    return [Sentence(text, start + lead)] if any(letter.isalnum() for letter in text) else []


def bare(text: str) -> tuple[int, str]:
    """Return a span without the signs around it, and how many letters were cut off before it.

    >>> bare("📢 Hola.")
    (2, 'Hola')
    """
    lead = _EDGES.match(text)
    cut = lead.end() if lead else 0
    return cut, _EDGES.sub("", text)
