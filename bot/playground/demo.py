"""A world to walk into: four people with four languages, a group, and a forum with topics."""

from __future__ import annotations

import time
from collections.abc import Callable

from .account import Bot
from .world import World


def demo_world(bot: Bot | None = None, clock: Callable[[], float] = time.time) -> World:
    """Build the world that the chat page opens with.

    Ana (es) runs both groups; Emma (en), Ivan (ru) and Leyla (az) are members.
    """
    world = World(bot, clock)
    ana = world.person("Ana", language="es", username="ana")
    emma = world.person("Emma", language="en", username="emma")
    ivan = world.person("Иван", language="ru", username="ivan")
    leyla = world.person("Leyla", language="az", username="leyla")
    world.group("Sala de lectura", ana, emma, ivan, leyla)
    world.group("Foro", ana, emma, leyla, topics=["Fuentes", "Preguntas"])
    return world
