"""The bot's own knowledge, or the one that COTEJO_KNOWLEDGE names, with its calibration."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from bot.assembly import Assistant, assemble
from bot.settings import Settings


@cache
def real_assistant() -> Assistant:
    """Return the assistant that the bot runs with; making it takes half a minute where the knowledge is new."""
    default = Settings()
    return assemble(
        Settings(
            knowledge=Path(os.environ.get("COTEJO_KNOWLEDGE", default.knowledge)),
            cache=Path(os.environ.get("COTEJO_CACHE", default.cache)),
        )
    )
