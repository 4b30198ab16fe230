"""What a world tells whoever watches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for whoever watches.

    kind              about
    message, edited   the Message as it is now
    deleted           the Message as it was
    room, action      the Room that changed; its id and the bot's action in it, as JSON
    answered          the Query that the bot answered
    profile           the Bot whose name, description or commands changed
    listening         nothing: the bot has come
    update            the kind of the update queued for the bot
    """

    kind: str
    about: Any
