"""What the bot says of itself: welcome, help, about, privacy, its commands and its descriptions."""

from __future__ import annotations

from enum import Enum

from bot.library.model import Library
from bot.rendering.blocks import paragraph
from bot.rendering.catalogue import N_, words
from bot.rendering.html import message, topics_button
from bot.rendering.limits import cut
from bot.rendering.reply import Button, Reply, ShowLanguages, ShowSources

_LONGEST_DESCRIPTION = 512
_LONGEST_SHORT_DESCRIPTION = 120

_COMMANDS = (
    ("ask", N_("Ask the documents a question")),
    ("check", N_("Check a claim against the documents")),
    ("topics", N_("What the documents cover")),
    ("sources", N_("The documents, line by line")),
    ("language", N_("Choose the language")),
    ("help", N_("How to use me")),
    ("about", N_("Who I am and how I answer")),
    ("privacy", N_("What I keep of you")),
)
_PRIVATE_ONLY = ("start", N_("Begin"))
_ADMINS_ONLY = ("listen", N_("Whether I may speak unasked here"))


class Audience(Enum):
    """Who is shown a list of commands."""

    PRIVATE = "private chats"
    GROUP = "groups"
    ADMINS = "administrators of groups"


def commands(language: str, audience: Audience) -> tuple[tuple[str, str], ...]:
    """Return the commands for an audience, each with its description."""
    _ = words(language).gettext
    before = (_PRIVATE_ONLY,) if audience is Audience.PRIVATE else ()
    after = (_ADMINS_ONLY,) if audience is Audience.ADMINS else ()
    return tuple((name, _(description)) for name, description in (*before, *_COMMANDS, *after))


def name(language: str) -> str:
    """Return the name under which the bot appears."""
    return words(language).gettext("Cotejo")


def description(library: Library, language: str) -> str:
    """Return what an empty chat shows; at most 512 UTF-16 units."""
    _ = words(language).gettext
    text = _("Ask me a question. I answer from documents and show the line I stand on.\n\nDocuments: {titles}")
    return cut(text.format(titles=_titles(library, language)), _LONGEST_DESCRIPTION)


def short_description(library: Library, language: str) -> str:
    """Return what the bot's profile shows; at most 120 UTF-16 units."""
    text = words(language).gettext("Answers with the line it stands on: {titles}")
    return cut(text.format(titles=_titles(library, language)), _LONGEST_SHORT_DESCRIPTION)


def render_welcome(library: Library, language: str) -> Reply:
    """Return the greeting of somebody who has just come."""
    _ = words(language).gettext
    text = _(
        "Hello! I am Cotejo. Ask me about {titles} in your own words: I answer with the line "
        "of the document I stand on, and say so when it does not say."
    )
    buttons = (
        (topics_button(language), Button(_("Sources"), ShowSources(), language)),
        (Button(_("Language"), ShowLanguages(), language),),
    )
    return message((paragraph(text.format(titles=_titles(library, language))),), buttons)


def render_help(library: Library, language: str) -> Reply:
    """Return how the bot is used."""
    _ = words(language).gettext
    listed = "\n".join(f"/{command}: {does}" for command, does in commands(language, Audience.PRIVATE))
    here = _("Here: write your question, in Spanish, English, Russian or Azerbaijani. Typos do no harm.")
    claims = _("To check what somebody claims: /check and the claim. Or forward me the message.")
    groups = _(
        "In a group: /ask and the question, or mention me, or reply to one of my messages. Reply to a message with "
        "/check, or with my name, and I check it. Otherwise I keep silent, unless an administrator has allowed me to "
        "speak with /listen. If you correct your message, I correct my reply."
    )
    anywhere = _(
        "In a chat where I am not: my name (@…) and a question or a claim, if my owner has switched that on. What I "
        "offer is sent only if you choose it."
    )
    said = (here, claims, groups, anywhere, listed)
    return message([paragraph(each) for each in said], [(topics_button(language),)])


def render_about(library: Library, language: str) -> Reply:
    """Return what the bot is and how it answers."""
    _ = words(language).gettext
    count = len(library.entries)
    known = words(language).ngettext(
        "I know {count} question about {titles}.", "I know {count} questions about {titles}.", count
    )
    how = _(
        "People wrote the answers and tied each of them to lines of a document. I only look for the one that fits "
        "your question; I make nothing up. When I am not sure, I suggest or say that I find nothing."
    )
    return message(
        (paragraph(known.format(count=count, titles=_titles(library, language))), paragraph(how)),
        [(Button(_("Sources"), ShowSources(), language),)],
    )


def render_privacy(language: str, days: int) -> Reply:
    """Return what is kept of people; `days` is how long the link from a message to its reply stays."""
    _ = words(language).gettext
    nothing = _("I keep nothing of what you write, and no names.")
    chats = _(
        "Of this chat I keep its number and what was chosen in it: the language and, in a group, whether I listen and "
        "the number of the administrator who switched it on. I keep that until I am removed or blocked."
    )
    replies = words(language).ngettext(
        "For {days} day I keep the numbers of messages and of my replies, that of whoever asked for a check, and "
        "which answers I gave, so that I can correct mine when you correct yours and do not repeat myself.",
        "For {days} days I keep the numbers of messages and of my replies, that of whoever asked for a check, and "
        "which answers I gave, so that I can correct mine when you correct yours and do not repeat myself.",
        days,
    )
    listening = _(
        "Where an administrator lets me listen, I read each message of the group once, to check it, and forget it at "
        "once. If the administrator wants reports instead of replies, what I would have said, with the claim it is "
        "about, goes to that administrator in private. Nothing else is passed on to anybody."
    )
    return message([paragraph(each) for each in (nothing, chats, replies.format(days=days), listening)])


def render_ask_usage(language: str) -> Reply:
    """Say how to ask in a group."""
    _ = words(language).gettext
    return message((paragraph(_("Write the question after /ask, or answer with /ask to the message that asks it.")),))


def render_check_usage(language: str) -> Reply:
    """Say how to have a claim checked."""
    _ = words(language).gettext
    return message((paragraph(_("Write the claim after /check, or answer with /check to the message that makes it.")),))


def render_unseen(language: str) -> Reply:
    """Say that a message of another chat is not shown to the bot."""
    _ = words(language).gettext
    text = _("Telegram does not show me that message. Quote the part to check, or forward it to me in private.")
    return message((paragraph(text),))


def render_claim_gone(language: str) -> str:
    """Return the notice for the rest of a check whose message can no longer be seen."""
    return words(language).gettext("I can no longer see the message. Write /check again.")


def render_text_only(language: str) -> Reply:
    """Say that only text can be read."""
    return message((paragraph(words(language).gettext("I can only read text. Write me your question.")),))


def render_trouble(language: str) -> Reply:
    """Say that something went wrong."""
    text = words(language).gettext("Something went wrong on my side. Please ask me again in a while.")
    return message((paragraph(text),))


def render_gone(language: str) -> str:
    """Return the notice for a button whose subject is no more."""
    return words(language).gettext("That is no longer here. /topics shows what there is.")


def render_admins_only(language: str) -> Reply:
    """Say that the language of a group is its administrators' to choose."""
    return message((paragraph(words(language).gettext("In a group, only its administrators choose the language.")),))


def _titles(library: Library, language: str) -> str:
    return ", ".join(document.title[language] for document in library.documents)
