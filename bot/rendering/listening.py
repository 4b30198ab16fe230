"""What the bot says about listening in a group: that it does, that it does not, and why it cannot."""

from __future__ import annotations

from bot.checking.verdict import CheckOutcome
from bot.library.model import Library
from bot.rendering.blocks import paragraph
from bot.rendering.catalogue import words
from bot.rendering.checks import compose_check
from bot.rendering.html import message
from bot.rendering.reply import Reply


def render_listening_on(language: str, an_hour: int) -> Reply:
    """Announce that the bot listens and may speak unasked, at most so many times an hour."""
    announced = words(language).ngettext(
        "From now on I read the messages here, and reply unasked only when one contradicts the documents: at most "
        "{count} time an hour. I keep nothing of what is written. /listen off ends it.",
        "From now on I read the messages here, and reply unasked only when one contradicts the documents: at most "
        "{count} times an hour. I keep nothing of what is written. /listen off ends it.",
        an_hour,
    )
    return message((paragraph(announced.format(count=an_hour)),))


def render_listening_shadow(language: str) -> Reply:
    """Announce that the bot listens and reports to an administrator."""
    _ = words(language).gettext
    announced = _(
        "From now on I read the messages here but do not reply unasked: I tell the administrator who switched this on "
        "what I would have said. I keep nothing of what is written. /listen off ends it."
    )
    return message((paragraph(announced),))


def render_listening_off(language: str) -> Reply:
    """Announce that the bot listens no longer."""
    return message((paragraph(words(language).gettext("I do not listen here. I speak only when I am called.")),))


def render_listening_choice(language: str, mode: str) -> Reply:
    """Say how things stand (`mode` is on, shadow or off) and what can be chosen."""
    _ = words(language).gettext
    states = {
        "on": _("I listen here, and reply unasked when a message contradicts the documents."),
        "shadow": _("I listen here without replying unasked, and report to an administrator."),
        "off": _("I do not listen here. I speak only when I am called."),
    }
    choice = _(
        "/listen on: I reply unasked when a message contradicts the documents.\n"
        "/listen shadow: I only tell you, in private, what I would have said.\n"
        "/listen off: I speak only when I am called."
    )
    return message((paragraph(states[mode]), paragraph(choice)))


def render_listening_in_groups(language: str) -> Reply:
    """Say that there is nothing to listen to in a private chat."""
    _ = words(language).gettext
    return message((paragraph(_("/listen is for groups: there an administrator decides whether I speak unasked.")),))


def render_listening_for_admins(language: str) -> Reply:
    """Say that listening is for administrators to decide."""
    _ = words(language).gettext
    return message((paragraph(_("In a group, only its administrators decide whether I listen.")),))


def render_deaf(language: str) -> Reply:
    """Say that the bot sees too little of the group to listen, and what to do."""
    _ = words(language).gettext
    text = _(
        "I cannot listen: Telegram shows me only the messages here that call me. Make me an administrator of the "
        "group, or switch off my privacy mode in @BotFather and add me to the group again."
    )
    return message((paragraph(text),))


def render_nobody_to_tell(language: str) -> Reply:
    """Say to an anonymous administrator that reports need a name."""
    _ = words(language).gettext
    text = _("I cannot tell who you are, so I do not know whom to report to. Write /listen shadow under your own name.")
    return message((paragraph(text),))


def render_cannot_report(language: str) -> Reply:
    """Say that reports need a private chat that the administrator has opened."""
    _ = words(language).gettext
    text = _("I may not write to you in private yet. Open a chat with me, press Start and write /listen shadow again.")
    return message((paragraph(text),))


def render_will_report(language: str, group: str) -> Reply:
    """Say in private what will be reported here."""
    text = words(language).gettext("I will tell you here what I would have said in “{group}”.")
    return message((paragraph(text.format(group=group)),))


def render_report(outcome: CheckOutcome, library: Library, language: str, group: str, link: str) -> Reply:
    """Return the report of a reply that was not given; `link` leads to the message, or is empty."""
    text = words(language).gettext("In “{group}” I would have replied:").format(group=group)
    return message((paragraph(f"{text}\n{link}".rstrip()), *compose_check(outcome, library)))


def render_muted(language: str, group: str) -> Reply:
    """Tell the administrator who switched listening on that it has switched itself off."""
    _ = words(language).gettext
    text = _(
        "In “{group}”, two of the replies that I gave unasked were taken down within a day, so I no longer listen "
        "there. /listen on, written there, starts it again."
    )
    return message((paragraph(text.format(group=group)),))
