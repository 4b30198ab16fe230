"""How a bot fares at every threshold on its confidence, and which threshold serves it best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.outcome import OutcomeKind
from bot.evaluation.questions import Scored

DANGER = 4
"""A wrong answer weighs as much as this many right ones, as in the calibration."""

FALSE_SHARE = 0.03
"""The share of the questions on which the documents are silent that may be answered."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What comes of labelled questions when replies of a lesser confidence than `threshold` are withheld.

    Counts of questions: `right` are answered with the right lines, `wrong` with none of them, `incomplete` with some
    but not all or with others besides; `false` are answered where the documents are silent. A `threshold` of None
    answers nothing.
    """

    threshold: float | None = None
    right: int = 0
    wrong: int = 0
    incomplete: int = 0
    false: int = 0

    @property
    def balance(self) -> int:
        """Right answers less DANGER times all others."""
        return self.right - DANGER * (self.wrong + self.incomplete + self.false)


def tally(scored: Iterable[Scored], threshold: float) -> Tally:
    """Count what comes of questions at a threshold, which itself is still answered."""
    right = wrong = incomplete = false = 0
    for each in scored:
        if each.outcome.kind is not OutcomeKind.ANSWER or each.outcome.confidence < threshold:
            continue
        if each.case.expect.outcome != "answer":
            false += 1
        elif each.right:
            right += 1
        elif each.dangerous:
            wrong += 1
        else:
            incomplete += 1
    return Tally(threshold, right, wrong, incomplete, false)


def tallies(scored: Sequence[Scored]) -> tuple[Tally, ...]:
    """Return what comes of the questions at every threshold that makes a difference, the highest first.

    The first of them answers nothing. Replies of the same confidence are answered or withheld together.
    """
    levels = {each.outcome.confidence for each in scored if each.outcome.kind is OutcomeKind.ANSWER}
    return (Tally(), *(tally(scored, level) for level in sorted(levels, reverse=True)))


def most_balanced(scored: Sequence[Scored]) -> Tally:
    """Return the tally of the best balance; of equal ones, that which answers least."""
    return max(tallies(scored), key=lambda each: each.balance)


def most_right(scored: Sequence[Scored], false: float = FALSE_SHARE) -> Tally:
    """Return the tally of most right answers that answers no more than a share `false` (0…1) of the silent questions.

    Of equal ones, that which answers least.
    """
    silent = sum(each.case.expect.outcome != "answer" for each in scored)
    return max((each for each in tallies(scored) if each.false <= false * silent), key=lambda each: each.right)
