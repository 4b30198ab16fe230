"""One verdict for a claim out of all facts it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.checking.counting import counted
from bot.checking.holding import Surroundings, hold
from bot.checking.leftover import Leftover, leftover
from bot.checking.quantities import Use
from bot.checking.verdict import Ground, Holding, Reason, Verdict
from bot.library.facts import Fact, Scope
from bot.library.model import Citation, ConceptKind
from bot.reading.reader import Reader
from bot.reading.vocabulary import Mention

_FALSE_WHATEVER_ELSE = frozenset({Ground.NUMBER})
_MOST_SOFT = 5
"""Words beyond the facts that a firm refutation bears."""
_MOST_LOOSE = 3
_ABROAD = frozenset({ConceptKind.PLACE, ConceptKind.FOREIGN})
_NAMES = frozenset(
    {ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.OFFICE, ConceptKind.MEDIUM, ConceptKind.PLACE}
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason and evidence, and the facts it stands on; `confidence` is 0…1."""

    verdict: Verdict
    reason: Reason
    citations: tuple[Citation, ...] = ()
    facts: tuple[str, ...] = ()
    explained: frozenset[int] = frozenset()
    confidence: float = 0.5


class Judge:
    """Decides claims by a set of facts."""

    def __init__(self, reader: Reader, facts: Sequence[Fact], scope: Scope) -> None:
        self._reader = reader
        self._plain = scope.plain
        self._light = scope.light
        self._elsewhere = scope.elsewhere
        self.facts = tuple(facts)
        counts = [fact for fact in facts if fact.count is not None]
        self._units = frozenset(name for fact in counts if fact.count for name in fact.count.of)
        self._units |= frozenset(wide for name in self._units for wide in reader.vocabulary.broader(name))
        self._events = frozenset(n for fact in counts for p in fact.says for n in (*p.any, *p.opposites))
        self._figures = frozenset(figure.value for fact in counts if fact.count for figure in fact.count.figures)
        self._own = frozenset(name for fact in facts for name in _settled(fact))
        self._dated = frozenset(
            name
            for fact in facts
            if any(slot.of == "year" for slot in fact.slots)
            for predicate in fact.says
            for name in (*predicate.any, *predicate.opposites)
        )
        self._predicates = frozenset(
            name
            for fact in facts
            for place, predicate in enumerate(fact.says)
            if not place or predicate.opposites
            for name in (*predicate.any, *predicate.opposites)
        )

    def holdings(self, claim: Claim, around: Surroundings) -> list[Holding]:
        """Return the claim held against every fact that it speaks of; `around` are its surroundings."""
        found = (hold(claim, fact, around, self._light) for fact in self.facts)
        return [holding for holding in found if holding is not None]

    def alien(self, claim: Claim) -> bool:
        """Whether a claim speaks of another event, place or year than the facts do."""
        return bool(claim.found(self._elsewhere)) or self._elsewhen(claim) or self._abroad(claim)

    def _elsewhen(self, claim: Claim) -> bool:
        """Whether it names a year, and nothing to which the facts give one."""
        years = any(quantity.use is Use.YEAR for quantity in claim.quantities)
        return years and not claim.found(self._dated)

    def _abroad(self, claim: Claim) -> bool:
        """Whether it names what no vocabulary knows, or a place or subject that no fact it speaks of has, and no name
        or number of the facts.
        """
        places = {m.concept for m in claim.mentions if claim.kinds[m.concept] in _ABROAD}
        rivals = {
            rival
            for fact in self.facts
            if claim.found((*fact.says[0].any, *fact.says[0].opposites))
            for slot in fact.slots
            for rival in slot.rivals
        }
        if not places - self._own - rivals and not any(claim.proper(place) for place in claim.reading.unknown):
            return False
        named = any(m.concept in self._own and claim.kinds[m.concept] in _NAMES for m in claim.mentions)
        neutral = any(claim.kinds[m.concept] is ConceptKind.NEUTRAL for m in claim.mentions)
        counted = any(quantity.allows(figure) for quantity in claim.quantities for figure in self._figures)
        return not (named or neutral or counted)

    def surroundings(self, claim: Claim) -> Surroundings:
        """Return what of all facts bears on each."""
        acting = (m for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.ACTION)
        predicates = sorted({*claim.found(self._predicates), *acting}, key=lambda m: m.first)
        return Surroundings(tuple(predicates), self._heads(claim), counted(claim, self._units, self._events))

    def rest(self, claim: Claim, holdings: Iterable[Holding]) -> Leftover:
        """Sort the words of a claim that none of some holdings explains."""
        return self._leftover(claim, _explained(holdings))

    def _heads(self, claim: Claim) -> dict[str, tuple[Mention, ...]]:
        heads: dict[str, tuple[Mention, ...]] = {}
        for fact in self.facts:
            for slot in fact.slots:
                if slot.near:
                    heads[slot.name] = (*heads.get(slot.name, ()), *claim.found(fact.says[0].any))
        return heads

    def decide(self, claim: Claim) -> Decision | None:
        """Return the verdict of a claim; None where it speaks of no fact."""
        return self.settle(claim, self.holdings(claim, self.surroundings(claim)))

    def settle(self, claim: Claim, holdings: Sequence[Holding]) -> Decision | None:
        """Return the verdict of a claim that was held against the facts; None where it speaks of none."""
        if not holdings:
            return None
        if self.alien(claim) or claim.asks:
            return Decision(Verdict.NOT_ENOUGH, Reason(Ground.MORE_SAID))
        return (
            self._refuted(claim, holdings)
            or self._conflicting(claim, holdings)
            or self._supported(claim, holdings)
            or self._undecided(claim, holdings)
        )

    def _refuted(self, claim: Claim, holdings: Sequence[Holding]) -> Decision | None:
        accepted: list[Holding] = []
        others = _explained(h for h in holdings if h.verdict is not Verdict.NOT_ENOUGH)
        for holding in _by_reach(holdings, Verdict.REFUTED):
            rest = self._leftover(claim, holding.explained | others)
            void = not holding.bound and any(
                h.verdict is Verdict.SUPPORTED and holding.wrong & h.right for h in holdings
            )
            if _bearable(holding, rest) and not void and _new(holding, accepted):
                accepted.append(holding)
        return _joined(accepted, 0.9) if accepted else None

    def _conflicting(self, claim: Claim, holdings: Sequence[Holding]) -> Decision | None:
        everything = _explained(h for h in holdings if h.verdict is not Verdict.NOT_ENOUGH)
        rest = self._leftover(claim, everything)
        found = _by_reach(holdings, Verdict.CONFLICTING)
        if not found or len(rest.hard) > 1 or len(rest.details) + len(rest.loose) > _MOST_SOFT:
            return None
        return _joined(found[:1], 0.9)

    def _supported(self, claim: Claim, holdings: Sequence[Holding]) -> Decision | None:
        chosen: list[Holding] = []
        covered: frozenset[int] = frozenset()
        for holding in _by_reach(holdings, Verdict.SUPPORTED):
            if holding.explained - covered:
                chosen.append(holding)
                covered |= holding.explained
        if not chosen or any(h.verdict is not Verdict.SUPPORTED and h.wrong - covered for h in holdings):
            return None
        rest = self._leftover(claim, covered)
        if rest.details or not rest.wording or not rest.harmless:
            return None
        return _joined(chosen, 0.95 - 0.1 * len(rest.loose))

    def _leftover(self, claim: Claim, explained: frozenset[int]) -> Leftover:
        return leftover(claim, self._reader, explained, self._plain)

    def _undecided(self, claim: Claim, holdings: Sequence[Holding]) -> Decision:
        rest = self.rest(claim, holdings)
        said = claim.shown(rest.details[0], rest.details[0]) if rest.details else ""
        near = _by_reach(holdings, None)[0]
        ground = Ground.MORE_SAID if said else Ground.UNCLEAR
        return Decision(Verdict.NOT_ENOUGH, Reason(ground, said), (), (near.fact.id,), near.explained)


