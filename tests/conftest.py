"""The assistant on the real knowledge, made ready once for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from bot.assembly import Assistant, assemble
from bot.settings import Settings

settings.register_profile("a busy machine", deadline=None)
settings.load_profile("a busy machine")


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The bot as it ships, with both readers."""
    return assemble(Settings())
