"""An index on disk: a directory with one .npy file an array, mapped into memory when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = 2
"""Raised when the arrays change their meaning; an index of another format is refused."""


def write(place: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays into a directory, which is made if it is missing."""
    place.mkdir(parents=True, exist_ok=True)
    for name, values in {**arrays, "format": np.array([FORMAT])}.items():
        np.save(place / f"{name}.npy", values, allow_pickle=False)


def read(place: Path) -> dict[str, NDArray[Any]]:
    """Map the arrays of a directory, read-only; raises ValueError if they are of another format."""
    arrays = {file.stem: _map(file) for file in sorted(place.glob("*.npy"))}
    found = arrays.pop("format", np.array([0]))
    if int(found[0]) != FORMAT:
        raise ValueError(f"{place} holds an index of format {found[0]}, this program reads {FORMAT}: build it again")
    return arrays


def _map(file: Path) -> NDArray[Any]:
    values: NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
    return values.view(np.ndarray)
