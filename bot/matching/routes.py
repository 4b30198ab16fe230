"""Which way the heavy loops go: through numba where it is installed (extra `fast`), through NumPy where it is not."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@cache
def kernels() -> ModuleType | None:
    """Return the compiled loops, None without numba. What they return is the same, byte for byte."""
    return import_module("bot.matching.kernels") if find_spec("numba") else None
