"""How an administrator switches listening, how often the bot may speak, and the time that passes."""

from __future__ import annotations

import time

from bot.playground import Person, Room
from bot.settings import ListeningLimits
from tests.conversation.chat import Bench, Reply

LIMITS = ListeningLimits(an_hour=2, cool_down=24)


class Clock:
    """The time of the store, which can be moved on."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


async def turn(bench: Bench, ana: Person, room: Room, mode: str) -> Reply:
    """Write /listen in a group and return what the bot says."""
    return await bench.chat(ana, room).says(f"/listen {mode}")
