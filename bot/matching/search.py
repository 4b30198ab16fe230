"""From a query read to the entries found: shortlist, score, vote, and the encoder's say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Floats, Singles, greatest
from bot.matching.meaning import support
from bot.matching.phrasings import Phrasings
from bot.matching.ranking import Candidate, Parts, WordMatch
from bot.matching.reading import Reading
from bot.matching.scoring import score
from bot.matching.shortlist import shortlist
from bot.matching.vocabulary import Vocabulary
from bot.matching.voting import vote

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


def search(
    stock: Stock, reading: Reading, likeness: Floats | None = None, *, k: int, without: int | None = None
) -> tuple[Candidate, ...]:
    """Return the k best entries, best first; equal ones in the order of the entries; none if there is no word to read.

    `likeness` (N): what the encoder finds between the query and each row. `without`: an entry to leave out.
    """
    if not reading.words:
        return ()
    phrasings = stock.phrasings
    same = phrasings.same(reading.sequence)
    lexical = np.union1d(shortlist(reading, phrasings, _SHORTLIST), same)
    meant = greatest(likeness, _NEAREST) if likeness is not None else np.zeros(0, dtype=np.int64)
    meant = meant[phrasings.weight[meant] > 0]  # a row without a word has nothing to hold against the query
    if without is not None:
        lexical, meant = (rows[phrasings.entry_of[rows] != without] for rows in (lexical, meant))
    rows = np.union1d(lexical, meant)
    if not len(rows):
        return ()
    scores = score(reading, stock.vocabulary, phrasings, rows)
    exact = np.isin(rows, same)
    row_scores = np.where(exact, 1.0, np.minimum(scores.total, _UNLESS_SAME))
    ballot = vote(phrasings.entry_of[rows].astype(np.int64), row_scores)
    totals, meaning = ballot.totals, np.zeros(len(ballot.entries))
    if likeness is not None and stock.vectors is not None:
        says = support(np.asarray(stock.vectors[meant]), likeness[meant])
        owners = np.searchsorted(ballot.entries, phrasings.entry_of[meant])
        meaning = np.clip(np.bincount(owners, says, minlength=len(ballot.entries)), 0, 1)
        totals = (totals + meaning) / 2
    totals = np.where(exact[ballot.best], 1.0, np.minimum(totals, _UNLESS_SAME))
    found = []
    for place in np.lexsort((ballot.entries, -totals))[:k].tolist():
        best = int(ballot.best[place])
        found.append(
            Candidate(
                entry=phrasings.names[int(ballot.entries[place])],
                score=float(totals[place]),
                phrasing=phrasings.texts[int(rows[best])],
                row=int(rows[best]),
                parts=Parts(
                    coverage=float(scores.coverage[best]),
                    dice=float(scores.dice[best]),
                    cosine=float(scores.cosine[best]),
                    letters=float(scores.letters[best]),
                    votes=float(ballot.added[place]),
                    meaning=float(meaning[place]),
                ),
            )
        )
    return tuple(found)


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
