"""Evidence -> the probability that an entry is the right reply, by a calibration fitted on labelled questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from pathlib import Path

import msgspec

from bot.answering.evidence import Evidence
from bot.errors import UnavailableError

FIGURES = (
    "signature", "recall", "coverage", "words", "encoder", "role", "alien", "foreign", "signature_x_coverage",
    "encoder_x_coverage", "signature_lead", "encoder_lead", "words_lead", "not_stated",
)  # fmt: skip
"""The inputs of the calibration, in order."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fitted logistic curve and its thresholds.

    `weights` go with FIGURES; `answer_from` and `suggest_from` are probabilities in 0…1. `fitted_on`, `date` and
    `curve` (coverage, share of false answers, threshold) say where it comes from.
    """

    weights: tuple[float, ...]
    intercept: float
    answer_from: float
    suggest_from: float
    date: str = ""
    fitted_on: dict[str, int] = field(default_factory=dict)
    cross_validated: dict[str, float] = field(default_factory=dict)
    curve: tuple[tuple[float, float, float], ...] = ()

    def probability(self, figures: tuple[float, ...]) -> float:
        """Return the probability, in 0…1, that a candidate with these figures is the right reply."""
        total = self.intercept + sum(w * f for w, f in zip(self.weights, figures, strict=True))
        return 1 / (1 + exp(-max(-40.0, min(40.0, total))))


def load_calibration(path: Path) -> Calibration:
    """Read a calibration; raises UnavailableError where there is none, or one for other figures."""
    try:
        calibration = msgspec.json.decode(path.read_bytes(), type=Calibration)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UnavailableError(f"{path} holds no calibration ({error}); run `cotejo calibrate`") from error
    if len(calibration.weights) != len(FIGURES):
        raise UnavailableError(f"{path} is of another version; run `cotejo calibrate`")
    return calibration


def figures(evidence: list[Evidence], not_stated: list[bool]) -> list[tuple[float, ...]]:
    """Return the inputs of the calibration for every entry, in order."""
    leads = [
        _leads([getattr(each, name) for each in evidence]) for name in ("signature", "encoder", "words")
    ]
    return [
        (
            each.signature, each.recall, each.coverage, each.words, each.encoder, each.role, each.alien, each.foreign,
            each.signature * each.coverage, each.encoder * each.coverage,
            leads[0][place], leads[1][place], leads[2][place], float(not_stated[place]),
        )  # fmt: skip
        for place, each in enumerate(evidence)
    ]


def _leads(values: list[float]) -> list[float]:
    """How far each value lies behind the best, at most 0; the best itself leads by 0."""
    best = max(values, default=0.0)
    return [value - best for value in values]
