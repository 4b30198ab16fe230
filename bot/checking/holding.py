"""A claim held against one fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.checking.counting import Counted, Tally, tally
from bot.checking.doubling import doubled
from bot.checking.hits import own_hits, set_aside
from bot.checking.polarity import Polarity, polarity, restricted
from bot.checking.quantities import Use
from bot.checking.slots import Filling, candidates, fill, spans, swapped
from bot.checking.verdict import Ground, Holding, Reason, Verdict
from bot.library.facts import Fact, Predicate
from bot.library.model import ConceptKind
from bot.reading.vocabulary import Mention

_OWN = 2
"""Words of its own that a sentence must have about a fact of which only an earlier one named the subject."""
_BY = 4
"""Words from *by* to whom it names, at most, its own among them."""
_BESIDE = 2
"""A verb of saying that is denied stands within this many words of the *not*."""
SOURCE = "source"
"""The slot that names who says so."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the other facts bears on one: their predicates in the claim, and those with a like slot (by name)."""

    predicates: tuple[Mention, ...]
    heads: dict[str, tuple[Mention, ...]]
    numbers: tuple[Counted, ...]


def hold(claim: Claim, fact: Fact, around: Surroundings, light: frozenset[str]) -> Holding | None:
    """Hold a claim against a fact; None where it does not speak of it. `light` verbs only carry another predicate."""
    if claim.touches(fact.unless):
        return None
    groups = [own_hits(claim, claim.found((*predicate.any, *predicate.opposites))) for predicate in fact.says]
    if not all(groups) or not all(_present(claim, names) for names in fact.about):
        return _asserts_disputed(claim, fact)
    hits = groups[0]
    read = polarity(claim, around.predicates, spans(claim, fact))
    if all(set_aside(claim, hit, read) for hit in hits):
        return None
    others = {name: tuple(m for m in found if m not in hits) for name, found in around.heads.items()}
    fillings = [fill(claim, slot, hits, read, others.get(slot.name, ())) for slot in fact.slots]
    filled = sum(filling.settled is not None for filling in fillings) + _anchored(claim, fact)
    if filled < fact.least:
        return None
    anchored = fact.alone or _anchored(claim, fact)
    if fact.least and not anchored and not any(f.settled for f in fillings if f.slot.name != SOURCE):
        return None
    attributed = any(f.settled for f in fillings if f.slot.name == SOURCE)
    numbers = [number for number in around.numbers if not read.excludes(number.quantity.first, sharing=True)]
    count = tally(claim, fact, numbers, attributed=attributed) if fact.count else None
    explained = _explained(claim, fact, fillings, count)
    explained |= {at for span in read.excluded if not span.shared for at in range(span.first, span.last + 1)}
    explained |= {at for m in claim.found(light) for at in range(m.first, m.last + 1)}
    if fact.about and not any(claim.found(names) for names in fact.about) and len(explained) < _OWN:
        return None
    verdict, reason = _decide(claim, fact, groups, read, fillings, count, frozenset(fact.verbs) | light)
    if verdict is Verdict.SUPPORTED and restricted(claim, explained):
        verdict, reason = Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    if verdict is Verdict.SUPPORTED and not fact.wished and _denied_within(claim, groups, read, explained, light):
        verdict, reason = Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    if verdict is Verdict.REFUTED and read.wrapped and not fact.sole and (claim.cued("only") or claim.cued("sole")):
        verdict, reason = Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    if verdict is Verdict.REFUTED and fact.disputed and (settled := _asserts_disputed(claim, fact)):
        return settled
    if verdict is Verdict.REFUTED and _denied_elsewhere(claim, groups, read) and doubled(claim, fact):
        verdict, reason = Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    citations = count.citations if count and verdict is count.verdict else fact.citations
    if verdict is Verdict.REFUTED and reason.ground is Ground.OPPOSITE:
        explained |= {at for slot in fact.slots for filler in candidates(claim, slot) for at in filler.places}
    wrong = frozenset(at for f in fillings if f.settled is False for filler in f.fillers for at in filler.places)
    right = frozenset(at for f in fillings if f.settled for filler in f.fillers if filler.right for at in filler.places)
    bound = any(f.settled is False and (f.slot.near or f.renamed) for f in fillings)
    denied = any(f.settled is False and any(filler.right for filler in f.fillers) for f in fillings)
    return Holding(fact, verdict, reason, explained, citations, wrong, right, bound, denied)


def _present(claim: Claim, names: Sequence[str]) -> bool:
    return bool(claim.found(names)) or bool(claim.before & set(names))


