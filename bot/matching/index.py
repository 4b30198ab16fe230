"""The index: built once from phrasings, asked many times, kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, fields, replace
from pathlib import Path

import numpy as np

from bot.matching import storage
from bot.matching.arrays import Floats
from bot.matching.calibration import sample, threshold
from bot.matching.encoder import Encoder, as_question
from bot.matching.learning import learn, likeness_to
from bot.matching.meaning import mend
from bot.matching.phrasings import Phrasings, gather
from bot.matching.ranking import Phrasing, Ranking
from bot.matching.reading import read
from bot.matching.scoring import Weights
from bot.matching.search import Stock, align, search
from bot.matching.strings import Strings
from bot.matching.vocabulary import Vocabulary

_PASSAGE = 15
"""Phrasings of more words than this, at the median, are passages and not questions."""


class Index:
    """Phrasings made ready to be asked; it never changes, and the same query always gets the same ranking."""

    def __init__(self, stock: Stock, encoder: Encoder | None = None) -> None:
        self._stock = stock
        self._encoder = encoder if stock.vectors is not None else None
        self._said = _for_reading(stock.phrasings) if self._encoder is not None else str

    @classmethod
    def build(cls, phrasings: Iterable[Phrasing], encoder: Encoder | None = None) -> Index:
        """Make an index of phrasings; one without a word is kept and never found.

        With an encoder every phrasing's vector is made now and kept, and rankings count its meaning too; how much, is
        learnt from entries that have several phrasings.
        """
        given = list(phrasings)
        stock = Stock(*gather(given))
        if encoder is not None:
            said = _for_reading(stock.phrasings)
            vectors = encoder.encode([said(phrasing.text) for phrasing in given])
            stock = replace(stock, vectors=vectors)
            stock = replace(stock, weights=learn(stock, vectors))
        return cls(stock, encoder)

    def __len__(self) -> int:
        return self._stock.phrasings.rows

    def rank(self, query: str, k: int = 10) -> Ranking:
        """Return the k entries that a query most likely means, best first; fewer if fewer are near."""
        reading = read(query, self._stock.vocabulary, self._stock.phrasings)
        candidates = search(self._stock, reading, self._likeness(query), k=k)
        return Ranking(query, candidates, lambda row: align(self._stock, reading, row))

    def calibrate(self, false_answers: float = 0.05) -> float:
        """Return the score from which to answer, so that about that share of foreign queries is answered.

        No labels are needed: each phrasing in turn (of a large index a sample, the same each time) is asked of the
        index without its own entry. The score of a foreign query lies between what then comes first and second: the
        first is often a sibling of the entry left out, which a foreign query lacks. 0 for fewer than three entries.
        """
        phrasings, firsts, seconds = self._stock.phrasings, list[float](), list[float]()
        for row in sample(len(self)).tolist():
            own = int(phrasings.entry_of[row])
            reading = read(phrasings.texts[row], self._stock.vocabulary, phrasings, without=own)
            vectors = self._stock.vectors if self._encoder is not None else None
            likeness = None if vectors is None else likeness_to(vectors, vectors[row : row + 1])
            siblings = np.flatnonzero(phrasings.entry_of == own)
            found = search(self._stock, reading, likeness, k=2, left_out=siblings)
            first, second = (*(candidate.score for candidate in found), 0.0, 0.0)[:2]
            firsts.append(first)
            seconds.append(second)
        return threshold(firsts, seconds, false_answers)

    def _likeness(self, query: str) -> Floats | None:
        if self._encoder is None or self._stock.vectors is None:
            return None
        asked = [self._said(text) for text in (query, mend(query, self._stock.vocabulary))]
        return likeness_to(self._stock.vectors, self._encoder.encode(list(dict.fromkeys(asked))))

    def save(self, path: Path | str) -> None:
        """Write the index into a directory, which is made if it is missing."""
        vocabulary, phrasings, vectors = self._stock.vocabulary, self._stock.phrasings, self._stock.vectors
        arrays = {field.name: getattr(phrasings, field.name) for field in fields(Phrasings)}
        strings = {"texts": arrays.pop("texts"), "names": arrays.pop("names"), "words": Strings.of(vocabulary.words)}
        for name, packed in strings.items():
            arrays[f"{name}_blob"], arrays[f"{name}_offsets"] = packed.blob, packed.offsets
        arrays |= {"gram_starts": vocabulary.gram_starts, "grams": vocabulary.grams}
        arrays["weights"] = np.array(astuple(self._stock.weights))
        storage.write(Path(path), arrays if vectors is None else {**arrays, "vectors": vectors})

    @classmethod
    def load(cls, path: Path | str, encoder: Encoder | None = None) -> Index:
        """Open an index that was saved; its arrays are mapped, not read.

        Its vectors are used if it was built with an encoder and the same one is given here.
        Raises ValueError if it is of another format.
        """
        arrays = storage.read(Path(path))
        vectors, weights = arrays.pop("vectors", None), Weights(*arrays.pop("weights").tolist())
        texts, names, words = (
            Strings(arrays.pop(f"{name}_blob"), arrays.pop(f"{name}_offsets")) for name in ("texts", "names", "words")
        )
        vocabulary = Vocabulary(list(words), arrays.pop("gram_starts"), arrays.pop("grams"))
        return cls(Stock(vocabulary, Phrasings(texts=texts, names=names, **arrays), vectors, weights), encoder)


def _for_reading(phrasings: Phrasings) -> Callable[[str], str]:
    """Return how an encoder is to read texts: as plain questions, or as they stand where the phrasings are passages."""
    passages = phrasings.rows and np.median(np.diff(phrasings.row_starts)) > _PASSAGE
    return str if passages else as_question
