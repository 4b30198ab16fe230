"""What is sent: a text with its buttons, as values that any messenger could show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Show an entry that the reply relates to."""

    entry: str


@dataclass(frozen=True, slots=True)
class ChooseEntry:
    """Show an entry in place of the suggestion of it."""

    entry: str


@dataclass(frozen=True, slots=True)
class BrowseEntry:
    """Show an entry in place of its topic, with the way back."""

    entry: str


@dataclass(frozen=True, slots=True)
class ShowContext:
    """Add the lines around those that an entry cites."""

    entry: str


@dataclass(frozen=True, slots=True)
class ShowTopics:
    """List the topics; pages count from 0."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """List the questions of a topic; pages count from 0."""

    topic: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowSources:
    """List the documents."""


@dataclass(frozen=True, slots=True)
class ShowSource:
    """Show the lines of a document; pages count from 0."""

    document: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowLanguages:
    """List the languages."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Speak another language in this chat."""

    code: str


@dataclass(frozen=True, slots=True)
class ShowClaims:
    """Show those claims of a checked message that are on another page; pages count from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class TakeDown:
    """Take the reply down; `asker` is the number of whoever may, besides administrators, or 0 for any member."""

    asker: int


Action = (
    OpenEntry
    | ChooseEntry
    | BrowseEntry
    | ShowContext
    | ShowTopics
    | ShowTopic
    | ShowSources
    | ShowSource
    | ShowLanguages
    | ChooseLanguage
    | ShowClaims
    | TakeDown
)


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what pressing it does, in the language of the reply that it hangs on."""

    label: str
    action: Action
    language: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: Telegram HTML, the same words without marks, and rows of buttons.

    Both texts are at most 4096 UTF-16 units as a reader sees them.
    """

    html: str
    plain: str
    rows: tuple[tuple[Button, ...], ...] = ()
