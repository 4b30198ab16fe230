"""Choosing by hand the route that the library chooses for itself, to compare the two."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from bot.matching import phrasings, routes, scoring, shortlist, spelling, vocabulary


def take(*, compiled: bool) -> None:
    """Send all indexes through the compiled loops, where numba is installed, or through NumPy."""
    if compiled and find_spec("numba"):
        import_module("numba")
    for module in (phrasings, scoring, shortlist, spelling, vocabulary):
        module.kernels = routes.kernels if compiled else _none  # type: ignore[attr-defined]


def _none() -> None:
    """Stand in for `routes.kernels` on a machine without numba."""
