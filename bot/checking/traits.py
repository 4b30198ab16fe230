"""A claim beside a fact -> the traits on which its verdict rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answering.ridge import Doubles, Floats
from bot.checking.claim import Claim
from bot.checking.counting import tally
from bot.checking.deciding import Decision
from bot.checking.doubling import denied_twice, doubled
from bot.checking.holding import SOURCE, Surroundings
from bot.checking.leftover import Leftover
from bot.checking.likeness import DECIDED, VERDICTS, tokens
from bot.checking.polarity import Polarity, polarity, restricted
from bot.checking.slots import Filling, fill, spans, swapped
from bot.checking.verdict import Holding, Verdict
from bot.library.facts import Fact

TRAITS = (
    "always", "likeness", "likeness_lead", "likeness_to_silent", "likeness_to_best", "held_so", "held_otherwise",
    "held_undecided", "decided_so", "decided_otherwise", "details", "hard", "loose", "rare", "new_details",
    "new_hard", "new_loose", "nothing_against", "one_against", "more_against", "predicates", "opposite", "turned",
    "other_value", "silent_value", "turned_twice", "own_values", "denied", "denies_it", "wrapped", "unclear",
    "wished", "number_agrees", "number_differs", "number_conflicts", "set_aside", "swapped", "restricted", "about",
    "fact_denies", "fact_denies_turned", "free_nothing_against", "free_one_against", "free_more_against",
    "free_predicates", "free_opposite", "free_turned", "free_other_value", "free_silent_value", "free", "free_turns",
    "free_numbers", "unknown", "held_so_details", "held_so_rare",
)  # fmt: skip
"""What speaks for a verdict, in order; those that begin with `free` count only where the rules hold no fact to it."""

SILENCE = ("always", "likeness_to_silent", "likeness_to_best", "hard", "details", "undecided")
"""What speaks for not enough evidence."""

_AGAINST = ("turned", "wrapped", "other_value", "number_differs", "wished", "swapped", "restricted")
"""Traits of a claim that does not say what the fact says."""

_UNCLEAR = TRAITS.index("unclear")
_FREE = 8
"""Traits of the sentence that are told again where the rules hold no fact to it."""
_MOST = 5
_NEAR = 8
_TURNS = frozenset(
    ("negation", "negation-after", "falsity", "falsity-after", "refusal", "modal", "partial", "contrast", "instead-of",
     "zero", "nobody", "without", "negation-late", "absence")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim with all that was read off it: its likeness to the statements (facts, VERDICTS), what the rules hold of
    each fact, what they decide, what is left over, how many concepts no statement holds (as a share), and the tokens of
    the statements that hold to each fact.
    """

    claim: Claim
    likeness: Floats
    holdings: dict[str, Holding]
    decision: Decision | None
    rest: Leftover
    around: Surroundings
    unknown: float
    taught: tuple[frozenset[str], ...]

    def beyond(self, places: Sequence[int], fact: int) -> list[int]:
        """Return those of some words that stand in no statement that holds to a fact; `fact` is its place."""
        return [place for place in places if not tokens(self.claim, place) & self.taught[fact]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verdict by a fact; `fillings` are the fact's slots as the claim fills them.

    One that is `shut` has its share of the likelihood, and is not given.
    """

    fact: Fact
    verdict: Verdict
    fillings: tuple[Filling, ...]
    shut: bool


def candidates(read: Reading, facts: Sequence[Fact]) -> tuple[list[Candidate], Doubles, Doubles]:
    """Return the verdicts worth weighing, their traits (candidates, TRAITS), and what speaks for silence (SILENCE,).

    One that is out of the question is left out; where the rules cannot tell what is denied, it is only shut.
    """
    told = read.likeness[:, : len(DECIDED)]
    best = float(told.max())
    near = set(np.argsort(-told.max(axis=1), kind="stable")[:_NEAR].tolist())
    near |= {place for place, fact in enumerate(facts) if fact.id in read.holdings}
    found: list[Candidate] = []
    rows: list[list[float]] = []
    for place in sorted(near):
        fact = facts[place]
        fillings, sentence = _sentence(read, fact)
        for verdict in DECIDED:
            if verdict is Verdict.CONFLICTING and not _may_conflict(read.claim, fact):
                continue
            traits = _traits(read, place, fact, verdict, best, sentence)
            shut = _barred(read, fact, verdict, traits)
            if not shut or traits[_UNCLEAR] or (verdict is Verdict.REFUTED and denied_twice(read.claim)):
                found.append(Candidate(fact, verdict, fillings, shut))
                rows.append(traits)
    silence = [1.0, float(read.likeness[:, -1].max()), best, float(len(read.rest.hard)), len(read.rest.details) / 3,
               float(read.decision is not None and read.decision.verdict is Verdict.NOT_ENOUGH)]  # fmt: skip
    return found, np.array(rows, dtype=np.float64).reshape(-1, len(TRAITS)), np.array(silence)


def _barred(read: Reading, fact: Fact, verdict: Verdict, traits: Sequence[float]) -> bool:
    """Whether a verdict is out of the question.

    What turns a fact, gives another value, says *only* or adds a name does not support it, nor what the rules cannot
    make out; what turns it twice does not refute it, nor what turns nothing and is held to be supported by the rules.
    What the rules decide is never turned round.
    """
    decision = read.decision
    holding = read.holdings.get(fact.id)
    decided = decision.verdict if decision is not None and decision.verdict is not Verdict.NOT_ENOUGH else None
    if decided is Verdict.REFUTED and verdict is Verdict.SUPPORTED:
        return True
    if decided is not None and holding is not None and holding.verdict is decided:
        return {decided, verdict} == {Verdict.SUPPORTED, Verdict.REFUTED}
    trait = dict(zip(TRAITS, traits, strict=True))
    against = any(trait[name] for name in _AGAINST)
    match verdict:
        case Verdict.SUPPORTED:
            undecided = holding is not None and holding.verdict is Verdict.NOT_ENOUGH
            return against or undecided or (holding is not None and trait["new_hard"] > 0)
        case Verdict.REFUTED:
            if (holding is None or holding.verdict is Verdict.NOT_ENOUGH) and doubled(read.claim, fact):
                return True
            supported = holding is not None and holding.verdict is Verdict.SUPPORTED
            if supported and denied_twice(read.claim):
                return True
            twice = bool(trait["nothing_against"] and trait["turned_twice"])
            return twice or (supported and not against and not read.rest.details)
        case _:
            return False


def _may_conflict(claim: Claim, fact: Fact) -> bool:
    """Whether a claim may be at once as some documents have it and not as others: in dispute, or one of two figures."""
    if fact.count is None or len(fact.count.figures) == 1:
        return bool(fact.disputed)
    return any(quantity.allows(figure.value) for quantity in claim.quantities for figure in fact.count.figures)


def _traits(
    read: Reading, place: int, fact: Fact, verdict: Verdict, best: float, sentence: Sequence[float]
) -> list[float]:
    likeness = read.likeness[place]
    own = float(likeness[VERDICTS.index(verdict)])
    others = max(float(likeness[VERDICTS.index(other)]) for other in DECIDED if other is not verdict)
    holding = read.holdings.get(fact.id)
    decision = read.decision
    held = (
        holding is not None and holding.verdict is verdict,
        holding is not None and holding.verdict not in (verdict, Verdict.NOT_ENOUGH),
        holding is not None and holding.verdict is Verdict.NOT_ENOUGH,
    )
    so = decision is not None and decision.verdict is verdict and fact.id in decision.facts
    otherwise = decision is not None and decision.verdict not in (verdict, Verdict.NOT_ENOUGH)
    rest = read.rest
    free = holding is None
    turns = any(cue.name in _TURNS for cue in read.claim.cues)
    return [
        1.0, own, own - others, float(likeness[-1]), own - best,
        *map(float, held), float(so), float(otherwise),
        min(_MOST, len(rest.details)), len(rest.hard), min(_MOST, len(rest.loose)), float(rest.rare),
        min(_MOST, len(read.beyond(rest.details, place))), len(read.beyond(rest.hard, place)),
        min(_MOST, len(read.beyond(rest.loose, place))),
        *sentence, *(free * value for value in sentence[:_FREE]),
        float(free), float(free and turns), free * min(2, len(read.claim.quantities)), read.unknown,
        held[0] * len(rest.details) / 3, float(held[0] and rest.rare),
    ]  # fmt: skip


def _sentence(read: Reading, fact: Fact) -> tuple[tuple[Filling, ...], list[float]]:
    """Return how a claim fills the slots of a fact, and what its wording says of it whether or not it speaks of it."""
    claim, around = read.claim, read.around
    groups = [claim.found((*predicate.any, *predicate.opposites)) for predicate in fact.says]
    hits = groups[0]
    polar = polarity(claim, around.predicates, spans(claim, fact))
    others = {name: tuple(m for m in found if m not in hits) for name, found in around.heads.items()}
    fillings = tuple(fill(claim, slot, hits, polar, others.get(slot.name, ())) for slot in fact.slots)
    other_value = any(f.settled is False and f.slot.refutes for f in fillings)
    opposite = any(claim.found(predicate.opposites) for predicate in fact.says)
    own = {at for group in groups for mention in group for at in range(mention.first, mention.last + 1)}
    turned = sum(bool(group) and group[0].first in polar.denied for group in groups)
    turned += opposite + polar.wrapped + fact.denied
    number = _number(claim, fact, polar, around, fillings)
    against = turned % 2 + other_value + (number is Verdict.REFUTED)
    about = [bool(claim.found(names)) for names in fact.about] or [True]
    return fillings, [
        float(against == 0), float(against == 1), float(against > 1),
        sum(map(bool, groups)) / len(groups), float(opposite), float(turned % 2),
        float(other_value), float(any(f.settled is False and not f.slot.refutes for f in fillings)),
        float(turned - fact.denied > 1),
        min(2, sum(f.settled is True for f in fillings)),
        float(bool(polar.denied)), float(bool(polar.denied & own)),
        float(polar.wrapped), float(polar.unclear), float(polar.wished),
        float(number is Verdict.SUPPORTED), float(number is Verdict.REFUTED), float(number is Verdict.CONFLICTING),
        float(bool(polar.excluded)), float(swapped(claim, fact)), float(not fact.sole and restricted(claim, own)),
        sum(about) / len(about),
        float(fact.denied), float(fact.denied) * (turned % 2),
    ]  # fmt: skip


def _number(
    claim: Claim, fact: Fact, polar: Polarity, around: Surroundings, fillings: Sequence[Filling]
) -> Verdict | None:
    if fact.count is None:
        return None
    attributed = any(f.settled for f in fillings if f.slot.name == SOURCE)
    numbers = [number for number in around.numbers if not polar.excludes(number.quantity.first, sharing=True)]
    count = tally(claim, fact, numbers, attributed=attributed)
    return count.verdict if count else None
