"""Whether a statement may deny what is false of a fact, or deny twice: it may then be true, for all that it denies."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.claim import PAUSE, Claim
from bot.checking.negation import negations_of
from bot.checking.quantities import Use
from bot.checking.slots import candidates
from bot.library.facts import Fact
from bot.library.model import ConceptKind
from bot.reading.cues import Cue

_BESIDE = 2
"""Words from *nobody* to *but*, or from a word to a *not* that follows it, at most."""


def doubled(claim: Claim, fact: Fact) -> bool:
    """Whether a clause denies another value or an opposite (*it was not X*), denies twice, or denies of all but one."""
    negations = [cue for cue in negations_of(claim) if not claim.has("without", cue.first, cue.last)]
    others = [filler for slot in fact.slots for filler in candidates(claim, slot) if not filler.right]
    against = [*(other.first for other in others), *_against(claim, fact)]
    if any(_denies(claim, cue, place) for cue in negations for place in against):
        return True
    if any(other.last + 1 == cue.first for cue in negations for other in others):
        return True
    lacking = (*claim.cued("without"), *claim.cued("but-for"))
    if any(_lacks(claim, one, other) for one in lacking for other in negations) or _both_ways(claim, negations):
        return True
    if denied_twice(claim) or any(_calls_false(claim, place) for place in (*against, *_only(claim, fact))):
        return True
    return any(
        abs(but.first - none.first) <= _BESIDE for none in claim.cued("nobody") for but in claim.cued("exception")
    )


def denied_twice(claim: Claim) -> bool:
    """Whether a clause denies a denial: *it is false that they never did*, *nobody refused*."""
    negations = [cue for cue in negations_of(claim) if not claim.has("without", cue.first, cue.last)]
    turns = _turns(claim, negations)
    if any(_over(claim, one, other) for one in negations for other in turns):
        return True
    return any(_calls_false(claim, place) for place in (*(cue.first for cue in turns), *_denying(claim)))


def _against(claim: Claim, fact: Fact) -> Iterator[int]:
    """The words that speak against a fact: opposites, other offices than the one it tells of, other numbers."""
    yield from (m.first for predicate in fact.says for m in claim.found(predicate.opposites))
    told = {name for predicate in fact.says for name in predicate.any}
    if any(claim.kinds.get(name) is ConceptKind.OFFICE for name in told):
        offices = (m for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.OFFICE)
        yield from (m.first for m in offices if m.concept not in told)
    if fact.count is not None:
        counts = [quantity for quantity in claim.quantities if quantity.use is Use.COUNT]
        figures = [figure.value for figure in fact.count.figures]
        yield from (quantity.first for quantity in counts if not any(map(quantity.allows, figures)))


def _only(claim: Claim, fact: Fact) -> Iterator[int]:
    """The words that say *only* of what is not so of this alone."""
    if not fact.sole:
        yield from (cue.first for cue in (*claim.cued("only"), *claim.cued("sole")))


def _calls_false(claim: Claim, place: int) -> bool:
    """Whether a clause calls a word of it false, or what the word belongs to."""
    before = any(cue.last < place and _together(claim, cue.last, place) for cue in claim.cued("falsity"))
    return before or any(
        place < cue.first and _together(claim, place, cue.first) for cue in claim.cued("falsity-after")
    )


def _denies(claim: Claim, negation: Cue, place: int) -> bool:
    """Whether a negation and a word that it may deny stand in one clause."""
    if negation.name == "negation-after":
        return 0 < negation.first - place <= _BESIDE
    return negation.last < place and _together(claim, negation.first, place)


def _denying(claim: Claim) -> list[int]:
    return [place for place in range(len(claim.reading.words)) if claim.denies_itself(place)]


def _turns(claim: Claim, negations: list[Cue]) -> list[Cue]:
    """The negations and refusals, less those refusals that hold a negation."""
    refusals = [
        r for r in claim.cued("refusal") if not any(r.first <= n.first <= r.last for n in claim.cued("negation"))
    ]
    return [*negations, *refusals]


def _over(claim: Claim, outer: Cue, inner: Cue) -> bool:
    """Whether a negation bears on another: on a refusal, or on the denial in a clause that hangs on it."""
    if outer.last >= inner.first or not _together(claim, outer.first, inner.first):
        return False
    concord = not {"en", "de"} & claim.reading.languages
    return inner.name == "refusal" or not concord or claim.has("that", outer.last + 1, inner.first - 1)


def _both_ways(claim: Claim, negations: list[Cue]) -> bool:
    """Whether a deed is denied in one place and affirmed in another: *they did not blame X, they blamed Y*."""
    turned: dict[str, set[bool]] = {}
    for mention in claim.mentions:
        if claim.kinds[mention.concept] is ConceptKind.ACTION:
            denied = any(0 < mention.first - cue.last <= _BESIDE for cue in negations)
            turned.setdefault(mention.concept, set()).add(denied)
    return any(len(signs) > 1 for signs in turned.values())


def _lacks(claim: Claim, without: Cue, negation: Cue) -> bool:
    """Whether a sentence denies what would be without something: *without them nobody would have known*."""
    return negation.first - without.last > _BESIDE and not claim.parted(without.last, negation.first)


def _together(claim: Claim, one: int, other: int) -> bool:
    """Whether two words stand in one clause: no comma, conjunction or contrast between them."""
    low, high = sorted((one, other))
    if any(PAUSE.search(claim.gap(at, at + 1)) for at in range(low, high)):
        return False
    return not any(claim.has(name, low + 1, high - 1) for name in ("joins", "contrast"))
