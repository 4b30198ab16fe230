"""What to say to a message that asks nothing."""

from __future__ import annotations

from typing import assert_never

from bot.answering.outcome import Smalltalk
from bot.rendering.catalogue import words


def small_talk(kind: Smalltalk, language: str) -> str:
    """Return a short reply, without citation."""
    _ = words(language).gettext
    match kind:
        case Smalltalk.GREETING:
            return _("Hello! Ask me a question and I will look for it in the documents.")
        case Smalltalk.THANKS:
            return _("You are welcome.")
        case Smalltalk.WHO_ARE_YOU:
            return _(
                "I am Cotejo, a program. I answer from documents, always show the line I stand on, "
                "and say so when they do not say."
            )
        case Smalltalk.BYE:
            return _("Goodbye!")
        case Smalltalk.HOW_ARE_YOU:
            return _("All in order, thank you. What would you like to know?")
        case Smalltalk.INSULT:
            return _("I am sorry to have been of no help. Put the question another way and I will try again.")
        case Smalltalk.PRAISE:
            return _("Thank you, I am glad it helped.")
        case Smalltalk.OK:
            return _("Good. If you have another question, here I am.")
    assert_never(kind)
