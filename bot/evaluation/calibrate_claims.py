"""Fits the calibration of verdicts on curated statements and labelled claims, and measures it by cross-validation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from bot.answering.judge import NEUTRAL
from bot.answering.ridge import Doubles
from bot.assembly import assemble
from bot.checking.claim import Claim
from bot.checking.likeness import DECIDED, VERDICTS, learn
from bot.checking.traits import SILENCE, TRAITS, Candidate, candidates
from bot.checking.verdict import Verdict
from bot.checking.weighing import Weigher, Weights, totals
from bot.compiled_facts import Rules, load_rules, read_examples
from bot.evaluation.cases import Label, read_cases
from bot.evaluation.logit import Choice, fit_logit
from bot.library.statements import Statement, load_statements
from bot.reading.reader import Reader
from bot.ready_checks import claim_calibration_file
from bot.settings import Settings

_FOLDS = 5
_DANGER, _SLIP = 8.0, 2.0
"""What a wrong verdict costs when the thresholds are chosen, in right ones: one turned into its opposite or given where
the documents are silent, and any other.
"""
_TURNED = {("supported", "refuted"), ("refuted", "supported")}
_LEAST = {Verdict.SUPPORTED: 0.7, Verdict.REFUTED: 0.75, Verdict.CONFLICTING: 0.4}
"""The probability that a verdict needs at least: in doubt, not enough evidence."""

NOTHING = Weights((0.0,) * len(TRAITS), (0.0,) * len(TRAITS), (0.0,) * len(SILENCE), 0.0, 0.0, 0.0)
"""A calibration that knows nothing: what a first one is fitted with."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled claim: the verdicts it may get with their traits, which of them are right, and its own verdict."""

    found: tuple[Candidate, ...]
    traits: Doubles
    silence: Doubles
    right: tuple[bool, ...]
    verdict: str
    curated: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A held-out claim: the likeliest verdict, its probability, whether it is right with its lines, and its label.

    `curated` is true for a statement of the knowledge, which is harder than what people write.
    """

    given: Verdict
    probability: float
    right: bool
    verdict: str
    curated: bool


def calibrate_claims(settings: Settings, files: Sequence[Path]) -> str:
    """Fit on the statements and the claims of the files, write the calibration, and return a report."""
    assistant = assemble(settings, NEUTRAL)
    library, reader, encoder = assistant.library, assistant.compiled.reader, assistant.encoder
    rules = load_rules(settings.knowledge, library)
    statements = load_statements(settings.knowledge, rules.facts)
    examples = read_examples(rules, statements, reader, encoder)
    samples: list[list[Sample]] = []
    judge, claims = rules.judge(reader), rules.reader(reader)
    for fold in range(_FOLDS):
        kept = [example for place, example in enumerate(examples) if place % _FOLDS != fold]
        weigher = Weigher(judge, learn(rules.facts, kept), NOTHING, encoder)
        samples.append([
            _sample(weigher, rules, claims.read(each.text), each) for each in statements[fold::_FOLDS]
        ])  # fmt: skip
    weigher = Weigher(judge, learn(rules.facts, examples), NOTHING, encoder)
    for place, (text, languages, label) in enumerate(_labelled(files, reader)):
        samples[place % _FOLDS].append(_sample(weigher, rules, claims.read(text, languages=languages), label))
    trials: list[Trial] = []
    for fold in range(_FOLDS):
        weights = _fit([sample for other in range(_FOLDS) if other != fold for sample in samples[other]])
        trials += [_trial(weights, sample) for sample in samples[fold]]
    labelled = [trial for trial in trials if not trial.curated] or trials
    thresholds = {verdict: _threshold(labelled, verdict) for verdict in DECIDED}
    result = replace(
        _fit([sample for fold in samples for sample in fold]),
        support_from=thresholds[Verdict.SUPPORTED],
        refute_from=thresholds[Verdict.REFUTED],
        conflict_from=thresholds[Verdict.CONFLICTING],
        date=datetime.now(UTC).date().isoformat(),
        fitted_on={"statements": len(statements)} | {path.stem: len(read_cases(path)) for path in files},
        cross_validated=_summary(labelled, thresholds),
    )
    path = claim_calibration_file(settings.knowledge, semantic=encoder is not None)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result)) + b"\n")
    figures = ", ".join(f"{name} {value:.1%}" for name, value in result.cross_validated.items())
    return f"{path.name}: {len(labelled)} labelled claims, cross-validated: {figures}"


def _labelled(files: Sequence[Path], reader: Reader) -> Iterator[tuple[str, frozenset[str], Label]]:
    """Yield the labelled claims of the files: text, the languages of its message, and label."""
    for path in files:
        for case in read_cases(path):
            if case.mode == "check":
                languages = reader.read(case.text).languages
                spans = case.expect.claims or (replace(case.expect, span=case.text),)
                yield from ((label.span, languages, label) for label in spans)


def _sample(weigher: Weigher, rules: Rules, claim: Claim, label: Statement | Label) -> Sample:
    read = weigher.read(claim)
    found, traits, silence = candidates(read, rules.facts)
    right = tuple(each.verdict.value == label.verdict and _speaks_of(each, label) for each in found)
    return Sample(
        tuple(found),
        traits,
        silence,
        right,
        label.verdict,
        isinstance(label, Statement),
    )


def _speaks_of(candidate: Candidate, label: Statement | Label) -> bool:
    if isinstance(label, Statement):
        return candidate.fact.id in label.facts
    lines = {citation.line for citation in candidate.fact.citations}
    return bool(lines & label.must) and lines <= label.must | label.may


def _fit(samples: Sequence[Sample]) -> Weights:
    opposing, silence = fit_logit(
        [Choice(_split(each), each.right, each.verdict == VERDICTS[-1].value, each.silence) for each in samples]
    )
    weights = tuple(opposing.tolist())
    return replace(
        NOTHING,
        supporting=weights[: len(TRAITS)],
        opposing=weights[len(TRAITS) :],
        silence=tuple(silence.tolist()),
    )


def _split(sample: Sample) -> Doubles:
    """Give the traits two places: one where they speak for *supported*, one where for another verdict."""
    supporting = np.array([each.verdict is Verdict.SUPPORTED for each in sample.found], dtype=bool)[:, None]
    return np.hstack([sample.traits * supporting, sample.traits * ~supporting])


def _trial(weights: Weights, sample: Sample) -> Trial:
    likely = weights.probabilities(sample.found, sample.traits, sample.silence)
    total = totals(sample.found, likely)
    best = dict.fromkeys(DECIDED, (0.0, False))
    for candidate, probability, right in zip(sample.found, likely.tolist(), sample.right, strict=True):
        best[candidate.verdict] = max(best[candidate.verdict], (probability, right))
    given = max(total, key=lambda verdict: total[verdict])
    return Trial(given, total[given], best[given][1], sample.verdict, sample.curated)


def _threshold(trials: Sequence[Trial], verdict: Verdict) -> float:
    """Return the probability from which giving a verdict pays best."""
    value, best, threshold = 0.0, 0.0, 1.0
    for trial in sorted((t for t in trials if t.given is verdict), key=lambda trial: -trial.probability):
        value += 1.0 if trial.right else -_cost(trial)
        if value >= best:
            best, threshold = value, trial.probability
    return max(_LEAST[verdict], round(threshold - 1e-4, 4))


def _cost(trial: Trial) -> float:
    return _DANGER if trial.verdict == VERDICTS[-1].value or (trial.verdict, trial.given.value) in _TURNED else _SLIP


def _summary(trials: Sequence[Trial], thresholds: dict[Verdict, float]) -> dict[str, float]:
    told = [trial for trial in trials if trial.probability >= thresholds[trial.given]]
    decidable = [trial for trial in trials if trial.verdict != VERDICTS[-1].value]
    silent = max(1, len(trials) - len(decidable))
    return {
        "decidable right": round(sum(trial.right for trial in told) / max(1, len(decidable)), 4),
        "turned into the opposite": round(
            sum((trial.verdict, trial.given.value) in _TURNED for trial in told) / max(1, len(decidable)), 4
        ),
        "silent decided": round(sum(trial.verdict == VERDICTS[-1].value for trial in told) / silent, 4),
    }
