"""Fits the confidence on labelled questions and measures it by cross-validation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from bot.answering.ask import Asker
from bot.answering.encoder import TextEncoder, WordingEncoder
from bot.answering.fitted import calibration_file
from bot.answering.head import fit_head
from bot.answering.judge import NEUTRAL, Calibration, silence_figures
from bot.answering.outcome import OutcomeKind
from bot.answering.profiles import build_profiles
from bot.answering.ridge import Doubles
from bot.answering.smalltalk import with_smalltalk
from bot.assembly import assemble
from bot.compiled import Compiled, build_index, wording_texts
from bot.evaluation.cases import Case, Label, read_cases
from bot.evaluation.logit import Choice, fit_logit
from bot.library.model import Entry, EntryKind
from bot.settings import Settings

_FOLDS = 10
_REHEARSALS = 5
"""Parts into which the wordings are cut, each asked of the knowledge without it."""
_REAL = 20.0
"""How much a labelled question weighs beside a rehearsed wording."""
_WRONG_WHEN_SURE = 0.005
"""The share of wrong replies at which the fuzzy reader is sure enough to spare the other."""
_MOST_WRONG, _MOST_SILENT = 0.01, 0.03
"""The shares of the answerable that may be answered wrong, and of the others that may be answered."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question to learn from: the figures of its candidates, which of them are right, and whether silence is."""

    inputs: Doubles
    right: tuple[bool, ...]
    silence: bool


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
    assistant = assemble(settings, NEUTRAL)
    cases = [case for path in files for case in read_cases(path) if case.mode == "ask"]
    rehearsed = [each for found in rehearsals(assistant.compiled, assistant.encoder) for each in found]
    examples = [_examples(assistant.asker, case) for case in cases]
    trials: list[Trial] = []
    for fold in range(_FOLDS):
        calibration = _fit([e for i, each in enumerate(examples) if i % _FOLDS != fold for e in each], rehearsed)
        asker = assistant.asker.calibrated(calibration)
        trials += [_trial(asker, case) for case in cases[fold::_FOLDS]]
    answer_from, curve = _threshold(trials)
    result = replace(
        _fit([e for each in examples for e in each], rehearsed),
        answer_from=round(answer_from, 4),
        suggest_from=round(answer_from / 3, 4),
        sure_from=round(_sure_from(trials), 4),
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


def rehearsals(compiled: Compiled, encoder: TextEncoder | None) -> Iterator[list[Example]]:
    """Yield what the knowledge's own wordings teach, each asked of a knowledge that lacks it."""
    library = with_smalltalk(compiled.library)
    known = {} if compiled.vectors is None else dict(zip(wording_texts(library), compiled.vectors, strict=True))
    for fold in range(_REHEARSALS):
        kept = [replace(entry, phrasings=_some(entry, fold, kept=True)) for entry in library.entries]
        part = replace(library, entries=tuple(kept))
        profiles = build_profiles(part, compiled.reader)
        vectors = np.array([known[text] for text in wording_texts(part)]) if known else None
        wordings = WordingEncoder(vectors, encoder) if vectors is not None and encoder is not None else None
        asker = Asker(compiled.reader, profiles, build_index(part), fit_head(profiles, vectors), NEUTRAL, wordings)
        for entry in library.entries:
            lines = frozenset(citation.line for citation in entry.citations)
            answer = entry.kind is EntryKind.ANSWER
            label = Label(outcome="answer", must=lines) if answer else Label(outcome="abstain")
            for texts in _some(entry, fold, kept=False).values():
                for text in texts:
                    yield _examples(asker, Case(entry.id, "ask", "", "", text, label), wanted=entry.id)


def _some(entry: Entry, fold: int, *, kept: bool) -> dict[str, tuple[str, ...]]:
    return {
        language: tuple(text for place, text in enumerate(texts) if (place % _REHEARSALS != fold) == kept)
        for language, texts in entry.phrasings.items()
    }


def _examples(asker: Asker, case: Case, wanted: str = "") -> list[Example]:
    """Return what the questions of a case teach.

    On a question that the documents are silent on, silence is right, and any not-stated entry too; of a rehearsed
    wording of a not-stated entry, only that entry (`wanted`). Entries that share a line with the label but are not
    right are left out: they are not wrong either.
    """
    found = []
    for candidates, inputs in asker.evidence(case.text):
        kept, right = [], []
        for place, each in enumerate(candidates):
            entry = asker.entries[each.entry]
            lines = frozenset(citation.line for citation in entry.citations)
            is_right = _is_right(entry, lines, case, wanted)
            if is_right or entry.kind is not EntryKind.ANSWER or not lines & (case.expect.must | case.expect.may):
                kept.append(place)
                right.append(is_right)
        silence = case.expect.outcome != "answer" and not wanted
        if any(right) or silence:
            found.append(Example(inputs[kept], tuple(right), silence))
    return found


def _is_right(entry: Entry, lines: frozenset[int], case: Case, wanted: str) -> bool:
    if case.expect.outcome == "answer":
        return entry.kind is EntryKind.ANSWER and case.expect.cites_right(lines)
    return entry.id == wanted if wanted else entry.kind is not EntryKind.ANSWER


def _fit(real: Sequence[Example], rehearsed: Sequence[Example]) -> Calibration:
    """Fit the weights; a labelled question weighs more than a rehearsed wording."""
    choices = [
        Choice(each.inputs, each.right, each.silence, silence_figures(each.inputs), weight)
        for group, weight in ((real, _REAL), (rehearsed, 1.0))
        for each in group
    ]
    weights, silence = fit_logit(choices)
    return replace(NEUTRAL, weights=tuple(weights.tolist()), silence=tuple(silence.tolist()))


def _trial(asker: Asker, case: Case) -> Trial:
    outcome = asker.ask(case.text, "es")
    answers = outcome.kind is OutcomeKind.ANSWER
    answerable = case.expect.outcome == "answer"
    lines = frozenset(citation.line for citation in outcome.citations)
    right = answers and answerable and case.expect.cites_right(lines)
    return Trial(outcome.confidence, answers, right, answerable)


def _threshold(trials: Sequence[Trial]) -> tuple[float, tuple[tuple[float, float, float], ...]]:
    """Return the threshold of most answers within what may go wrong, and the curve (see Calibration)."""
    answered = sorted((trial for trial in trials if trial.answers), key=lambda trial: -trial.probability)
    answerable = max(1, sum(trial.answerable for trial in trials))
    silent = max(1, len(trials) - answerable)
    threshold, right, wrong, false = 1.0, 0, 0, 0
    curve = []
    for trial in answered:
        right += trial.right
        wrong += trial.answerable and not trial.right
        false += not trial.answerable
        if wrong <= _MOST_WRONG * answerable and false <= _MOST_SILENT * silent:
            threshold = trial.probability
        curve.append((round(right / answerable, 4), round(false / silent, 4), round(trial.probability, 4)))
    return threshold - 1e-6, tuple(curve[:: max(1, len(curve) // 60)])


def _sure_from(trials: Sequence[Trial]) -> float:
    """Return the least probability above which no more than _WRONG_WHEN_SURE of the replies were wrong."""
    sure, wrong = 1.0, 0
    for place, trial in enumerate(sorted(trials, key=lambda trial: -trial.probability), start=1):
        wrong += trial.right != trial.answerable
        if wrong <= _WRONG_WHEN_SURE * place:
            sure = trial.probability
    return sure


def _summary(trials: Sequence[Trial], threshold: float) -> dict[str, float]:
    spoken = [trial for trial in trials if trial.answers and trial.probability >= threshold]
    answerable = max(1, sum(trial.answerable for trial in trials))
    silent = max(1, len(trials) - answerable)
    return {
        "answerable answered right": round(sum(trial.right for trial in spoken) / answerable, 4),
        "answerable answered wrong": round(sum(t.answerable and not t.right for t in spoken) / answerable, 4),
        "silent answered": round(sum(not trial.answerable for trial in spoken) / silent, 4),
    }
