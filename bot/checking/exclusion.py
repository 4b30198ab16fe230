"""What a statement sets aside for something else: *not X but Y*, *X, not Y*, *instead of X*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.library.model import ConceptKind
from bot.reading.cues import Cue
from bot.reading.vocabulary import Mention

_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT, ConceptKind.QUALITY})
_ACTS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT})
_COMMAS = frozenset(",;:.—!?")
_SHORT = 4
"""Words of a *, not before* at most."""
_NUMBER = 3
"""Words from a negation or a contrast to the number it bears on, at most."""


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
        found = _preceding(claim, negation, predicates, fillers) or _trailing(claim, negation, predicates)
        return found or _beside(claim, negation, predicates)
    tail = _tail(claim, negation, predicates)
    if tail is not None:
        return tail
    number = _other_number(claim, negation)
    if number is not None:
        return number
    instead_of_it = next((c for c in claim.cued("contrast") if c.first > negation.last + 1), None)
    if instead_of_it is not None and _bare(claim, range(negation.last + 1, instead_of_it.first), predicates, fillers):
        return Span(negation.first, instead_of_it.first - 1)
    if instead_of_it is not None and _elsewhere(claim, negation, instead_of_it, fillers):
        return Span(negation.first, instead_of_it.first - 1, shared=True)
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
    late = claim.has("double", negation.last + 1, first.first - 1)
    cleft = not late and (
        claim.has("who", first.last + 1, first.last + 3) or claim.has("that", first.last + 1, first.last + 2)
    )
    acting = any(p.first == first.last + 1 for p in predicates)
    if first.first - negation.last <= 3 and cleft and not acting:
        return Span(negation.first, first.last)
    none_of = any(cue.first == negation.first for cue in claim.cued("zero"))
    beside = first.first == negation.last + 1 or _is_not(claim, negation, first)
    if beside and not none_of and not any(p.first == first.last + 1 for p in predicates):
        return Span(negation.first, first.last)
    return None


def _other_number(claim: Claim, negation: Cue) -> Span | None:
    """A number right after a negation, where a contrast gives another: *there were not 39 dead there but 93*."""
    for one in claim.quantities:
        if not 0 < one.first - negation.last <= _NUMBER:
            continue
        for contrast in claim.cued("contrast"):
            later = (q for q in claim.quantities if q.use is one.use and 0 < q.first - contrast.last <= _NUMBER)
            if contrast.first > one.last and next(later, None) and not claim.parted(one.last, contrast.first):
                return Span(negation.first, one.last)
    return None


def _bare(claim: Claim, words: range, predicates: Sequence[Mention], fillers: Sequence[Span]) -> bool:
    """Whether a stretch holds neither a predicate nor what may fill a slot: *not in the town itself, but …*."""
    held = any(p.first in words for p in predicates) or any(f.first in words for f in fillers)
    return not held and not claim.parted(words.start - 1, words.stop)


def _elsewhere(claim: Claim, negation: Cue, contrast: Cue, fillers: Sequence[Span]) -> bool:
    """Whether only a circumstance is set aside, of which the facts know nothing: *they did not stay in X, but in Y*."""
    between = range(negation.last + 1, contrast.first)
    if claim.parted(negation.last, contrast.first) or any(f.first in between for f in fillers):
        return False
    end = stretch(claim, contrast.last)
    acting = any(m.first > contrast.last and claim.kinds[m.concept] in _ACTS and m.first <= end for m in claim.mentions)
    placed = claim.has("adding", between.start, between.stop - 1)
    return placed and not acting and claim.has("adding", contrast.last + 1, contrast.last + 1)


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


def _preceding(claim: Claim, negation: Cue, predicates: Sequence[Mention], fillers: Sequence[Span]) -> Span | None:
    """What may fill a slot right before a *not* that stands after."""
    before = [f for f in fillers if f.last < negation.first and negation.first - f.last <= 2]
    if not before or any(before[-1].last < p.first < negation.first for p in predicates):
        return None
    beside = negation.first - 1
    other = before[-1].last < beside and not claim.light(beside) and not claim.kinds_at(beside)
    return Span(beside if other else before[-1].first, negation.last)


def _trailing(claim: Claim, negation: Cue, predicates: Sequence[Mention]) -> Span | None:
    """What a *not* that stands last sets aside, between commas, after what is said: *it was X, Y it was not*."""
    first = negation.first
    while first and not set(claim.gap(first - 1, first)) & _COMMAS:
        first -= 1
    ends = stretch(claim, negation.last) == negation.last
    said = any(p.last < first for p in predicates)
    acting = any(first <= p.first < negation.first and claim.kinds[p.concept] in _ACTS for p in predicates)
    short = negation.first - first <= _SHORT
    return Span(first, negation.last) if ends and said and short and first < negation.first and not acting else None


def _beside(claim: Claim, negation: Cue, predicates: Sequence[Mention]) -> Span | None:
    """What stands right before a *not* and a comma: *weekly not, daily*."""
    place = negation.first - 1
    if place < 0 or stretch(claim, negation.last) != negation.last or negation.last + 1 >= len(claim.reading.words):
        return None
    mention = next((m for m in claim.mentions if m.first <= place <= m.last), None)
    if any(p.first <= place <= p.last for p in predicates) or claim.light(place):
        return None
    return Span(mention.first if mention else place, negation.last)


def stretch(claim: Claim, place: int) -> int:
    """The last word before the next comma or the end."""
    last = len(claim.reading.words) - 1
    while place < last and not set(claim.gap(place, place + 1)) & _COMMAS:
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
