"""What each entry is about, read off its own wordings: the concepts that ask for it and those it may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.answering.letters import Letters, learn_letters
from bot.answering.ridge import Floats, rarity
from bot.library.model import ConceptKind, Entry, EntryKind, Library
from bot.matching.text import normalize
from bot.reading.reader import Reader, Reading

_KIND_WEIGHT = {ConceptKind.NEUTRAL: 0.15, ConceptKind.FILLER: 0.0, ConceptKind.ROLE: 0.5}
"""How much a concept of a kind weighs beside an ordinary one, before rarity."""

_HELD = 0.02
"""The share of an entry's wordings from which it holds a concept fully: one in a hundred may but set a scene."""


def units(reader: Reader, reading: Reading) -> dict[str, float]:
    """Return what a text holds, as concept ids and numbers (`#93`), each with its closeness in 0…1."""
    found: dict[str, float] = {}
    for mention in reading.mentions:
        if reader.kind(mention.concept) is not ConceptKind.FILLER:
            found[mention.concept] = max(found.get(mention.concept, 0.0), mention.closeness)
    for number in reading.numbers:
        found[f"#{number.value}"] = 1.0
    return found


@dataclass(frozen=True)
class Profiles:
    """The entries as sets of units.

    `signatures` has a row for each wording (any language) and a column for each unit; `owner` gives the entry of a row.
    `may` has a row for each entry: 1 for every unit of its answers, lines and details, and of its wordings, less for a
    unit of very few of them. `roles` likewise holds the share of its wordings that hold a unit, and `words`, for each
    entry, the normal words of the same texts. `norms` holds the length of each signature as a weighted vector.
    `letters` are those of the wordings.
    """

    entries: tuple[Entry, ...]
    unit_ids: tuple[str, ...]
    weights: Floats
    signatures: Floats
    owner: NDArray[np.int32]
    may: Floats
    roles: Floats
    norms: Floats
    words: tuple[frozenset[str], ...]
    letters: Letters

    @cached_property
    def signature_totals(self) -> Floats:
        """The weight of each wording's units."""
        return np.asarray(self.signatures @ self.weights, dtype=np.float32)

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """The number of wordings of each entry."""
        return np.bincount(self.owner, minlength=len(self.entries))

    @cached_property
    def family(self) -> NDArray[np.int32]:
        """A number for each entry, shared by those of the same kind that cite the same lines."""
        keys = [(entry.kind, frozenset((c.document, c.line) for c in entry.citations)) if entry.kind is EntryKind.ANSWER
                else entry.id for entry in self.entries]  # fmt: skip
        numbers: dict[object, int] = {}
        return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int32)

    @cached_property
    def column(self) -> Mapping[str, int]:
        """The column of each unit."""
        return {unit: place for place, unit in enumerate(self.unit_ids)}


def build_profiles(library: Library, reader: Reader) -> Profiles:
    """Read every wording, answer and cited line of the library."""
    entries = library.entries
    wordings = [
        (place, units(reader, reader.read(text)))
        for place, entry in enumerate(entries)
        for language in entry.question
        for text in entry.wordings(language)
    ]
    around = [_around(library, entry) for entry in entries]
    settled = [_merged(units(reader, reader.read(text)) for text in texts) for texts in around]
    for place, entry in enumerate(entries):
        settled[place] |= {f"#{v}" if v.isdigit() else v for values in entry.details.values() for v in values}
    unit_ids = tuple(
        sorted({unit for found in settled for unit in found} | {u for _, found in wordings for u in found})
    )
    column = {unit: number for number, unit in enumerate(unit_ids)}
    signatures = np.zeros((len(wordings), len(unit_ids)), dtype=np.float32)
    owner = np.array([place for place, _ in wordings], dtype=np.int32)
    for row, (_, found) in enumerate(wordings):
        for unit, closeness in found.items():
            signatures[row, column[unit]] = closeness
    asked = np.zeros((len(entries), len(unit_ids)), dtype=np.float32)
    np.add.at(asked, owner, (signatures > 0).astype(np.float32))
    weights = np.array([unit_weight(reader, unit) * rarity(float((asked[:, column[unit]] > 0).sum()), len(entries))
                        for unit in unit_ids], dtype=np.float32)  # fmt: skip
    roles = asked / np.maximum(1, np.bincount(owner, minlength=len(entries)))[:, None]
    may = np.minimum(1, roles / _HELD).astype(np.float32)
    for row, found_units in enumerate(settled):
        may[row, [column[unit] for unit in found_units]] = 1
    words = tuple(
        frozenset(word for text in (*_wordings(entry), *texts) for word in normalize(text).split())
        for entry, texts in zip(entries, around, strict=True)
    )
    norms = np.maximum(1e-6, np.linalg.norm(signatures * weights, axis=1)).astype(np.float32)
    letters = learn_letters([text for entry in entries for text in _wordings(entry)])
    return Profiles(entries, unit_ids, weights, signatures, owner, may, roles.astype(np.float32), norms, words, letters)


def unit_weight(reader: Reader, unit: str) -> float:
    """Return the weight of a unit by its kind, before rarity: that of one no entry holds."""
    return 1.0 if unit.startswith("#") else _KIND_WEIGHT.get(reader.kind(unit), 1.0)


def _around(library: Library, entry: Entry) -> list[str]:
    lines = [library.document(c.document).line(c.line) for c in entry.citations]
    return [*entry.answer.values(), *lines]


def _wordings(entry: Entry) -> list[str]:
    return [text for language in entry.question for text in entry.wordings(language)]


def _merged(found: Iterable[dict[str, float]]) -> set[str]:
    return {unit for each in found for unit in each}
