"""Checkers on two knowledge bases: the one that ships, and a small one on another subject."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.checking.check import Checker
from bot.compiled import _number_words as read_number_words
from bot.library.cues import load_cues
from bot.library.facts import load_facts, load_scope
from bot.library.load import load
from bot.library.model import Library
from bot.reading.cues import Cues
from bot.reading.lexicon import build_lexicon
from bot.reading.reader import Reader

ROOT = Path(__file__).parent.parent.parent


def checker(folder: Path) -> tuple[Checker, Library]:
    """Build a checker from seeds/ and knowledge/ of a folder, without any cache."""
    knowledge = folder / "knowledge"
    library = load(folder / "seeds", knowledge)
    lines = [line for document in library.documents for line in document.lines]
    reader = Reader(library.concepts, build_lexicon(lines), read_number_words())
    facts = load_facts(knowledge, library)
    return Checker(reader, Cues(load_cues()), facts, load_scope(knowledge, library)), library


@pytest.fixture(scope="session")
def january() -> Checker:
    """The checker of the knowledge that ships."""
    return checker(ROOT)[0]


@pytest.fixture(scope="session")
def bridge() -> Checker:
    """A checker on another subject, with no change of code."""
    return checker(Path(__file__).parent / "bridge")[0]
