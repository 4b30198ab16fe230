"""What goes into an index and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One stored way to ask for an entry; an entry may have many."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What a score is made of; every figure is in 0…1.

    `coverage`: how much of the query the phrasing holds. `dice`: how much the two hold of each other.
    `cosine`: the same by the angle, where rare words weigh more. `letters`: likeness of the letters in order.
    `pairs`: the same by pairs of neighbouring letters, rare ones first. `votes`: what the entry's other phrasings add.
    `together`: how much of the query the entry's phrasings hold among them. `meaning`: what the encoder finds the
    query and the entry to have in common, 0 without one.
    """

    coverage: float
    dice: float
    cosine: float
    letters: float
    pairs: float
    votes: float
    together: float
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, by its best phrasing.

    `score` is in 0…1; 1 only for the very words of a phrasing in their order. `row` is the phrasing's place among
    all that were given to the index.
    """

    entry: str
    score: float
    phrasing: str
    row: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class WordMatch:
    """How a word of the query is read in a phrasing.

    `match` is the phrasing's word, None if it has none that is near; `closeness` is in 0…1, 1 for the same word;
    `weight` is the word's share of the query, 0…1, the shares of a query summing to 1.
    """

    word: str
    match: str | None
    closeness: float
    weight: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The entries that a query may mean, best first, one candidate an entry; empty if no word is near.

    Equal scores stand in the order in which their entries were first given.
    """

    query: str
    candidates: tuple[Candidate, ...]
    _align: Callable[[int], tuple[WordMatch, ...]] = field(repr=False, compare=False)

    @property
    def best(self) -> Candidate | None:
        """The first candidate, None if there is none."""
        return self.candidates[0] if self.candidates else None

    def explain(self, place: int = 0) -> dict[str, object]:
        """Say why a candidate stands where it does, in plain values fit for JSON.

        Keys: `query`; `entry`, `phrasing`, `score` of the candidate at `place` (0 is the best); `words`, a list of
        the fields of WordMatch; `parts`, the fields of Parts; `next`, entry and score of the one after it or None.
        Only `query` if there is no such candidate.
        """
        if place >= len(self.candidates):
            return {"query": self.query}
        chosen = self.candidates[place]
        after = self.candidates[place + 1 : place + 2]
        return {
            "query": self.query,
            "entry": chosen.entry,
            "phrasing": chosen.phrasing,
            "score": chosen.score,
            "words": [asdict(match) for match in self._align(chosen.row)],
            "parts": asdict(chosen.parts),
            "next": {"entry": after[0].entry, "score": after[0].score} if after else None,
        }
