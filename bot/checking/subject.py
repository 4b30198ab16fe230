"""Whether a statement is on the subject of the documents, and how plainly."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checking.claim import Claim
from bot.library.facts import Fact, Scope
from bot.library.model import ConceptKind
from bot.reading.vocabulary import Mention

_NAMED = {ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.MEDIUM, ConceptKind.OFFICE, ConceptKind.PLACE}
_NAME_WEIGHT, _NEUTRAL_WEIGHT, _WORD_WEIGHT, _COMMON_WEIGHT = 2.0, 1.5, 1.0, 0.25
_ON_SUBJECT = 1.0
_AMONG_OTHERS = 1.5
_PLAIN = 3.0


class Subject:
    """The concepts of the facts, and how much each tells that a text is on their subject."""

    def __init__(self, facts: Sequence[Fact], scope: Scope) -> None:
        self._named = {name for fact in facts for name in _settled(fact)}
        self._common = scope.common
        self._telling = scope.telling

    def weight(self, claim: Claim) -> float:
        """Return how much of a claim is on the subject: 2 for a name, 1 for a notion, each concept once."""
        found = {m.concept: self._weight(claim, m) for m in claim.mentions}
        return sum(found.values())

    def names(self, claim: Claim) -> int:
        """Return how many names of the subject a claim holds."""
        return len({m.concept for m in claim.mentions if self._weight(claim, m) >= _NEUTRAL_WEIGHT})

    def holds(self, claim: Claim, *, alone: bool) -> bool:
        """Whether a claim is on the subject at all; among other sentences it must tell more than `alone`."""
        return self.weight(claim) >= (_ON_SUBJECT if alone else _AMONG_OTHERS)

    def plainly(self, claim: Claim) -> bool:
        """Whether a claim names enough to be on the subject beyond doubt."""
        return self.names(claim) > 0 and self.weight(claim) >= _PLAIN

    def _weight(self, claim: Claim, mention: Mention) -> float:
        kind = claim.kinds[mention.concept]
        if mention.concept in self._telling:
            return _NAME_WEIGHT
        if kind is ConceptKind.NEUTRAL:
            return _NEUTRAL_WEIGHT if mention.concept not in self._common else _COMMON_WEIGHT
        if mention.concept in self._common or mention.concept not in self._named:
            return _COMMON_WEIGHT
        return _NAME_WEIGHT if kind in _NAMED else _WORD_WEIGHT


def _settled(fact: Fact) -> set[str]:
    """The concepts of a fact but for those that would be another value of a slot."""
    rivals = {("slots", slot.name, name) for slot in fact.slots for name in slot.rivals}
    return {name for place, name in fact.concepts if (*place, name) not in rivals}
