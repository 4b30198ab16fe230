"""The assistant on the real knowledge, made ready once for all tests."""

from __future__ import annotations

import pytest

from bot.assembly import Assistant, assemble
from bot.settings import Settings


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The bot as it ships, with both readers."""
    return assemble(Settings())
