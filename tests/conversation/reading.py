"""What a reader sees in a reply."""

from __future__ import annotations

from tests.conversation.chat import Reply


def cited(reply: Reply) -> list[int]:
    """Return the numbers of the lines that a reply quotes, in order."""
    return reply.lines


def underlined(reply: Reply) -> list[str]:
    """Return the parts of lines that stand out."""
    return [words for kind, words in reply.entities if kind == "underline"]
