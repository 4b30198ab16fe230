"""What a claim comes to, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.library.facts import Fact
from bot.library.model import Citation


class Verdict(Enum):
    """The four labels of AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH = "not_enough_evidence"


class Ground(Enum):
    """What decided a verdict."""

    STATED = "stated"
    OPPOSITE = "opposite"
    DETAIL = "detail"
    NUMBER = "number"
    REPORTS_DIFFER = "reports differ"
    DISPUTED = "disputed"
    MORE_SAID = "more said"
    UNCLEAR = "unclear"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim got its verdict: `said` are the claim's own words, `stated` what the lines have instead.

    `stated` holds concept ids, or numbers as text.
    """

    ground: Ground
    said: str = ""
    stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A claim held against one fact.

    `explained` are the words that the fact accounts for, `wrong` those of them that hold another value than the
    document's, `right` those that hold its own; `bound` is true where what decided stands beside its predicate,
    `denied` where the claim sets the document's own value aside.
    """

    fact: Fact
    verdict: Verdict
    reason: Reason
    explained: frozenset[int]
    citations: tuple[Citation, ...]
    wrong: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    bound: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A span of a message with its verdict.

    `span` is an exact substring, at `start` (code points). `facts` are the ids of the facts it stands on. `plain` is
    true where the claim names enough to be on the subject beyond doubt.
    """

    span: str
    start: int
    verdict: Verdict
    reason: Reason
    citations: tuple[Citation, ...] = ()
    confidence: float = 0.0
    facts: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What a message comes to: its claims in order; none where it states nothing on the subject."""

    language: str
    claims: tuple[CheckedClaim, ...] = ()
    why: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def verdict(self) -> Verdict | None:
        """Refuted if any claim is, else conflicting, else not enough evidence, else supported; None without claims."""
        order = (Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH, Verdict.SUPPORTED)
        found = {claim.verdict for claim in self.claims}
        return next((verdict for verdict in order if verdict in found), None)
