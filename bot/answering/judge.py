"""Evidence -> the probability that an entry is the right reply, by a calibration fitted on labelled questions.

The model is a conditional logit with an outside option (McFadden, 1974): the entries near a question compete with one
another and with silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.answering.evidence import Evidence
from bot.answering.fitted import read_fitted
from bot.answering.ridge import Doubles
from bot.library.model import EntryKind

FIGURES = (
    "signature", "recall", "coverage", "words", "encoder", "role", "alien", "foreign", "rival",
    "topic", "anchor", "signature_x_coverage",
    "encoder_x_coverage", "signature_lead", "encoder_lead", "words_lead", "company", "head", "head_lead", "not_stated",
    "not_stated_x_signature", "not_stated_x_encoder", "smalltalk", "not_stated_unasked",
    "telling", "least", "together", "concepts",
)  # fmt: skip
"""What speaks for an entry, in order."""

SILENCE = ("always", "signature", "coverage", "words", "encoder")
"""What speaks for silence: a constant, then the best figure of any entry."""

_NEAR = 14


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fitted model and its thresholds.

    `weights` go with FIGURES, `silence` with SILENCE; `answer_from` and `suggest_from` are probabilities in 0…1; from
    `sure_from` on, no second reader need be asked. `fitted_on`, `date` and `curve` (coverage, share of false answers,
    threshold) say where it comes from.
    """

    weights: tuple[float, ...]
    silence: tuple[float, ...]
    answer_from: float
    suggest_from: float
    sure_from: float = 1.0
    date: str = ""
    fitted_on: dict[str, int] = field(default_factory=dict)
    cross_validated: dict[str, float] = field(default_factory=dict)
    curve: tuple[tuple[float, float, float], ...] = ()

    def probabilities(self, inputs: Doubles) -> Doubles:
        """Return the probability of each candidate (a row of figures) to be right; the rest to 1 is silence's."""
        utilities = np.append(inputs @ np.array(self.weights), silence_figures(inputs) @ np.array(self.silence))
        powers = np.exp(utilities - utilities.max())
        return np.asarray(powers[:-1] / powers.sum())


NEUTRAL = Calibration((0.0,) * len(FIGURES), (0.0,) * len(SILENCE), 0.0, 0.0)
"""A calibration that knows nothing: what a first one is fitted with."""


def load_calibration(path: Path) -> Calibration:
    """Read a calibration; raises UnavailableError where there is none, or one for other figures."""
    return read_fitted(
        path, Calibration, lambda fitted: (len(fitted.weights), len(fitted.silence)) == (len(FIGURES), len(SILENCE))
    )


def near(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the entries worth weighing, most promising first; at least one entry must be given."""
    return sorted(evidence, key=lambda e: -(max(e.signature, e.words, e.encoder) + e.head + e.company))[:_NEAR]


def figures(candidates: Sequence[Evidence], kinds: Sequence[EntryKind]) -> Doubles:
    """Return the figures of the candidates, of shape (candidates, FIGURES); `kinds` is by entry."""
    not_stated = [kind is EntryKind.NOT_STATED for kind in kinds]
    rows = [
        (
            each.signature,
            each.recall,
            each.coverage,
            each.words,
            each.encoder,
            each.role,
            each.alien,
            each.foreign,
            each.rival,
            each.topic,
            each.anchor,
            each.signature * each.coverage,
            each.encoder * each.coverage,
            each.signature,
            each.encoder,
            each.words,
            each.company,
            each.head,
            each.head,
            not_stated[each.entry],
            each.signature * not_stated[each.entry],
            each.encoder * not_stated[each.entry],
            kinds[each.entry] is EntryKind.SMALLTALK,
            not_stated[each.entry] and not each.asked,
            each.telling,
            each.least,
            each.together,
            each.concepts,
        )
        for each in candidates
    ]
    inputs = np.array(rows, dtype=np.float64)
    for name in ("signature_lead", "encoder_lead", "words_lead", "head_lead"):
        inputs[:, FIGURES.index(name)] -= inputs[:, FIGURES.index(name)].max()
    return inputs


def silence_figures(inputs: Doubles) -> Doubles:
    """Return what speaks for silence, of shape (SILENCE,), from the figures of the candidates."""
    best = inputs[:, [FIGURES.index(name) for name in SILENCE[1:]]].max(axis=0)
    return np.concatenate([[1.0], best])
