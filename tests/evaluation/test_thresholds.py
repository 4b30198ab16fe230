"""Choosing a threshold."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from bot.answering.outcome import OutcomeKind
from bot.evaluation.questions import Scored, score
from bot.evaluation.thresholds import Tally, most_balanced, most_right, tallies
from tests.evaluation.making import asks, outcome

_KINDS = {
    "right": (asks(4), (4,), OutcomeKind.ANSWER),
    "wrong": (asks(4), (9,), OutcomeKind.ANSWER),
    "incomplete": (asks(4, 5), (4,), OutcomeKind.ANSWER),
    "false": (asks(), (4,), OutcomeKind.ANSWER),
    "missed": (asks(4), (), OutcomeKind.ABSTAIN),
    "kept": (asks(), (), OutcomeKind.ABSTAIN),
}


def _scored(*replies: tuple[str, float]) -> list[Scored]:
    asked = [_KINDS[kind][0] for kind, _ in replies]
    said = iter([outcome(*_KINDS[kind][1], kind=_KINDS[kind][2], confidence=sure) for kind, sure in replies])
    return list(score(asked, lambda text: next(said)))


_REPLIES = some.lists(some.tuples(some.sampled_from(sorted(_KINDS)), some.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9])))


def test_replies_are_let_in_from_the_most_confident_on() -> None:
    scored = _scored(("right", 0.9), ("wrong", 0.5), ("incomplete", 0.3), ("false", 0.1), ("kept", 0.7))
    assert tallies(scored) == (
        Tally(None),
        Tally(0.9, right=1),
        Tally(0.5, right=1, wrong=1),
        Tally(0.3, right=1, wrong=1, incomplete=1),
        Tally(0.1, right=1, wrong=1, incomplete=1, false=1),
    )


def test_replies_of_the_same_confidence_stand_or_fall_together() -> None:
    assert tallies(_scored(("right", 100.0), ("false", 100.0))) == (Tally(None), Tally(100.0, right=1, false=1))


def test_four_right_answers_do_not_outweigh_a_wrong_one_and_five_do() -> None:
    four = [("wrong", 0.9), *[("right", 0.5)] * 4]
    assert most_balanced(_scored(*four)) == Tally(None)
    assert most_balanced(_scored(*four, ("right", 0.5))) == Tally(0.5, right=5, wrong=1)


def test_the_most_right_answers_are_taken_within_the_share_of_false_ones() -> None:
    scored = _scored(("right", 0.9), ("false", 0.7), ("right", 0.5), ("false", 0.3), ("right", 0.1), ("kept", 0.0))
    assert most_right(scored, false=0.0) == Tally(0.9, right=1)
    assert most_right(scored, false=1 / 3) == Tally(0.5, right=2, false=1)
    assert most_right(scored, false=1.0) == Tally(0.1, right=3, false=2)


def test_three_in_a_hundred_may_be_false_and_four_may_not() -> None:
    kept = [("kept", 0.0)] * 96
    scored = _scored(*[("false", 0.9)] * 3, ("right", 0.5), ("false", 0.3), ("right", 0.1), *kept)
    assert most_right(scored) == Tally(0.5, right=1, false=3)


def test_of_equally_good_thresholds_the_highest_is_taken() -> None:
    scored = _scored(("right", 0.9), ("wrong", 0.5))
    assert most_right(scored) == Tally(0.9, right=1)


def test_without_a_question_nothing_is_answered() -> None:
    assert most_balanced([]) == most_right([]) == Tally(None)


@given(_REPLIES)
def test_a_lower_threshold_never_takes_an_answer_back(replies: list[tuple[str, float]]) -> None:
    found = tallies(_scored(*replies))
    for higher, lower in pairwise(found):
        assert (higher.right <= lower.right, higher.wrong <= lower.wrong, higher.false <= lower.false) == (True,) * 3


@given(_REPLIES)
def test_the_chosen_thresholds_are_the_best_there_are(replies: list[tuple[str, float]]) -> None:
    scored = _scored(*replies)
    silent = sum(kind in ("false", "kept") for kind, _ in replies)
    best = most_right(scored)
    assert best.false <= 0.03 * silent
    assert all(each.right <= best.right for each in tallies(scored) if each.false <= 0.03 * silent)
    assert all(each.balance <= most_balanced(scored).balance for each in tallies(scored))
    assert most_balanced(scored).balance >= 0
