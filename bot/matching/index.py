"""The index: built once from phrasings, asked many times, kept on disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import numpy as np

from bot.matching import storage
from bot.matching.phrasings import Phrasings, gather
from bot.matching.ranking import Candidate, Parts, Phrasing, Ranking, WordMatch
from bot.matching.reading import Reading, read
from bot.matching.scoring import score
from bot.matching.shortlist import shortlist
from bot.matching.strings import Strings
from bot.matching.vocabulary import Vocabulary
from bot.matching.voting import vote

_SHORTLIST = 128
"""Rows looked at closely for one query."""


class Index:
    """Phrasings made ready to be asked; it never changes, and the same query always gets the same ranking."""

    def __init__(self, vocabulary: Vocabulary, phrasings: Phrasings) -> None:
        self._vocabulary = vocabulary
        self._phrasings = phrasings

    @classmethod
    def build(cls, phrasings: Iterable[Phrasing]) -> Index:
        """Make an index of phrasings; a phrasing without a word is kept and never found."""
        return cls(*gather(list(phrasings)))

    def __len__(self) -> int:
        return self._phrasings.rows

    def rank(self, query: str, k: int = 10) -> Ranking:
        """Return the k entries that a query most likely means, best first; fewer if fewer are near."""
        reading = read(query, self._vocabulary, self._phrasings)
        return Ranking(query, self._candidates(reading, k), lambda row: self._align(reading, row))

    def _candidates(self, reading: Reading, k: int) -> tuple[Candidate, ...]:
        stored = self._phrasings
        rows = shortlist(reading, stored, _SHORTLIST)
        rows = np.union1d(rows, stored.same(reading.sequence)) if reading.sequence else rows
        if not len(rows):
            return ()
        scores = score(reading, self._vocabulary, stored, rows)
        places, totals, added = vote(stored.entry_of[rows].astype(np.int64), scores.total)
        found = []
        for place, total, votes in zip(places[:k].tolist(), totals[:k].tolist(), added[:k].tolist(), strict=True):
            row = int(rows[place])
            parts = (scores.coverage, scores.dice, scores.cosine, scores.letters)
            found.append(
                Candidate(
                    entry=stored.names[int(stored.entry_of[row])],
                    score=total,
                    phrasing=stored.texts[row],
                    row=row,
                    parts=Parts(*(float(part[place]) for part in parts), votes=votes),
                )
            )
        return tuple(found)

    def _align(self, reading: Reading, row: int) -> tuple[WordMatch, ...]:
        words, _ = self._phrasings.words_of(np.array([row]))
        shares = reading.weights / reading.weights.sum()
        matches = []
        for word, closeness, share in zip(reading.words, reading.closeness, shares.tolist(), strict=True):
            near = dict(zip(reading.near.tolist(), closeness.tolist(), strict=True))
            best = max(words.tolist(), key=lambda candidate: near.get(candidate, 0.0))
            sure = near.get(best, 0.0)
            matches.append(WordMatch(word, self._vocabulary.words[best] if sure else None, sure, share))
        return tuple(matches)

    def save(self, path: Path | str) -> None:
        """Write the index into a directory, which is made if it is missing."""
        stored = {field.name: getattr(self._phrasings, field.name) for field in fields(Phrasings)}
        strings = {"texts": stored.pop("texts"), "names": stored.pop("names"), "words": Strings.of(self._vocabulary.words)}
        for name, packed in strings.items():
            stored[f"{name}_blob"], stored[f"{name}_offsets"] = packed.blob, packed.offsets
        grams = {"gram_starts": self._vocabulary.gram_starts, "grams": self._vocabulary.grams}
        storage.write(Path(path), {**stored, **grams})

    @classmethod
    def load(cls, path: Path | str) -> Index:
        """Open an index that was saved; its arrays are mapped, not read. Raises ValueError if it is of another format."""
        arrays = storage.read(Path(path))
        strings = {
            name: Strings(arrays.pop(f"{name}_blob"), arrays.pop(f"{name}_offsets")) for name in ("texts", "names", "words")
        }
        words = strings.pop("words")
        listed = [words[place] for place in range(len(words))]
        vocabulary = Vocabulary(listed, arrays.pop("gram_starts"), arrays.pop("grams"))
        return cls(vocabulary, Phrasings(**strings, **arrays))
