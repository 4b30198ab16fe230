"""A message -> the parts of it that ask, each with what the rest of the message lends it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.matching.text import Word

_END = re.compile(r"(?<=[.!?…؟])[\"'»”)\]]*\s+|\n+|(?<=[?？])(?=\S)|\s+(?=¿)")
_AND = frozenset(("y", "e", "and", "i", "a", "ve", "et", "und"))
"""The word for *and* in the languages of the language data, in normal form."""

_QUESTION = re.compile(r"[?？؟]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a message: its exact text, and whether it ends as a question."""

    text: str
    asks: bool


def clauses(message: str) -> tuple[Clause, ...]:
    """Split a message into sentences, in order; nothing but white space is lost.

    >>> [c.text for c in clauses("Hola. ¿Quién era Yázov? ¿Y Bakatin?")]
    ['Hola.', '¿Quién era Yázov?', '¿Y Bakatin?']
    >>> clauses("a las 20.00 horas")
    (Clause(text='a las 20.00 horas', asks=False),)
    """
    parts = [part.strip() for part in _END.split(message)]
    return tuple(Clause(part, bool(_QUESTION.search(part))) for part in parts if any(c.isalnum() for c in part))


def halves(question: str, asking: Sequence[int], question_words: Sequence[Word]) -> tuple[str, str] | None:
    """Cut a question that asks twice (*who was he, and what did he say*) before the second; None if it asks once.

    `asking` are the places, among the words, where its question words begin.

    >>> from bot.matching.text import words
    >>> halves("Who was he and what did he say?", (0, 4), words("Who was he and what did he say?"))
    ('Who was he', 'and what did he say?')
    """
    for place in asking:
        if place >= 2 and question_words[place - 1].text in _AND and any(first < place - 1 for first in asking):
            cut = question_words[place - 1].start
            return question[:cut].rstrip(" ,;"), question[cut:]
    return None
