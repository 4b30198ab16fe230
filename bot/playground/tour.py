"""What the page suggests to a newcomer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One suggestion to a newcomer, shown as a chip.

    kind      "ask": the text is said in the chat. "forward+check": somebody else says it, and the
              visitor forwards it to the bot (in a private chat) or replies to it with /check.
    chat      "private", or the title of a group
    language  whose visitors see it; empty for all
    """

    label: str
    text: str
    chat: str = "private"
    kind: str = "ask"
    language: str = ""
