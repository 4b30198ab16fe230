"""Fits the confidence on labelled questions and measures it by cross-validation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from bot.answering.ask import Asker
from bot.answering.judge import FIGURES, Calibration
from bot.answering.outcome import OutcomeKind
from bot.assembly import assemble, calibration_file
from bot.evaluation.cases import Case, read_cases
from bot.library.model import EntryKind
from bot.settings import Settings

_FOLDS = 10
_NEAR = 12
"""Entries of a question that count as candidates when fitting."""
_STRICTNESS = 1.0
"""Inverse strength of the regularisation (scikit-learn's C)."""
_DANGER = 4.0
"""A wrong answer weighs as much as this many right ones when the threshold is chosen."""

Rows = list[tuple[tuple[float, ...], bool]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A held-out question: the probability of the reply it would get, whether that answers, and whether it is right.

    `answerable` is the label's.
    """

    probability: float
    answers: bool
    right: bool
    answerable: bool


def calibrate(settings: Settings, files: Sequence[Path]) -> str:
    """Fit on the questions of the files, write the calibration beside the knowledge, and return a report."""
    neutral = Calibration((0.0,) * len(FIGURES), 0.0, 0.0, 0.0)
    assistant = assemble(settings, neutral)
    cases = [case for path in files for case in read_cases(path) if case.mode == "ask"]
    rows = [_rows(assistant.asker, case) for case in cases]
    trials: list[Trial] = []
    for fold in range(_FOLDS):
        calibration = _fit(rows[i] for i in range(len(cases)) if i % _FOLDS != fold)
        asker = assistant.asker.calibrated(calibration)
        trials += [_trial(asker, case) for case in cases[fold::_FOLDS]]
    answer_from, curve = _threshold(trials)
    fitted = _fit(rows)
    result = replace(
        fitted,
        answer_from=round(answer_from, 4),
        suggest_from=round(answer_from / 3, 4),
        date=datetime.now(UTC).date().isoformat(),
        fitted_on={path.stem: len(read_cases(path)) for path in files},
        cross_validated=_summary(trials, answer_from),
        curve=curve,
    )
    path = calibration_file(settings.knowledge, semantic=assistant.asker.reads_twice)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result)) + b"\n")
    figures = ", ".join(f"{name} {value:.1%}" for name, value in result.cross_validated.items())
    return f"{path.name}: {len(cases)} questions, threshold {answer_from:.3f}, cross-validated: {figures}"


def _rows(asker: Asker, case: Case) -> Rows:
    rows: Rows = []
    for inputs, gathered in asker.evidence(case.text):
        order = sorted(gathered, key=lambda e: -max(e.signature, e.words, e.encoder))
        silent_best = True
        for each in order[:_NEAR]:
            entry = asker.entries[each.entry]
            lines = frozenset(citation.line for citation in entry.citations)
            if entry.kind is EntryKind.ANSWER:
                right = case.expect.outcome == "answer" and case.expect.cites_right(lines)
                if not right and case.expect.outcome == "answer" and lines & (case.expect.must | case.expect.may):
                    continue
                rows.append((inputs[each.entry], right))
            elif case.expect.outcome == "answer":
                rows.append((inputs[each.entry], False))
            elif silent_best and max(each.signature, each.encoder) > 0.6:
                rows.append((inputs[each.entry], True))
                silent_best = False
    return rows


def _fit(rows: Iterable[Rows]) -> Calibration:
    from sklearn.linear_model import LogisticRegression

    flat = [row for each in rows for row in each]
    inputs = np.array([row[0] for row in flat])
    model = LogisticRegression(C=_STRICTNESS, max_iter=5000).fit(inputs, [row[1] for row in flat])
    weights = tuple(round(float(weight), 5) for weight in model.coef_[0])
    return Calibration(weights, round(float(model.intercept_[0]), 5), 0.0, 0.0)


def _trial(asker: Asker, case: Case) -> Trial:
    outcome = asker.ask(case.text, "es")
    answers = outcome.kind is OutcomeKind.ANSWER
    answerable = case.expect.outcome == "answer"
    lines = frozenset(citation.line for citation in outcome.citations)
    right = answers and answerable and case.expect.cites_right(lines)
    return Trial(outcome.confidence, answers, right, answerable)


def _threshold(trials: Sequence[Trial]) -> tuple[float, tuple[tuple[float, float, float], ...]]:
    """Return the threshold of the best balance, and the curve (coverage, share of false answers, threshold)."""
    answered = sorted((trial for trial in trials if trial.answers), key=lambda trial: -trial.probability)
    answerable = max(1, sum(trial.answerable for trial in trials))
    silent = max(1, len(trials) - answerable)
    best, threshold, right, false = 0.0, 1.0, 0, 0
    curve = []
    for trial in answered:
        right += trial.right
        false += not trial.right
        value = right - _DANGER * false
        if value >= best:
            best, threshold = value, trial.probability
        silent_answered = false / silent
        curve.append((round(right / answerable, 4), round(silent_answered, 4), round(trial.probability, 4)))
    return threshold - 1e-6, tuple(curve[:: max(1, len(curve) // 60)])


def _summary(trials: Sequence[Trial], threshold: float) -> dict[str, float]:
    answerable = [trial for trial in trials if trial.answerable]
    silent = [trial for trial in trials if not trial.answerable]
    spoken = [trial for trial in trials if trial.answers and trial.probability >= threshold]
    return {
        "answerable answered right": round(sum(t.right for t in answerable if t in spoken) / max(1, len(answerable)), 4),
        "silent answered": round(sum(t in spoken for t in silent) / max(1, len(silent)), 4),
        "answerable answered wrong": round(
            sum(not t.right for t in answerable if t in spoken) / max(1, len(answerable)), 4
        ),
    }
