"""From a query read to the entries found: shortlist, score, vote, and the encoder's say."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from bot.matching.arrays import Flags, Floats, Longs, Singles, greatest
from bot.matching.meaning import support
from bot.matching.phrasings import Phrasings
from bot.matching.ranking import Candidate, Parts, WordMatch
from bot.matching.reading import Reading
from bot.matching.scoring import Scores, Weights, score, together
from bot.matching.shortlist import shortlist
from bot.matching.vocabulary import Vocabulary
from bot.matching.voting import Ballot, vote

_SHORTLIST = 128
"""Rows looked at closely for one query."""
_NEAREST = 64
"""Rows nearest in meaning that are looked at."""
_UNLESS_SAME = 0.99
"""The most an entry can score of which no phrasing is the query word for word."""


@dataclass(frozen=True, slots=True)
class Stock:
    """All that an index holds; `vectors` (N × d, float32, rows of length 1) only if it was built with an encoder."""

    vocabulary: Vocabulary
    phrasings: Phrasings
    vectors: Singles | None = None
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True, slots=True)
class Found:
    """What speaks for each entry of `ballot`: its words (0…1), what its rows cover together, and its meaning (0…1).

    `same`: for each entry, whether its best row is the query word for word. `scores` are those of the rows.
    """

    ballot: Ballot
    scores: Scores
    same: Flags
    words: Floats
    covered: Floats
    meaning: Floats

    def totals(self, weight: float) -> Floats:
        """Return the scores of the entries, meaning counting `weight` beside 1 for the words."""
        mixed = np.minimum((self.words + weight * self.meaning) / (1 + weight), _UNLESS_SAME)
        return np.where(self.same, 1.0, mixed)


def find(stock: Stock, reading: Reading, likeness: Floats | None, left_out: Longs | None = None) -> Found | None:
    """Return what speaks for each entry, None if there is no row near; the rows `left_out` count as not there.

    `likeness` (N): what the encoder finds between the query and each row; None without one.
    """
    if not reading.words:
        return None
    phrasings = stock.phrasings
    same = phrasings.same(reading.sequence)
    rows = shortlist(reading, phrasings, _SHORTLIST)
    meant = greatest(likeness, _NEAREST) if likeness is not None else np.zeros(0, dtype=np.int64)
    meant = meant[phrasings.weight[meant] > 0]  # a row without a word has nothing to hold against the query
    if len(same) or len(meant):
        rows = np.unique(np.concatenate([rows, same, meant]))
    if left_out is not None:
        rows, meant = np.setdiff1d(rows, left_out), np.setdiff1d(meant, left_out)
    if not len(rows):
        return None
    scores = score(reading, stock.vocabulary, phrasings, rows, stock.weights)
    exact = np.isin(rows, same) if len(same) else np.zeros(len(rows), dtype=np.bool_)
    row_scores = np.where(exact, 1.0, np.minimum(scores.total, _UNLESS_SAME))
    ballot = vote(phrasings.entry_of[rows].astype(np.int64), row_scores)
    covered = together(reading, scores, ballot.entries, ballot.owners)
    words = (ballot.totals + stock.weights.together * covered) / (1 + stock.weights.together)
    meaning = np.zeros(len(ballot.entries))
    if likeness is not None and stock.vectors is not None:
        says = support(np.asarray(stock.vectors[meant]), likeness[meant])
        owners = np.searchsorted(ballot.entries, phrasings.entry_of[meant])
        meaning = np.clip(np.bincount(owners, says, minlength=len(ballot.entries)), 0, 1)
    return Found(ballot, scores, exact[ballot.best], words, covered, meaning)


def search(
    stock: Stock, reading: Reading, likeness: Floats | None = None, *, k: int, left_out: Longs | None = None
) -> tuple[Candidate, ...]:
    """Return the k best entries, best first; equal ones in the order of the entries; none if there is no row near."""
    found = find(stock, reading, likeness, left_out)
    if found is None:
        return ()
    totals = found.totals(0.0 if likeness is None else stock.weights.meaning)
    return _candidates(stock.phrasings, found, totals, np.argsort(-totals, kind="stable")[:k])


def _candidates(phrasings: Phrasings, found: Found, totals: Floats, places: Longs) -> tuple[Candidate, ...]:
    best, scores = found.ballot.best[places], found.scores
    of_rows = (part[best] for part in (scores.coverage, scores.dice, scores.cosine, scores.letters, scores.pairs))
    of_entries = (part[places] for part in (found.ballot.added, found.covered, found.meaning))
    parts = np.stack([*of_rows, *of_entries], axis=1).tolist()
    chosen = zip(
        found.ballot.entries[places].tolist(), totals[places].tolist(), scores.rows[best].tolist(), parts, strict=True
    )
    return tuple(
        Candidate(phrasings.names[entry], score, phrasings.texts[row], row, Parts(*figures))
        for entry, score, row, figures in chosen
    )


def align(stock: Stock, reading: Reading, row: int) -> tuple[WordMatch, ...]:
    """Return how each word of the query is read in a row."""
    words = stock.phrasings.words_of(np.array([row]))[0].tolist()
    shares = reading.weights / reading.weights.sum()
    matches = []
    for word, line, share in zip(reading.words, reading.closeness, shares.tolist(), strict=True):
        closeness = dict(zip(reading.near.tolist(), line.tolist(), strict=True))
        best = max(words, key=lambda candidate: closeness.get(candidate, 0.0), default=None)
        sure = 0.0 if best is None else closeness.get(best, 0.0)
        match = stock.vocabulary.words[best] if best is not None and sure else None
        matches.append(WordMatch(word, match, sure, share))
    return tuple(matches)
