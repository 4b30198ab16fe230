"""A message -> the parts of it that ask, each with what the rest of the message lends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.matching.text import Word

_END = re.compile(r"(?<=[.!?…؟])[\"'»”)\]]*\s+|\n+|(?<=[?？])(?=\S)|\s+(?=¿)")
_AND = {"es": "y e", "en": "and", "ru": "i a", "az": "ve", "tr": "ve", "pt": "e", "fr": "et", "de": "und"}
"""The words for *and* in the languages of the language data, in normal form."""

_BETWEEN = 4
"""Words that may stand between an *and* and its question word: *and in what year*, *and also tell me who*."""

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


def halves(
    question: str, asking: Sequence[int], question_words: Sequence[Word], languages: Iterable[str]
) -> tuple[str, str] | None:
    """Cut a question that asks twice (*who was he, and what did he say*) before the second; None if it asks once.

    `asking` are the places, among the words, where its question words begin, `languages` those it may be in.

    >>> from bot.matching.text import words
    >>> text = "Who was he and in what year did he come?"
    >>> halves(text, (0, 5), words(text), ["en"])
    ('Who was he', 'and in what year did he come?')
    """
    joints = frozenset(word for language in languages for word in _AND.get(language, "").split())
    for place in asking:
        for joint in range(place - 1, max(1, place - 1 - _BETWEEN), -1):
            if question_words[joint].text in joints and any(first < joint for first in asking):
                cut = question_words[joint].start
                return question[:cut].rstrip(" ,;"), question[cut:]
    return None
