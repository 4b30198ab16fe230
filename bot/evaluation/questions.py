"""How right the answers to labelled questions are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.answering.outcome import Outcome, OutcomeKind
from bot.evaluation.cases import Case


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with its outcome: `right` as labelled; `dangerous` when answered with wrong lines or without any."""

    case: Case
    outcome: Outcome
    right: bool
    dangerous: str = ""

    @property
    def lines(self) -> frozenset[int]:
        """The lines that the reply cites."""
        return frozenset(citation.line for citation in self.outcome.citations)


def score(cases: Iterable[Case], ask: Callable[[str], Outcome]) -> tuple[Scored, ...]:
    """Ask every question of the cases and hold the outcome against the label."""
    return tuple(_scored(case, ask(case.text)) for case in cases if case.mode == "ask")


def _scored(case: Case, outcome: Outcome) -> Scored:
    answered = outcome.kind is OutcomeKind.ANSWER
    lines = frozenset(citation.line for citation in outcome.citations)
    if case.expect.outcome == "answer":
        wrong = answered and not case.expect.must & lines
        return Scored(case, outcome, answered and case.expect.cites_right(lines), "wrong lines" if wrong else "")
    return Scored(case, outcome, not answered, "answered where the documents are silent" if answered else "")
