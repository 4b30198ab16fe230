"""How often the right entry comes first, and how well a contender knows when to keep silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching import Phrasing
from tests.bench.contenders import Contender
from tests.bench.sets import Query

DEPTH = 10
"""Entries of a ranking that are looked at."""
_ROWS = 60
"""Rows asked of a contender, enough for ten entries with a handful of phrasings each."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares, 0…1, of the queries in scope, but for the last two.

    `first`: P@1. `reciprocal`: MRR@10. `among_five`: R@5. `c5`: right and answered when 5 % of the queries out of
    scope get an answer. `auroc`: how often a query in scope has a higher score than one out of scope.
    `false_at_95`: share of the queries out of scope answered when 95 % of those in scope are.
    The last three are NaN without queries out of scope.
    """

    first: float
    reciprocal: float
    among_five: float
    c5: float
    auroc: float
    false_at_95: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What one contender made of one query: the place of the first right entry (0 is the best) or None, its score."""

    place: int | None
    score: float
    in_scope: bool


def ask(contender: Contender, phrasings: Sequence[Phrasing], query: Query) -> Asked:
    """Ask one query."""
    hits = contender.top(query.text, _ROWS)
    entries = list(dict.fromkeys(phrasings[row].entry for row, _ in hits))[:DEPTH]
    place = next((place for place, entry in enumerate(entries) if entry in query.right), None)
    return Asked(place, hits[0][1] if hits else float("-inf"), bool(query.right))


def measure(asked: Sequence[Asked]) -> Quality:
    """Sum up the queries of one set."""
    own = [item for item in asked if item.in_scope]
    inside = np.array([item.score for item in own])
    outside = np.sort([item.score for item in asked if not item.in_scope])
    c5 = auroc = false_at_95 = float("nan")
    if len(outside):
        silent = np.quantile(outside, 0.95, method="higher")
        c5 = float(np.mean([item.place == 0 and item.score > silent for item in own]))
        below = np.searchsorted(outside, inside), np.searchsorted(outside, inside, side="right")
        auroc = float((below[0] + below[1]).mean() / 2 / len(outside))
        false_at_95 = float(np.mean(outside >= np.quantile(inside, 0.05, method="lower")))
    return Quality(
        first=float(np.mean([item.place == 0 for item in own])),
        reciprocal=float(np.mean([0 if item.place is None else 1 / (item.place + 1) for item in own])),
        among_five=float(np.mean([item.place is not None and item.place < 5 for item in own])),
        c5=c5,
        auroc=auroc,
        false_at_95=false_at_95,
    )
