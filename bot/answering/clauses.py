"""A message -> the parts of it that ask, each with what the rest of the message lends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?…؟])[\"'»”)\]]*\s+|\n+|(?<=[?？])(?=\S)|\s+(?=¿)")
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
