"""What a statement sets aside for something else: *not X but Y*, *X, not Y*, *instead of X*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.library.model import ConceptKind
from bot.reading.cues import Cue
from bot.reading.vocabulary import Mention

_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT, ConceptKind.QUALITY})
_SHORT = 4
"""Words of a *, not before* at most."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last`, inclusive; `shared` where they hold the predicate too, which is not set aside."""

    first: int
    last: int
    shared: bool = False

    def holds(self, place: int) -> bool:
        """Whether a word is among them."""
        return self.first <= place <= self.last


def excluded(claim: Claim, negation: Cue, predicates: Sequence[Mention], fillers: Sequence[Span]) -> Span | None:
    """Return what a negation sets aside; None where it does not."""
    if negation.name == "negation-after":
        before = [f for f in fillers if f.last < negation.first and negation.first - f.last <= 2]
        close = before and not any(before[-1].last < p.first < negation.first for p in predicates)
        return Span(before[-1].first, negation.last) if close else None
    tail = _tail(claim, negation, predicates)
    if tail is not None:
        return tail
    instead_of_it = next((c for c in claim.cued("contrast") if c.first > negation.last + 1), None)
    if instead_of_it is not None and _bare(claim, range(negation.last + 1, instead_of_it.first), predicates, fillers):
        return Span(negation.first, instead_of_it.first - 1)
    ahead = [f for f in fillers if f.first > negation.last]
    if not ahead:
        return None
    first = ahead[0]
    between = [p for p in predicates if negation.last < p.first < first.first]
    contrast = next((c for c in claim.cued("contrast") if c.first > first.last), None)
    if contrast is not None and not claim.parted(negation.last, contrast.first):
        shared = any(negation.last < p.first < contrast.first and claim.kinds[p.concept] in _DEEDS for p in predicates)
        return Span(negation.first, contrast.first - 1, shared)
    if between:
        return None
    end = stretch(claim, first.last)
    lead = claim.gap(negation.first - 1, negation.first) if negation.first else ""
    joined = negation.first and (
        "," in lead or "—" in lead or " - " in lead or claim.has("joins", negation.first - 1, negation.first - 1)
    )
    if joined and not any(negation.last < p.first <= end for p in predicates):
        return Span(negation.first, end)
    cleft = claim.has("who", first.last + 1, first.last + 3) or claim.has("that", first.last + 1, first.last + 2)
    acting = any(p.first == first.last + 1 for p in predicates)
    if first.first - negation.last <= 3 and cleft and not acting:
        return Span(negation.first, first.last)
    none_of = any(cue.first == negation.first for cue in claim.cued("zero"))
    beside = first.first == negation.last + 1 or _is_not(claim, negation, first)
    if beside and not none_of and not any(p.first == first.last + 1 for p in predicates):
        return Span(negation.first, first.last)
    return None


def _bare(claim: Claim, words: range, predicates: Sequence[Mention], fillers: Sequence[Span]) -> bool:
    """Whether a stretch holds neither a predicate nor what may fill a slot: *not in the town itself, but …*."""
    held = any(p.first in words for p in predicates) or any(f.first in words for f in fillers)
    return not held and not claim.parted(words.start - 1, words.stop)


def _is_not(claim: Claim, negation: Cue, filler: Span) -> bool:
    """Whether a negation says of somebody that it was another: *it was not Gorbachev*."""
    person = claim.kinds_at(filler.first) == {ConceptKind.PERSON}
    return person and filler.first == negation.last + 2 and claim.light(negation.last + 1)


def _tail(claim: Claim, negation: Cue, predicates: Sequence[Mention]) -> Span | None:
    """A short *, not before* between commas, or at the end."""
    lead = claim.gap(negation.first - 1, negation.first) if negation.first else ""
    end = stretch(claim, negation.last)
    short = end - negation.first <= _SHORT and not any(negation.last < p.first <= end for p in predicates)
    return Span(negation.first, end) if "," in lead and short and end > negation.last else None


def stretch(claim: Claim, place: int) -> int:
    """The last word before the next comma or the end."""
    last = len(claim.reading.words) - 1
    while place < last and not set(claim.gap(place, place + 1)) & set(",;:.—!?"):
        place += 1
    return place


def instead(claim: Claim, predicates: Sequence[Mention]) -> list[Span]:
    """Return what stands after *instead of* and the like."""
    found = []
    idioms = claim.cued("not-only")
    for cue in claim.cued("instead-of"):
        if any(idiom.first <= cue.last and cue.first <= idiom.last for idiom in idioms):
            continue
        end = stretch(claim, cue.last)
        acting = [p for p in predicates if cue.last < p.first <= end and claim.kinds[p.concept] is ConceptKind.ACTION]
        if not acting:
            found.append(Span(cue.first, end))
    return found