def _anchored(claim: Claim, fact: Fact) -> bool:
    """Whether something said before belongs to the fact."""
    return any(claim.before & set(slot.values) for slot in fact.slots)


def _asserts_disputed(claim: Claim, fact: Fact) -> Holding | None:
    """Whether a claim settles what the document leaves in dispute."""
    asserted = (*claim.found(fact.disputed), *_agents(claim, fact))
    if not asserted or not all(_present(claim, names) for names in fact.about):
        return None
    explained = _places(
        claim, {name for names in fact.about for name in names} | set(fact.disputed) | set(fact.also) | set(fact.agents)
    )
    said = claim.shown(asserted[0].first, asserted[0].last)
    return Holding(fact, Verdict.CONFLICTING, Reason(Ground.DISPUTED, said), explained, fact.citations)


def _agents(claim: Claim, fact: Fact) -> list[Mention]:
    """Those whom a claim names as the ones who did what is in dispute."""
    counted = {q.last + 1 for q in claim.quantities} | {q.last + 2 for q in claim.quantities}
    acts = claim.found(fact.acts)
    victims = claim.found(fact.about[0]) if fact.about else ()
    found = []
    for agent in claim.found(fact.agents) if acts else ():
        by = claim.has("by", agent.first - _BY, agent.first - 1) or claim.has("by", agent.last + 1, agent.last + 2)
        active = any(agent.last < act.first < v.first for act in acts for v in victims)
        active = active or any(_suffers(claim, victim) for victim in victims)
        if (by or active) and agent.first not in counted and not any(v.first == agent.first for v in victims):
            found.append(agent)
    return found


def _suffers(claim: Claim, victim: Mention) -> bool:
    """Whether an ending tells that a word is the object: Russian *солдат* beside *солдаты*, Azerbaijani *əsgərləri*."""
    word = claim.word(victim.last).text
    if "ru" in claim.reading.languages:
        return not word.endswith(("y", "i"))
    return bool({"az", "tr"} & claim.reading.languages) and word.endswith(("i", "u", "ü"))


def _decide(
    claim: Claim,
    fact: Fact,
    groups: Sequence[Sequence[Mention]],
    read: Polarity,
    fillings: Sequence[Filling],
    count: Tally | None,
    verbs: frozenset[str],
) -> tuple[Verdict, Reason]:
    sign = _sign(claim, fact, groups, read)
    wrong = [f for f in fillings if f.settled is False]
    silent = [f for f in wrong if not f.slot.refutes]
    wrong = [f for f in wrong if f.slot.refutes]
    elsewhere = _denied_elsewhere(claim, groups, read)
    against = any(hit.concept in p.opposites for group, p in zip(groups, fact.says, strict=True) for hit in group)
    if elsewhere & verbs and not against:
        sign = 1 if fact.denied else -1
    if (
        read.unclear
        or _says_otherwise(claim, fact)
        or (read.wished and not fact.wished)
        or sign is None
        or (read.wrapped and (wrong or (sign < 0 and not claim.has("falsity"))))
    ):
        return Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    if silent:
        return Verdict.NOT_ENOUGH, Reason(Ground.MORE_SAID, _shown(claim, silent[0]))
    if sign < 0:
        verdict, reason = _denied(claim, groups, wrong, count)
        if not read.wrapped or verdict is Verdict.NOT_ENOUGH:
            return verdict, reason
        return Verdict.SUPPORTED, Reason(Ground.STATED)
    if wrong and fact.count is not None and _counts_others(claim, count):
        return Verdict.NOT_ENOUGH, Reason(Ground.MORE_SAID, _shown(claim, wrong[0]))
    if wrong:
        return Verdict.REFUTED, Reason(Ground.DETAIL, _shown(claim, wrong[0]), wrong[0].slot.values)
    if count is not None and not read.wrapped:
        return count.verdict, count.reason
    if count is not None and count.verdict is not Verdict.SUPPORTED:
        return Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    if read.wrapped:
        return Verdict.REFUTED, Reason(Ground.OPPOSITE)
    if swapped(claim, fact):
        return Verdict.REFUTED, Reason(Ground.OPPOSITE)
    return Verdict.SUPPORTED, Reason(Ground.STATED)


def _says_otherwise(claim: Claim, fact: Fact) -> bool:
    """Whether what is denied is that a report gives a number: *it does not say 21*."""
    said = claim.cued("attributed")
    return fact.count is not None and any(0 < a.first - n.last <= _BESIDE for a in said for n in claim.cued("negation"))


