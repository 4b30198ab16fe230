"""A Telegram of one's own: a local Bot API and a chat page, with no token and no network.

    from bot.playground import World, create_app, serve

    world = World()
    ana = world.person("Ana", language="es")
    async with serve(create_app(world)) as address:
        # a bot of any library talks to f"{address}/bot", people type at address, and so may code:
        ana.says(ana.private, "¿Quién se disculpó?")

`World` holds people, chats and messages and does no I/O. `create_app` puts the Bot API and the
page over it, `serve` runs that on the loopback. `Faults` makes things go wrong on demand. This
room knows nothing of the bot that it serves.
"""

from .account import Bot
from .asked import Asked
from .demo import demo_world
from .errors import ActError, ApiError, PlaygroundError, PortInUseError
from .events import Event
from .faults import Delay, Drop, Failure, Faults, Flood, Repeat, Reverse
from .page import Explain
from .people import Person
from .rooms import Room
from .server import Call, create_app, serve
from .tour import TourStep
from .values import Message
from .world import World

__all__ = [
    "ActError",
    "ApiError",
    "Asked",
    "Bot",
    "Call",
    "Delay",
    "Drop",
    "Event",
    "Explain",
    "Failure",
    "Faults",
    "Flood",
    "Message",
    "Person",
    "PlaygroundError",
    "PortInUseError",
    "Repeat",
    "Reverse",
    "Room",
    "TourStep",
    "World",
    "create_app",
    "demo_world",
    "serve",
]
