"""Checkers on two knowledge bases: the one that ships, and a small one on another subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assembly import assemble
from bot.checking.check import Checker
from bot.compiled import read_number_words
from bot.compiled_facts import load_rules
from bot.library.load import load
from bot.reading.lexicon import build_lexicon
from bot.reading.reader import Reader
from bot.ready_checks import make_checker
from bot.settings import Settings

ROOT = Path(__file__).parent.parent.parent


def ruled(folder: Path) -> Checker:
    """Build a checker from seeds/ and knowledge/ of a folder, by the rules alone and without any cache."""
    knowledge = folder / "knowledge"
    library = load(folder / "seeds", knowledge)
    lines = [line for document in library.documents for line in document.lines]
    reader = Reader(library.concepts, build_lexicon(lines), read_number_words())
    rules = load_rules(knowledge, library)
    return make_checker(reader, rules, rules.judge(reader))


@pytest.fixture(scope="session")
def january() -> Checker:
    """The checker of the knowledge that ships, as it runs."""
    return assemble(Settings()).checker


@pytest.fixture(scope="session")
def rules() -> Checker:
    """The same by its rules alone."""
    return ruled(ROOT)


@pytest.fixture(scope="session")
def bridge() -> Checker:
    """A checker on another subject, with no change of code."""
    return ruled(Path(__file__).parent / "bridge")
