"""Calibrations as they are kept beside the knowledge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.errors import UnavailableError

T = TypeVar("T")


def calibration_file(knowledge: Path, *, semantic: bool, of: str = "") -> Path:
    """Return where a calibration is kept, for the fuzzy reader alone or for both readers; `of` begins its name."""
    return knowledge / "calibration" / f"{of}{'both-readers' if semantic else 'fuzzy-reader'}.json"


def read_fitted(path: Path, kind: type[T], fits: Callable[[T], bool]) -> T:
    """Read a calibration; raises UnavailableError where there is none, or one that does not fit the program."""
    try:
        fitted = msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UnavailableError(f"{path} holds no calibration ({error}); run `cotejo calibrate`") from error
    if not fits(fitted):
        raise UnavailableError(f"{path} is of another version; run `cotejo calibrate`")
    return fitted