def _settled(fact: Fact) -> set[str]:
    """The concepts that a fact gives: its predicates, and the values of its slots."""
    names = {name for predicate in fact.says for name in predicate.any} | {n for names in fact.about for n in names}
    names -= {rival for slot in fact.slots for rival in slot.rivals}
    return names | {value for slot in fact.slots if slot.of == "concept" for value in slot.values}


def _bearable(holding: Holding, rest: Leftover) -> bool:
    """Whether a refutation stands in spite of what else the claim says."""
    firm = holding.reason.ground in _FALSE_WHATEVER_ELSE or holding.denied or _numeric(holding)
    hard, soft = len(rest.hard), len(rest.details) - len(rest.hard)
    if firm:
        return hard <= 1 + 2 * holding.denied and soft + len(rest.loose) <= _MOST_SOFT
    most = 2 if holding.reason.ground is Ground.DETAIL else 1
    return not hard and soft <= most and len(rest.loose) <= _MOST_LOOSE


def _explained(holdings: Iterable[Holding]) -> frozenset[int]:
    return frozenset().union(*(holding.explained for holding in holdings))


def _by_reach(holdings: Sequence[Holding], verdict: Verdict | None) -> list[Holding]:
    found = [h for h in holdings if verdict is None or h.verdict is verdict]
    return sorted(found, key=lambda h: (-len(h.explained), h.fact.id))


def _numeric(holding: Holding) -> bool:
    slots = {slot.values: slot.of for slot in holding.fact.slots}
    return slots.get(holding.reason.stated, "concept") != "concept"


def _new(holding: Holding, accepted: Sequence[Holding]) -> bool:
    """Whether a refutation says something that those accepted do not, and has a detail that the document gives."""
    covered = frozenset().union(*(h.explained for h in accepted))
    return not accepted or bool(holding.right and holding.explained - covered)


def _joined(holdings: Sequence[Holding], confidence: float) -> Decision:
    cited: dict[tuple[str, int], Citation] = {}
    for holding in holdings:
        for citation in holding.citations:
            cited.setdefault((citation.document, citation.line), citation)
    best = holdings[0]
    explained = frozenset().union(*(h.explained for h in holdings))
    facts = tuple(h.fact.id for h in holdings)
    return Decision(best.verdict, best.reason, tuple(cited.values()), facts, explained, confidence)
