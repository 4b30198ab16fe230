"""A message -> the questions it asks, each with what the rest of the message lends it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.clauses import clauses, halves
from bot.answering.evidence import NAMES
from bot.answering.profiles import units
from bot.library.model import ConceptKind
from bot.reading.reader import Reader, Reading

_MOST = 3
_LONG = 25
"""A message of more words than this is asked by its asking sentences alone."""
_SUBJECT = 2
"""Concepts that half a question needs to be one of its own, unless it names somebody or something."""
_LIGHT = frozenset({ConceptKind.ROLE, ConceptKind.FILLER, ConceptKind.NEUTRAL})


def has_subject(reader: Reader, reading: Reading) -> bool:
    """Whether a question says what it is about (*who of us is right?* does not)."""
    silent = (ConceptKind.ROLE, ConceptKind.FILLER)
    return any(reader.kind(mention.concept) not in silent for mention in reading.mentions)


class Questions:
    """Finds the questions of messages."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, whole: Reading) -> list[tuple[Reading, dict[str, float]]]:
        """Return the parts of a message that ask, each with the units that the other parts lend it."""
        parts = clauses(whole.text)
        asking = [place for place, part in enumerate(parts) if part.asks]
        if len(whole.words) <= _LONG and len(asking) < 2:
            return [(whole, {})]
        readings = [self._reader.read(part.text) for part in parts]
        if not asking:
            asking = [place for place, reading in enumerate(readings) if self._roles(reading)][-1:]
        if not asking:
            return [(whole, {})]
        asked = [(readings[place], self._lent(readings, place)) for place in asking[-_MOST:]]
        return [(part, lent) if has_subject(self._reader, part) else (whole, {}) for part, lent in asked]

    def halves(self, question: Reading) -> tuple[Reading, Reading] | None:
        """Cut a question that asks twice; None where it asks once, or a half leans on the other (*and to whom?*)."""
        cut = halves(question.text, self._roles(question), question.words, question.languages)
        if cut is None:
            return None
        first, second = (self._reader.read(half) for half in cut)
        return (first, second) if self._stands_alone(first) and self._stands_alone(second) else None

    def _lent(self, readings: Sequence[Reading], place: int) -> dict[str, float]:
        lent: dict[str, float] = {}
        for other, reading in enumerate(readings):
            if other != place:
                lent |= units(self._reader, reading)
        return lent

    def _roles(self, reading: Reading) -> list[int]:
        return [m.first for m in reading.mentions if self._reader.kind(m.concept) is ConceptKind.ROLE]

    def _stands_alone(self, half: Reading) -> bool:
        kinds = {mention.concept: self._reader.kind(mention.concept) for mention in half.mentions}
        return any(kind in NAMES for kind in kinds.values()) or sum(k not in _LIGHT for k in kinds.values()) >= _SUBJECT
