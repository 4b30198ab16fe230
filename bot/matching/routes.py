"""Which way the heavy loops go: through numba where the program has imported it, through NumPy otherwise."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


def kernels() -> ModuleType | None:
    """Return the compiled loops, None where numba (extra `fast`) has not been imported.

    What they return is the same, byte for byte. Importing numba takes about half a second, which pays for a program
    that asks many questions or has many phrasings: so it is left to the program.
    """
    return import_module("bot.matching.kernels") if "numba" in sys.modules else None
