"""Verdicts count only with the right lines, and the worst errors are counted apart."""

from __future__ import annotations

import pytest

from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Reason, Verdict
from bot.evaluation.cases import Case, Label
from bot.evaluation.claims import claim_lines, score_claims
from bot.library.model import Citation


def outcome(verdict: Verdict, *lines: int, span: str = "X murió") -> CheckOutcome:
    """A check of one claim that cites some lines."""
    cited = tuple(Citation("d", line, "q") for line in lines)
    return CheckOutcome("es", (CheckedClaim(span, 0, verdict, Reason(Ground.STATED), cited, 0.9, plain=True),))


def case(label: Label, mode: str = "check") -> Case:
    """A message with a label."""
    return Case("c1", mode, "es", "plain", "X murió", label)


SUPPORTED = Label(verdict="supported", must=frozenset({4}), may=frozenset({5}))


@pytest.mark.parametrize(
    ("label", "got", "right", "dangerous"),
    [
        (SUPPORTED, outcome(Verdict.SUPPORTED, 4), True, ""),
        (SUPPORTED, outcome(Verdict.SUPPORTED, 4, 5), True, ""),
        (SUPPORTED, outcome(Verdict.SUPPORTED, 6), False, ""),
        (SUPPORTED, outcome(Verdict.REFUTED, 4), False, "true claim called refuted"),
        (Label(verdict="refuted"), outcome(Verdict.SUPPORTED, 4), False, "false claim called supported"),
        (Label(verdict="not_enough_evidence"), outcome(Verdict.NOT_ENOUGH), True, ""),
        (Label(claims=(Label(verdict="refuted", span="murió"),)), outcome(Verdict.REFUTED), True, ""),
    ],
)
def test_a_claim_is_held_against_its_label(label: Label, got: CheckOutcome, right: bool, dangerous: str) -> None:
    """A right verdict with wrong lines is wrong."""
    (scored,) = score_claims([case(label)], lambda text: got)
    assert (scored.right, scored.dangerous) == (right, dangerous)


def test_an_ordinary_message_should_get_silence() -> None:
    """To speak unasked is counted among the worst errors, and listed."""
    scored = score_claims([case(Label(outcome="silent"), "silent")], lambda text: outcome(Verdict.REFUTED, 4))
    assert scored[0].dangerous == "spoke unasked"
    assert any("MISS c1" in line for line in claim_lines(scored, misses=True))
