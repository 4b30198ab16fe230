"""Fits a conditional logit with an outside option (McFadden, 1974) by maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from bot.answering.ridge import Doubles

_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice to learn from.

    `inputs` has a row for each alternative, `right` tells which of them are right, `silence` whether the outside option
    is; `quiet` are the inputs of the outside option. `weight` is how much the choice counts.
    """

    inputs: Doubles
    right: tuple[bool, ...]
    silence: bool
    quiet: Doubles
    weight: float = 1.0


def fit_logit(choices: Sequence[Choice]) -> tuple[Doubles, Doubles]:
    """Return the weights of the alternatives' inputs and of the outside option's, by L-BFGS with a ridge.

    Choices of which nothing is right are left out.
    """
    choices = [each for each in choices if len(each.inputs) and (any(each.right) or each.silence)]
    weights = np.array([each.weight for each in choices])
    sizes = [len(each.right) for each in choices]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    owner = np.repeat(np.arange(len(choices)), sizes)
    inputs = np.vstack([each.inputs for each in choices])
    right = np.concatenate([each.right for each in choices]).astype(float)
    silent = np.array([each.silence for each in choices], dtype=float)
    quiet = np.array([each.quiet for each in choices])
    width = inputs.shape[1]

    def loss(parameters: Doubles) -> tuple[float, Doubles]:
        utility, silence_utility = inputs @ parameters[:width], quiet @ parameters[width:]
        top = np.maximum(np.maximum.reduceat(utility, starts), silence_utility)
        power, silence_power = np.exp(utility - top[owner]), np.exp(silence_utility - top)
        total = np.add.reduceat(power, starts) + silence_power
        good = np.maximum(1e-12, np.add.reduceat(power * right, starts) + silence_power * silent)
        slope = weights[owner] * power * (right / good[owner] - 1 / total[owner])
        silence_slope = weights * silence_power * (silent / good - 1 / total)
        gradient = np.concatenate([inputs.T @ slope, quiet.T @ silence_slope])
        likelihood = float((weights * (np.log(good) - np.log(total))).sum())
        scale = len(choices)
        penalty = _RIDGE * float(parameters @ parameters)
        return penalty - likelihood / scale, 2 * _RIDGE * parameters - gradient / scale

    fitted = minimize(loss, np.zeros(width + quiet.shape[1]), jac=True, method="L-BFGS-B").x
    return np.round(fitted[:width], 5), np.round(fitted[width:], 5)
