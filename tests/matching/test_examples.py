"""Every example in the documentation of the library runs."""

from __future__ import annotations

import doctest
import importlib.util
import pkgutil
import sys
from pathlib import Path

import pytest

from bot import matching
from bot.matching.routes import kernels

MODULES = sorted(module.name for module in pkgutil.iter_modules(matching.__path__) if module.name != "kernels")


@pytest.mark.parametrize("name", ["", *(f".{module}" for module in MODULES)])
def test_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"bot.matching{name}")).failed == 0


def test_examples_of_the_readme_run() -> None:
    readme = Path(matching.__path__[0]) / "README.md"
    ran = doctest.testfile(str(readme), module_relative=False)
    assert (ran.failed, ran.attempted > 10) == (0, True)


def test_the_plain_route_is_taken_until_the_program_imports_numba() -> None:
    assert (kernels() is None) == ("numba" not in sys.modules)
