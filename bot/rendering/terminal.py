"""What the terminal says on its own behalf."""

from __future__ import annotations

from bot.rendering.catalogue import N_, words

TERMINAL_COMMANDS = (
    ("topics", N_("What the documents cover")),
    ("sources", N_("The documents, line by line")),
    ("language", N_("Choose the language")),
    ("why", N_("What my last reply went by")),
    ("about", N_("Who I am and how I answer")),
    ("help", N_("How to use me")),
    ("quit", N_("Leave")),
)
"""The commands of the terminal, each with what it does, to be translated."""


def terminal_help(language: str) -> str:
    """Return how the terminal is used."""
    _ = words(language).gettext
    listed = "\n".join(f"/{command:9} {_(does)}" for command, does in TERMINAL_COMMANDS)
    first = _("Write a question, the number of something on offer, or a command:")
    return f"{first}\n\n{listed}"


def no_such_number(language: str) -> str:
    """Return the reply to a number that nothing on offer has."""
    return words(language).gettext("Nothing on offer has that number.")


def nothing_to_explain(language: str) -> str:
    """Return the reply to /why before any question."""
    return words(language).gettext("Ask me something first.")
