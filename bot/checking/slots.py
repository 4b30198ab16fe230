"""The details of a claim held against those that a fact settles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.checking.exclusion import Span
from bot.checking.polarity import Polarity
from bot.checking.quantities import Use
from bot.library.facts import Fact, Slot
from bot.library.model import ConceptKind
from bot.reading.vocabulary import Mention

_USES = {"year": Use.YEAR, "hour": Use.HOUR}
_COORDINATED = 4
"""What a coordinator between two words adds to their distance."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot in a claim: its words, and whether it is the document's value."""

    first: int
    last: int
    right: bool

    @property
    def places(self) -> range:
        """Its words."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Filling:
    """A slot as a claim fills it. `settled` is True for the document's value, False for another, None for neither."""

    slot: Slot
    settled: bool | None
    fillers: tuple[Filler, ...]
    renamed: bool = False


def candidates(claim: Claim, slot: Slot) -> list[Filler]:
    """Return all that may fill a slot, in order."""
    if slot.of != "concept":
        return [
            Filler(q.first, q.last, any(q.allows(float(value)) for value in slot.values))
            for q in claim.quantities
            if q.use is _USES[slot.of]
        ]
    found = []
    for mention in claim.mentions:
        if f"to:{mention.concept}" in slot.rivals and _receives(claim, Filler(mention.first, mention.last, False)):
            found.append(Filler(mention.first, mention.last, False))
            continue
        names = claim.names(mention)
        if mention.concept in slot.values:
            found.append(Filler(mention.first, mention.last, True))
        elif names & set(slot.rivals) or f"kind:{claim.kinds[mention.concept].value}" in slot.rivals:
            found += [] if _wider_value(claim, mention, slot) else [Filler(mention.first, mention.last, False)]
    return found


def _wider_value(claim: Claim, mention: Mention, slot: Slot) -> bool:
    """Whether a mention is but a wider word for a value: *leader* for *leader of the front*."""
    return any(mention.concept in claim.wider.get(value, frozenset()) for value in slot.values)


def spans(claim: Claim, fact: Fact) -> list[Span]:
    """Return every word run that may fill a slot of a fact, or name somebody in place of who does."""
    found = [Span(f.first, f.last) for slot in fact.slots for f in candidates(claim, slot)]
    if any(_takes(claim, slot) for slot in fact.slots):
        found += [Span(m.first, m.last) for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.PERSON]
    numbers = [Span(q.first, q.last) for q in claim.quantities if q.use is Use.COUNT] if fact.count else []
    return [*found, *numbers]


def fill(
    claim: Claim, slot: Slot, hits: Sequence[Mention], polarity: Polarity, rivals_of: Iterable[Mention]
) -> Filling:
    """Fill a slot. `hits` are the fact's predicates in the claim, `rivals_of` those of other facts with a like slot."""
    found = candidates(claim, slot)
    outside = any(not polarity.excludes(f.first, sharing=True) for f in found)
    set_aside = [f for f in found if polarity.excludes(f.first, sharing=outside)]
    kept = [f for f in found if f not in set_aside]
    if slot.near and hits:
        kept = _nearest(claim, kept, hits, list(rivals_of))
    right = tuple(f for f in kept if f.right)
    wrong = tuple(f for f in kept if not f.right)
    if right and not _renamed(claim, slot, right, wrong):
        return Filling(slot, True, (*right, *(f for f in set_aside if not f.right)))
    if any(f.right for f in set_aside):
        return Filling(slot, False, tuple([f for f in set_aside if f.right]) + wrong)
    if wrong:
        return Filling(slot, False, wrong, renamed=bool(right))
    if claim.antecedent and not claim.people and slot.of == "concept" and _takes(claim, slot):
        is_value = claim.antecedent in slot.values
        known = is_value or claim.antecedent in slot.rivals or "kind:person" in slot.rivals
        return Filling(slot, is_value if known else None, ())
    return Filling(slot, None, ())


def _takes(claim: Claim, slot: Slot) -> bool:
    """Whether a slot is for persons, so that *he* may fill it."""
    return any(claim.kinds.get(value) is ConceptKind.PERSON for value in slot.values)


