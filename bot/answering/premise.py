"""A question that supposes what the lines contradict: what it supposes, and what they settle."""

from __future__ import annotations

from bot.answering.outcome import Correction
from bot.library.model import Entry
from bot.reading.reader import Reader, Reading

_YEARS = range(1000, 2200)


def corrections(reader: Reader, question: Reading, entry: Entry, language: str) -> tuple[Correction, ...]:
    """Return a correction for each kind of detail where the question holds a rival and nothing the entry settles."""
    found = []
    for kind, settled in entry.details.items():
        supposed = _supposed(reader, question, kind)
        known = set(settled) | {wider for value in settled for wider in reader.vocabulary.broader(value)}
        rivals = [shown for value, shown in supposed if value not in known and not _wider(reader, value, known)]
        if rivals and not any(value in known for value, _ in supposed):
            stated = tuple(_label(reader, value, language) for value in settled)
            found.append(Correction(rivals[0], stated))
    return tuple(found)


def _supposed(reader: Reader, question: Reading, kind: str) -> list[tuple[str, str]]:
    if kind in ("number", "year", "hour"):
        return [
            (str(number.value), question.span(number.first, number.last))
            for number in question.numbers
            if (number.value in _YEARS) == (kind == "year") and (kind != "hour" or number.value <= 24)
        ]
    return [
        (mention.concept, question.span(mention.first, mention.last))
        for mention in question.mentions
        if reader.kind(mention.concept).value == kind
    ]


def _wider(reader: Reader, value: str, known: set[str]) -> bool:
    return bool(reader.vocabulary.broader(value) & known) if value in reader.vocabulary.concepts else False


def _label(reader: Reader, value: str, language: str) -> str:
    concept = reader.vocabulary.concepts.get(value)
    return concept.label.get(language, value) if concept else value
