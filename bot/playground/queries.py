"""What the bot is asked once and may answer once: a button, an inline query, a guest's call."""

from __future__ import annotations

from dataclasses import dataclass, field

from .markup import Formatted
from .values import Json, Keyboard, LinkPreview, User


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineResult:
    """An article that the bot offers, and the message that picking it sends."""

    id: str
    title: str
    description: str
    content: Formatted
    keyboard: Keyboard | None = None
    preview: LinkPreview | None = None


@dataclass(slots=True, kw_only=True)
class Query:
    """A question put to the bot under its `id`; `kind` is callback, inline or guest.

    `answer` is what answerCallbackQuery or answerInlineQuery said besides the results.
    """

    id: str
    kind: str
    person: User
    text: str = ""
    room_id: int = 0
    message_id: int = 0
    answered: bool = False
    answer: Json = field(default_factory=dict)
    results: tuple[InlineResult, ...] = ()
