"""The verdict on a claim: the rules and its likeness to the curated statements, weighed by a fitted calibration.

The model is a conditional logit with an outside option, as for questions (see judge.py): the verdicts that each near
fact allows compete with one another and with not enough evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.answering.encoder import TextEncoder
from bot.answering.fitted import read_fitted
from bot.answering.ridge import Doubles
from bot.checking.claim import Claim
from bot.checking.deciding import Decision, Judge
from bot.checking.likeness import DECIDED, Stated, claim_units
from bot.checking.traits import SILENCE, TRAITS, Candidate, Reading, candidates
from bot.checking.verdict import Ground, Reason, Verdict
from bot.library.model import Citation

_BESIDE = 0.3
"""A further fact is cited when its verdict is this likely beside the best."""
_BARE = 0.9
"""The probability that *supported* needs where the rules find nothing in the claim that the fact says."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model: weights of TRAITS where they speak for *supported* and for another verdict, and of SILENCE.

    A verdict needs a probability of `support_from`, `refute_from` or `conflict_from` (0…1). `date`, `fitted_on` and
    `cross_validated` say where it comes from.
    """

    supporting: tuple[float, ...]
    opposing: tuple[float, ...]
    silence: tuple[float, ...]
    support_from: float
    refute_from: float
    conflict_from: float
    date: str = ""
    fitted_on: dict[str, int] = field(default_factory=dict)
    cross_validated: dict[str, float] = field(default_factory=dict)

    def probabilities(self, found: Sequence[Candidate], traits: Doubles, silence: Doubles) -> Doubles:
        """Return the probability of each candidate to be right and given; the rest to 1 is for not enough evidence."""
        supporting = np.array([candidate.verdict is Verdict.SUPPORTED for candidate in found])
        utilities = np.where(supporting, traits @ np.array(self.supporting), traits @ np.array(self.opposing))
        utilities = np.append(utilities, silence @ np.array(self.silence))
        powers = np.exp(utilities - utilities.max())
        given = np.array([not candidate.shut for candidate in found])
        return np.asarray(powers[:-1] / powers.sum() * given)

    def asked_of(self, verdict: Verdict) -> float:
        """Return the probability that a verdict needs."""
        match verdict:
            case Verdict.SUPPORTED:
                return self.support_from
            case Verdict.REFUTED:
                return self.refute_from
            case _:
                return self.conflict_from


def load_weights(path: Path) -> Weights:
    """Read a calibration of claims; raises UnavailableError where there is none, or one for other traits."""
    wanted = (len(TRAITS), len(TRAITS), len(SILENCE))
    return read_fitted(
        path, Weights, lambda fitted: (len(fitted.supporting), len(fitted.opposing), len(fitted.silence)) == wanted
    )


def totals(found: Sequence[Candidate], likely: Doubles) -> dict[Verdict, float]:
    """Return the probability of each verdict, whatever the fact."""
    return {
        verdict: float(sum(p for each, p in zip(found, likely, strict=True) if each.verdict is verdict))
        for verdict in DECIDED
    }


class Weigher:
    """Gives claims their verdicts by the rules and the statements together."""

    def __init__(self, judge: Judge, stated: Stated, weights: Weights, encoder: TextEncoder | None) -> None:
        self._judge = judge
        self._stated = stated
        self._weights = weights
        self._encoder = encoder

    def read(self, claim: Claim) -> Reading:
        """Read off a claim all that its verdict rests on."""
        around = self._judge.surroundings(claim)
        holdings = self._judge.holdings(claim, around)
        units = claim_units(claim, around.predicates, around.numbers, self._judge.facts)
        vector = self._encoder.encode([claim.core])[0] if self._encoder is not None else None
        return Reading(
            claim,
            self._stated.likeness(claim.core, units, vector),
            {holding.fact.id: holding for holding in holdings},
            self._judge.settle(claim, holdings),
            self._judge.rest(claim, holdings),
            around,
            self._stated.unknown(units) / max(1, len(units)),
            self._stated.taught,
        )

    def weigh(self, read: Reading) -> tuple[list[Candidate], Doubles]:
        """Return the verdicts that a claim may get, with their probabilities."""
        found, traits, silence = candidates(read, self._judge.facts)
        return found, self._weights.probabilities(found, traits, silence)

    def decide(self, claim: Claim) -> Decision:
        """Return the verdict of a claim."""
        if self._judge.alien(claim):
            return Decision(Verdict.NOT_ENOUGH, Reason(Ground.MORE_SAID))
        read = self.read(claim)
        found, likely = self.weigh(read)
        by_verdict = totals(found, likely)
        verdict = max(by_verdict, key=lambda each: by_verdict[each])
        chosen = sorted(
            ((p, each) for each, p in zip(found, likely.tolist(), strict=True) if each.verdict is verdict),
            key=lambda pair: -pair[0],
        )
        if not chosen or by_verdict[verdict] < self._asked_of(verdict, chosen[0][1], read):
            return _undecided(read)
        return _decided(read, [each for p, each in chosen if p >= _BESIDE * chosen[0][0]], by_verdict[verdict])

    def _asked_of(self, verdict: Verdict, best: Candidate, read: Reading) -> float:
        asked = self._weights.asked_of(verdict)
        bare = verdict is Verdict.SUPPORTED and best.fact.id not in read.holdings
        return max(asked, _BARE) if bare else asked


def _undecided(read: Reading) -> Decision:
    decision = read.decision
    if decision is not None and decision.verdict is Verdict.NOT_ENOUGH:
        return decision
    unsaid = read.rest.details[:1] if read.holdings else ()
    reason = Reason(Ground.MORE_SAID, read.claim.shown(unsaid[0], unsaid[0])) if unsaid else Reason(Ground.UNCLEAR)
    return Decision(Verdict.NOT_ENOUGH, reason, (), decision.facts if decision else ())


def _decided(read: Reading, chosen: Sequence[Candidate], probability: float) -> Decision:
    """Return the verdict of the best candidate; where the rules agree, with their reason and evidence."""
    verdict = chosen[0].verdict
    decision = read.decision
    if decision is not None and decision.verdict is verdict and chosen[0].fact.id in decision.facts:
        return Decision(verdict, decision.reason, decision.citations, decision.facts, decision.explained, probability)
    cited: dict[tuple[str, int], Citation] = {}
    for each in chosen:
        holding = read.holdings.get(each.fact.id)
        agreed = holding is not None and holding.verdict is verdict
        for citation in holding.citations if holding is not None and agreed else each.fact.citations:
            cited.setdefault((citation.document, citation.line), citation)
    facts = tuple(each.fact.id for each in chosen)
    return Decision(verdict, _reason(read, chosen[0]), tuple(cited.values()), facts, frozenset(), probability)


def _reason(read: Reading, best: Candidate) -> Reason:
    holding = read.holdings.get(best.fact.id)
    if holding is not None and holding.verdict is best.verdict:
        return holding.reason
    match best.verdict:
        case Verdict.SUPPORTED:
            return Reason(Ground.STATED)
        case Verdict.REFUTED:
            wrong = [(f, g) for f in best.fillings if f.settled is False and f.slot.refutes for g in f.fillers]
            if wrong:
                filling, filler = wrong[0]
                return Reason(Ground.DETAIL, read.claim.shown(filler.first, filler.last), filling.slot.values)
            return Reason(Ground.OPPOSITE)
        case _:
            count = best.fact.count
            return Reason(Ground.REPORTS_DIFFER, stated=count.stated) if count else Reason(Ground.DISPUTED)