def _renamed(claim: Claim, slot: Slot, right: Sequence[Filler], wrong: Sequence[Filler]) -> bool:
    """Whether the one described is then given another's name: *the leader who proposed it was X*."""
    people = [f for f in wrong if claim.kinds_at(f.first) == {ConceptKind.PERSON}]
    described = not any(ConceptKind.PERSON in claim.kinds_at(f.first) for f in right)
    if not claim.mentions:
        return False
    edge = {claim.mentions[0].first, claim.mentions[-1].first}
    return described and bool(people) and claim.has("who") and people[0].first in edge and len(slot.values) > 1


def _nearest(claim: Claim, fillers: list[Filler], hits: Sequence[Mention], others: list[Mention]) -> list[Filler]:
    """Keep the filler that belongs to the predicate: as many of each, by order; else the nearest, if it is its own."""
    if not fillers:
        return []
    heads = sorted([*hits, *others], key=lambda m: m.first)
    if len(heads) > 1 and len(fillers) == len(heads):
        heads = heads[::-1] if _nested(claim, fillers, heads) else heads
        return [f for f, head in zip(fillers, heads, strict=True) if head in hits]
    best = min(fillers, key=lambda f: _distance(claim, f, hits))
    rival_distance = min((_gap(claim, best, other) for other in others), default=10**6)
    return [best] if _distance(claim, best, hits) <= rival_distance else []


def _nested(claim: Claim, fillers: Sequence[Filler], heads: Sequence[Mention]) -> bool:
    """Whether the first named does what is told last, as where verbs end their clauses: *X, that Y go, proposed*."""
    deeds = all(claim.kinds[head.concept] is ConceptKind.ACTION for head in heads)
    return deeds and bool({"az", "tr"} & claim.reading.languages) and fillers[-1].first < heads[0].first


def _distance(claim: Claim, filler: Filler, hits: Sequence[Mention]) -> int:
    return min(_gap(claim, filler, hit) for hit in hits)


def _gap(claim: Claim, filler: Filler, mention: Mention) -> int:
    if filler.first <= mention.last and mention.first <= filler.last:
        return 0
    low, high = (filler.last, mention.first) if filler.last < mention.first else (mention.last, filler.first)
    joins = sum(low < cue.first and cue.last < high for cue in claim.cued("joins"))
    joined = joins or ("," in claim.gap(low, high) and mention.first > filler.last)
    return high - low - 1 + _COORDINATED * joined


def swapped(claim: Claim, fact: Fact) -> bool:
    """Whether the one who acts and the one who is acted on have changed places."""
    agents = [f for slot in fact.slots if slot.role == "agent" for f in candidates(claim, slot) if f.right]
    recipients = [f for slot in fact.slots if slot.role == "recipient" for f in candidates(claim, slot) if f.right]
    if not agents or not recipients:
        return False
    if any(_receives(claim, f) for f in recipients):
        return False
    return any(_receives(claim, f) and not any(_joined(claim, f, other) for other in recipients) for f in agents)


def _joined(claim: Claim, one: Filler, other: Filler) -> bool:
    """Whether a conjunction stands between two: each may belong to a verb of its own."""
    low, high = sorted((one.first, other.first))
    return claim.has("joins", low, high)


_ABLATIVE = ("dan", "den", "tan", "ten")
_DATIVE = ("a", "e", "ya", "ye")


def _receives(claim: Claim, filler: Filler) -> bool:
    if any(cue.last == filler.first - 1 for cue in claim.cued("to")):
        return True
    if any(cue.last == filler.first - 2 for cue in claim.cued("to")) and claim.small(filler.first - 1):
        return True
    if not {"az", "tr"} & claim.reading.languages:
        return False
    words = claim.reading.words
    following = words[filler.last + 1].text if filler.last + 1 < len(words) else ""
    return words[filler.last].text.endswith(_ABLATIVE) or following in _ABLATIVE or _dative(claim, filler)


def _dative(claim: Claim, filler: Filler) -> bool:
    """Whether a name stands with the ending of the one to whom something is done: *Məmmədova*, to Məmmədov."""
    word = claim.word(filler.last).text
    bare = (claim.bare.get(m.concept) for m in claim.mentions if m.first <= filler.first <= m.last)
    return any(base and word.startswith(base) and word[len(base) :] in _DATIVE for base in bare)
