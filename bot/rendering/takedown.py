"""Taking a reply down in a group: the button, and what is said about it."""

from __future__ import annotations

from dataclasses import replace

from bot.rendering.blocks import paragraph
from bot.rendering.catalogue import words
from bot.rendering.html import message
from bot.rendering.reply import Button, Reply, TakeDown


def with_take_down(reply: Reply, asker: int, language: str) -> Reply:
    """Add the button that takes a reply down; `asker` may press it and administrators may, any member if it is 0."""
    button = Button("✕ " + words(language).gettext("Take down"), TakeDown(asker), language)
    return replace(reply, rows=(*reply.rows, (button,)))


def render_not_yours(language: str) -> str:
    """Return the notice for somebody who may not take a reply down."""
    return words(language).gettext("Only whoever asked and the administrators can take this down.")


def render_taken_down(language: str) -> Reply:
    """Return what stands in place of a reply that is too old to be deleted."""
    return message((paragraph(words(language).gettext("This reply was taken down.")),))
