"""Which words of a claim that name a fact's predicate are said of that fact."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checking.claim import Claim
from bot.checking.polarity import Polarity
from bot.library.model import ConceptKind
from bot.reading.vocabulary import Mention

_TAIL = 2
"""A word that is set aside in passing stands within this many words of the *not*."""
_DATED = 4
"""A verb that only dates something stands within this many words of *before*."""


def own_hits(claim: Claim, hits: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out hits that only date something, or deny another: the *managed* of *did not manage to report*."""
    hits = [h for h in hits if not _dates(claim, h)]
    free = [h for h in hits if not any(c.first <= h.first and h.last <= c.last for c in claim.cued("refusal"))]
    return tuple(free or hits)


def set_aside(claim: Claim, hit: Mention, read: Polarity) -> bool:
    """Whether a word stands in a short tail that only says what something else was not: *wounded, not killed*."""
    for negation in claim.cued("negation"):
        apart = negation.first and "," in claim.gap(negation.first - 1, negation.first)
        if apart and 0 < hit.first - negation.last <= _TAIL and hit.first in read.denied:
            return True
    return any(
        span.holds(hit.first) and "," in claim.gap(span.first - 1, span.first) for span in read.excluded if span.first
    )


def _dates(claim: Claim, hit: Mention) -> bool:
    """Whether a verb only tells when something else was: the *entered* of *before the troops entered*."""
    if claim.kinds[hit.concept] is not ConceptKind.ACTION:
        return False
    if {"az", "tr"} & claim.reading.languages:
        return any(
            0 < c.first - hit.last <= _DATED and not claim.parted(hit.last, c.first) for c in claim.cued("dating")
        )
    return any(
        0 < hit.first - c.last <= _DATED and "," not in claim.gap(c.last, hit.first) for c in claim.cued("dating")
    )
