"""What a client checks or works out before anything is sent."""

from __future__ import annotations

from .entities import utf16_length
from .errors import ActError
from .values import Button, Message, Origin, TextQuote

MAX_TEXT = 4096  # UTF-16 code units
MAX_CAPTION = 1024


def sendable(text: str, longest: int) -> str:
    """Return the text, unless it is empty or too long to be sent at once."""
    if not text.strip():
        raise ActError("there is nothing to send")
    if utf16_length(text) > longest:
        raise ActError(f"the text is longer than {longest} characters")
    return text


def quote_of(message: Message, quote: str) -> TextQuote:
    """Return a part of a message as a reply quotes it; the first place where it stands counts."""
    place = message.words.find(quote)
    if place < 0:
        raise ActError(f"the message does not say {quote!r}")
    return TextQuote(text=quote, position=utf16_length(message.words[:place]), is_manual=True)


def origin_of(message: Message, *, hidden: bool) -> Origin:
    """Return where a message comes from, for whoever is shown it elsewhere.

    `hidden` is for an author who lets only a name be seen.
    """
    if message.sender_chat:
        return Origin(type="chat", date=message.date, sender_chat=message.sender_chat)
    if message.from_ is None:
        raise ActError("a message without an author cannot be forwarded")
    if hidden:
        return Origin(type="hidden_user", date=message.date, sender_user_name=message.from_.first_name)
    return Origin(type="user", date=message.date, sender_user=message.from_)


def button_of(message: Message, wanted: str | int) -> Button:
    """Return a message's button, given by its label or by its place, counted from 0."""
    buttons = message.reply_markup.buttons if message.reply_markup else ()
    for place, button in enumerate(buttons):
        if wanted in (place, button.text):
            return button
    raise ActError(f"the message has no button {wanted!r}")