def _counts_others(claim: Claim, count: Tally | None) -> bool:
    """Whether a claim gives a number that is not the fact's: with another detail too, it speaks of something else."""
    numbered = any(quantity.use is Use.COUNT for quantity in claim.quantities)
    return numbered and (count is None or count.verdict is not Verdict.SUPPORTED)


def _denied_elsewhere(claim: Claim, groups: Sequence[Sequence[Mention]], read: Polarity) -> set[str]:
    """The denied predicates of the claim that are not the fact's own."""
    own = {hit.first for group in groups for hit in group}
    return {m.concept for m in claim.mentions if m.first in read.denied - own}


def _denied_within(
    claim: Claim,
    groups: Sequence[Sequence[Mention]],
    read: Polarity,
    explained: frozenset[int],
    light: frozenset[str],
) -> bool:
    """Whether something that the fact explains, but does not turn on, is denied: *no report speaks of it*."""
    own = {hit.first for group in groups for hit in group}
    return any(m.first in (read.denied - own) & explained and m.concept not in light for m in claim.mentions)


def _denied(
    claim: Claim, groups: Sequence[Sequence[Mention]], wrong: Sequence[Filling], count: Tally | None
) -> tuple[Verdict, Reason]:
    if wrong or (count is not None and count.verdict is not Verdict.SUPPORTED):
        return Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR)
    return Verdict.REFUTED, Reason(Ground.OPPOSITE, claim.shown(groups[0][0].first, groups[0][0].last))


def _sign(claim: Claim, fact: Fact, groups: Sequence[Sequence[Mention]], read: Polarity) -> int | None:
    """Return 1 where the claim says what the fact says, -1 for the opposite, None where it says both or neither."""
    total = -1 if fact.denied else 1
    for place, (group, predicate) in enumerate(zip(groups, fact.says, strict=True)):
        if place and not predicate.opposites:
            continue
        heads = _heads(claim, group, predicate)
        heads = [hit for hit in heads if not read.excludes(hit.first)] or heads
        signs = {_hit_sign(hit, predicate, read) for hit in heads}
        if len(signs) > 1 and not _chained(group, predicate, read):
            return None
        total *= _hit_sign(heads[0], predicate, read)
    return total


def _chained(group: Sequence[Mention], predicate: Predicate, read: Polarity) -> bool:
    """Whether a denial of the first of several predicates reaches the others: *denied organising disorder*."""
    concepts = [hit.concept for hit in group]
    plain = not set(concepts) & set(predicate.opposites)
    return plain and len(set(concepts)) == len(concepts) and group[0].first in read.denied


def _heads(claim: Claim, group: Sequence[Mention], predicate: Predicate) -> list[Mention]:
    """The hits of a predicate, less those that stand beside an opposite and belong to it: *the only occasion*."""
    against = [hit for hit in group if hit.concept in predicate.opposites]
    return [hit for hit in group if hit in against or not any(_beside(claim, hit, other) for other in against)]


def _beside(claim: Claim, hit: Mention, other: Mention) -> bool:
    """Whether a thing stands right beside a word that says something of it."""
    near = abs(hit.first - other.last) <= 1 or abs(other.first - hit.last) <= 1
    return near and claim.kinds[hit.concept] is not ConceptKind.ACTION


def _hit_sign(hit: Mention, predicate: Predicate, read: Polarity) -> int:
    sign = -1 if hit.concept in predicate.opposites else 1
    return -sign if hit.first in read.denied or read.excludes(hit.first) else sign


def _explained(claim: Claim, fact: Fact, fillings: Sequence[Filling], count: Tally | None) -> frozenset[int]:
    names = {name for predicate in fact.says for name in (*predicate.any, *predicate.opposites)}
    names |= {name for group in fact.about for name in group} | set(fact.also) | set(fact.verbs) | set(fact.disputed)
    names |= set(fact.count.of) if fact.count else set()
    names |= {name for filling in fillings if filling.settled is not None for name in filling.slot.along}
    places = _places(claim, names)
    places |= {at for filling in fillings for filler in filling.fillers for at in filler.places}
    return places | (count.places if count else frozenset())


def _places(claim: Claim, names: set[str]) -> frozenset[int]:
    return frozenset(at for m in claim.found(names) for at in range(m.first, m.last + 1))


def _shown(claim: Claim, filling: Filling) -> str:
    chosen = [f for f in filling.fillers if not f.right] or list(filling.fillers)
    return claim.shown(chosen[0].first, chosen[0].last) if chosen else ""
