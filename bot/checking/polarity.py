"""What a statement denies: its predicate, one of its details, or the whole of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.checking.claim import PAUSE, Claim
from bot.checking.exclusion import Span, excluded, instead
from bot.checking.negation import LATE, NEAR, bind, is_idiom, negations_of
from bot.library.model import ConceptKind
from bot.reading.cues import Cue
from bot.reading.vocabulary import Mention

_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT})
"""Kinds of predicates that are set aside as such, even where they fill a slot as well."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a statement stands to its predicate.

    `denied` holds the places of predicates that are denied; `unclear` is true where a negation could not be bound,
    `wished` where what is said was but wished, tried or thought likely;
    `wrapped` where the whole statement is called false; `excluded` are the words that it sets aside (*not X but Y*).
    """

    denied: frozenset[int]
    excluded: tuple[Span, ...]
    wrapped: bool
    unclear: bool
    wished: bool = False

    def excludes(self, place: int, *, sharing: bool = False) -> bool:
        """Whether a word is set aside; `sharing` where something else stands in its place."""
        return any(span.holds(place) and (sharing or not span.shared) for span in self.excluded)


def polarity(claim: Claim, predicates: Sequence[Mention], fillers: Iterable[Span]) -> Polarity:
    """Bind the negations of a claim to its predicates, or to the details that may fill a fact's slots."""
    fillers = sorted(fillers, key=lambda span: span.first)
    negations = negations_of(claim)
    deeds = [p for p in predicates if claim.kinds[p.concept] in _DEEDS or not any(f.holds(p.first) for f in fillers)]
    aside: list[Span] = []
    free: list[Cue] = []
    for negation in negations:
        span = excluded(claim, negation, deeds, fillers)
        if span is not None:
            aside.append(span)
        else:
            free.append(negation)
    aside += instead(claim, predicates)
    free = [cue for cue in free if not any(span.holds(cue.first) for span in aside)]
    denied, unbound = bind(claim, free, predicates, aside, fillers)
    refused, loose = _refused(claim, predicates)
    denied = _twice_turned(claim, denied, refused) if _doubled(claim) else denied | refused
    unbound |= loose
    denied |= {h.first for h in predicates if any(claim.denies_itself(at) for at in _verb(claim, h, predicates))}
    unbound |= _excepting(claim) or _both_ways(claim, denied) or _taken_back(claim)
    unbound |= claim.has("but-for")
    wrapped = not claim.denied_question and (bool(claim.cued("falsity")) or _disowned(claim))
    wished = bool(claim.cued("modal")) and not denied
    return Polarity(frozenset(denied), tuple(aside), wrapped, unbound, wished)


def _excepting(claim: Claim) -> bool:
    """Whether a word takes back a part of what is said, other than of a number: *hardly*, *all but the officials*."""
    return any(
        not is_idiom(claim, cue) and not any(0 < q.first - cue.last <= NEAR for q in claim.quantities)
        for cue in claim.cued("exception")
    )


def _both_ways(claim: Claim, denied: set[int]) -> bool:
    """Whether a deed is both denied and affirmed: *he did not propose it, they proposed it*."""
    deeds = [m for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.ACTION]
    turned = {m.concept for m in deeds if m.first in denied}
    return any(m.concept in turned and m.first not in denied for m in deeds)


def _twice_turned(claim: Claim, denied: set[int], refused: set[int]) -> set[int]:
    """What remains denied where a refusal is denied: *never failed to report* denies nothing."""
    verbs = {at for at in denied if any(c.first <= at <= c.last for c in claim.cued("refusal"))}
    return denied - verbs - refused if verbs else denied ^ refused


def _doubled(claim: Claim) -> bool:
    """Whether a negation stands right before a refusal: *did not deny*.

    Or after it, in a language where two negations do not make one: *far from seeing no parallel*.
    """
    starts = [cue.first for cue in claim.cued("refusal")]
    ends = [cue.last for cue in claim.cued("refusal")]
    negations = negations_of(claim)
    before = any(0 < start - cue.last <= LATE for cue in negations for start in starts)
    concord = not {"en", "de"} & claim.reading.languages
    return before or (not concord and any(0 < cue.first - end <= LATE for cue in negations for end in ends))


def _refused(claim: Claim, predicates: Sequence[Mention]) -> tuple[set[int], bool]:
    """What is refused or denied; true where that is no deed of the facts: *he refused the proposal*."""
    denied: set[int] = set()
    loose = False
    wrappers = claim.cued("falsity")
    for cue in claim.cued("refusal"):
        if is_idiom(claim, cue) or any(w.first <= cue.first and cue.last < w.last for w in wrappers):
            continue
        ahead = [p for p in predicates if p.first > cue.last and p.first - cue.last <= NEAR]
        behind = [p for p in predicates if p.last < cue.first]
        if ahead and claim.has("article", ahead[0].first - 1, ahead[0].first - 1):
            loose = True
        elif ahead and not claim.parted(cue.last, ahead[0].first):
            denied ^= {ahead[0].first}
        elif behind and {"az", "tr", "de"} & claim.reading.languages:
            denied ^= {behind[-1].first}
        else:
            loose = True
    return denied, loose


def _verb(claim: Claim, hit: Mention, predicates: Sequence[Mention]) -> range:
    """The words of a predicate, with the auxiliary that may follow."""
    after = hit.last + 1
    end = len(claim.reading.words)
    taken = any(m.first == after and claim.kinds[m.concept] is not ConceptKind.ACTION for m in claim.mentions)
    taken = taken or any(p.first == after for p in predicates)
    return range(hit.first, hit.last + 1 if taken or after >= end else after + 1)


def restricted(claim: Claim, explained: Collection[int]) -> bool:
    """Whether a claim says *only* of something but a number or a time, and no fact explains that word."""
    return any(
        not is_idiom(claim, cue)
        and not any(0 < n.first - cue.last <= LATE for n in claim.cued("negation-after"))
        and not any(0 < q.first - cue.last <= LATE or 0 < cue.first - q.last <= 1 for q in claim.quantities)
        and cue.first not in explained
        for cue in claim.cued("only")
    )


def _taken_back(claim: Claim) -> bool:
    """Whether a part of what is said is called false before more is said: *who says that lies: he did*."""
    if _disowned(claim):
        return False
    last = len(claim.reading.words) - 1
    opened = claim.cued("falsity")
    found = [cue for cue in claim.cued("falsity-after") if cue.first > 0 and cue.last < last - 1]
    found = [cue for cue in found if not any(o.first <= cue.first and cue.last <= o.last for o in opened)]
    return any(PAUSE.search(claim.gap(cue.last, cue.last + 1)) for cue in found)


def _disowned(claim: Claim) -> bool:
    last = len(claim.reading.words) - 1
    return any(cue.last >= last - 1 for cue in claim.cued("falsity-after"))
