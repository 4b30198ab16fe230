"""Scoring the answers to labelled questions, and their summary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.outcome import Outcome, OutcomeKind
from bot.evaluation.cases import Case
from bot.evaluation.questions import score
from bot.evaluation.report import summary
from tests.evaluation.making import asks, outcome

_SILENT = "answered where the documents are silent"


@pytest.mark.parametrize(
    ("case", "reply", "right", "dangerous"),
    [
        pytest.param(asks(4), outcome(4), True, "", id="right-line"),
        pytest.param(asks(4, may=(5,)), outcome(4, 5), True, "", id="right-line-and-one-that-may"),
        pytest.param(asks(4, 5), outcome(4), False, "", id="half-of-the-lines"),
        pytest.param(asks(4), outcome(4, 9), False, "", id="right-line-and-another"),
        pytest.param(asks(4), outcome(9), False, "wrong lines", id="wrong-line"),
        pytest.param(asks(4, may=(5,)), outcome(5), False, "wrong lines", id="only-a-line-that-may"),
        pytest.param(asks(4), outcome(kind=OutcomeKind.ABSTAIN), False, "", id="silent-though-answerable"),
        pytest.param(asks(4), outcome(4, kind=OutcomeKind.NOT_STATED), False, "", id="not-stated-though-answerable"),
        pytest.param(asks(), outcome(kind=OutcomeKind.ABSTAIN), True, "", id="silent-as-the-documents"),
        pytest.param(asks(), outcome(kind=OutcomeKind.SUGGEST), True, "", id="suggestions-are-no-answer"),
        pytest.param(asks(), outcome(4, kind=OutcomeKind.NOT_STATED), True, "", id="said-to-be-not-stated"),
        pytest.param(asks(), outcome(kind=OutcomeKind.SMALLTALK), True, "", id="small-talk-is-no-answer"),
        pytest.param(asks(), outcome(4), False, _SILENT, id="answered-where-silent"),
    ],
)
def test_an_outcome_is_held_against_its_label(case: Case, reply: Outcome, right: bool, dangerous: str) -> None:
    [scored] = score([case], lambda text: reply)
    assert (scored.right, scored.dangerous) == (right, dangerous)


def test_only_questions_are_asked_each_once_in_order() -> None:
    asked: list[str] = []

    def ask(text: str) -> Outcome:
        asked.append(text)
        return outcome(4)

    score([asks(4, text="one"), replace(asks(text="claim"), mode="check"), asks(text="two")], ask)
    assert asked == ["one", "two"]


def test_a_summary_counts_answerable_and_silent_questions_apart() -> None:
    replies = {"a": outcome(4), "b": outcome(9), "c": outcome(kind=OutcomeKind.ABSTAIN), "d": outcome(4)}
    cases = [asks(4, text="a"), asks(4, text="b"), asks(text="c"), asks(text="d")]
    assert summary(score(cases, replies.__getitem__)) == {
        "answerable right": "1/2 = 50.0%",
        "abstentions right": "1/2 = 50.0%",
        "dangerous": {"wrong lines": 1, _SILENT: 1},
    }


def test_a_summary_of_nothing_divides_by_nothing() -> None:
    assert summary([]) == {"answerable right": "-", "abstentions right": "-", "dangerous": {}}
