"""How a question's units go with an entry: how telling each is of it, and whether its wordings hold them together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bot.answering.profiles import Profiles
from bot.answering.ridge import Floats

_UNSEEN = 0.3
"""Wordings added to every count: a unit that an entry never holds speaks against it by how many wordings it has."""
_LEAST, _MOST = -2.0, 4.0
"""The bounds of what one unit may say, as a natural logarithm."""
_TOGETHER = 2
"""Wordings of an entry that must hold two units for them to go together fully."""


@dataclass(frozen=True, slots=True)
class Association:
    """For each entry: `telling`, the weighted sum of what each unit says for it (pointwise mutual information, Church
    and Hanks, 1990); `least`, what the unit says that speaks most against it, 0 at most; `together`, the share in 0…1
    of the pairs of units, by weight, that its wordings hold together.
    """

    telling: Floats
    least: Floats
    together: Floats


def associate(profiles: Profiles, columns: list[int], content: list[int], closeness: Floats) -> Association:
    """Return how the units of `columns` go with each entry; `content` are the places of those that are no role.

    `closeness` has a number in 0…1 for each column.
    """
    weights = profiles.weights[columns] * closeness
    told = np.clip(_information(profiles, [columns[place] for place in content]), _LEAST, _MOST)
    return Association(
        telling=np.asarray(told @ weights[content], dtype=np.float32),
        least=np.asarray(told.min(axis=1, initial=0), dtype=np.float32),
        together=_together(profiles, columns, weights),
    )


def _information(profiles: Profiles, columns: list[int]) -> Floats:
    """Return log P(unit | entry) / P(unit), of shape (entries, columns)."""
    sizes = profiles.sizes
    counts = profiles.roles[:, columns] * sizes[:, None]
    within = (counts + _UNSEEN) / (sizes[:, None] + 2 * _UNSEEN)
    everywhere = (counts.sum(axis=0) + _UNSEEN) / (sizes.sum() + 2 * _UNSEEN)
    return np.asarray(np.log(within / everywhere), dtype=np.float32)


def _together(profiles: Profiles, columns: list[int], weights: Floats) -> Floats:
    pairs = list(combinations(range(len(columns)), 2))
    if not pairs:
        return np.full(len(profiles.entries), 0.5, dtype=np.float32)
    first, second = (list(side) for side in zip(*pairs, strict=True))
    held = profiles.signatures[:, columns] > 0
    starts = np.flatnonzero(np.diff(profiles.owner, prepend=-1))
    counts = np.add.reduceat(held[:, first] & held[:, second], starts, axis=0, dtype=np.int32)
    weight = weights[first] * weights[second]
    return np.asarray(np.minimum(1, counts / _TOGETHER) @ weight / max(1e-6, float(weight.sum())), dtype=np.float32)
