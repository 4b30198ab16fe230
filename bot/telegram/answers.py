"""From what a message says, or points to, to what is replied."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Message

from bot.answering.outcome import Outcome, OutcomeKind, Smalltalk
from bot.checking.verdict import CheckOutcome, Verdict
from bot.rendering.about import (
    render_ask_usage,
    render_check_usage,
    render_text_only,
    render_unseen,
    render_welcome,
)
from bot.rendering.checks import render_check, render_check_alone
from bot.rendering.html import render_html
from bot.rendering.inline import render_alone
from bot.telegram.calls import Pointed, own_words, pointed_at, question
from bot.telegram.delivering import Answer
from bot.telegram.replying import code
from bot.telegram.services import Services

_ANSWERED = (OutcomeKind.ANSWER, OutcomeKind.NOT_STATED)
_SURE = 0.9
"""Confidence from which few words under a message are taken for a question of their own."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Composes answers; its methods are quick but not instant, and safe to call in a thread.

    `alone` is for answers on which no button can lead on.
    """

    services: Services
    alone: bool = False

    def to_question(self, message: Message) -> Answer:
        """Answer what a message asks, or say how to ask."""
        asked = question(message)
        if not asked:
            language = self._language(message)
            return Answer(render_ask_usage(language), language, "usage")
        return self._asked(asked, message)

    def to_claim(self, message: Message) -> Answer:
        """Check what a message claims or points to, or say how to have it checked."""
        own = own_words(message)
        pointed = None if own else pointed_at(message)
        words = own or (pointed.words if pointed else "")
        if words:
            return replace(self._checked(words, message), about=pointed)
        return self._nothing_to_read(pointed, message)

    def to_forwarded(self, message: Message) -> Answer:
        """Check a message that somebody forwards; one that claims nothing is taken for a question."""
        words = own_words(message)
        checked = self._checked(words, message)
        return self._asked(words, message) if checked.kind == "nothing" else checked

    def to_pointing(self, message: Message) -> Answer:
        """Answer a call under somebody's message: what it asks, if that is clear, or else check that message.

        A message that claims nothing is taken for a question, if there is an answer to it.
        """
        own, pointed = own_words(message), pointed_at(message)
        assert pointed is not None, "the filter lets through only what points to a message"
        if own:
            outcome = self._outcome(own, message)
            if _asks(own, outcome):
                return self._answer(outcome)
        if not pointed.words:
            return self._nothing_to_read(pointed, message)
        checked = replace(self._checked(pointed.words, message), about=pointed)
        if checked.kind != "nothing":
            return checked
        outcome = self._outcome(pointed.words, message)
        return self._answer(outcome) if outcome.kind in _ANSWERED else checked

    def to_guest(self, message: Message) -> Answer:
        """Check what a message claims, if that settles anything, or else answer what it asks."""
        words = question(message)
        if not words:
            language = self._language(message)
            return Answer(render_welcome(self.services.library, language), language, "welcome")
        outcome = self._check(words, message)
        settled = outcome.verdict not in (None, Verdict.NOT_ENOUGH)
        return self._verdict(outcome) if settled else self._asked(words, message)

    def to_edited(self, message: Message) -> Answer:
        """Check anew a message whose check somebody else asked for."""
        return self._checked(own_words(message), message)

    def _nothing_to_read(self, pointed: Pointed | None, message: Message) -> Answer:
        language = self._language(message)
        if pointed is None:
            return Answer(render_check_usage(language), language, "usage")
        render = render_text_only if pointed.message_id else render_unseen
        return Answer(render(language), language, "usage")

    def _checked(self, text: str, message: Message) -> Answer:
        return self._verdict(self._check(text, message))

    def _check(self, text: str, message: Message) -> CheckOutcome:
        return self.services.assistant.check(text, None, self._fallback(message))

    def _verdict(self, outcome: CheckOutcome) -> Answer:
        kind = "check" if outcome.claims else "nothing"
        render = render_check_alone if self.alone else render_check
        return Answer(render(outcome, self.services.library), outcome.language, kind)

    def _asked(self, text: str, message: Message) -> Answer:
        return self._answer(self._outcome(text, message))

    def _answer(self, outcome: Outcome) -> Answer:
        entries = tuple(entry.id for entry in outcome.entries)
        render = render_alone if self.alone else render_html
        return Answer(render(outcome, self.services.library), outcome.language, outcome.kind.value, entries)

    def _outcome(self, text: str, message: Message) -> Outcome:
        return self.services.assistant.ask(text, None, self._fallback(message))

    def _fallback(self, message: Message) -> str:
        return self.services.known_language(message.chat_id, code(message))

    def _language(self, message: Message) -> str:
        return self.services.language(message.chat_id, code(message))


def checked_words(reply: Message) -> str:
    """Return what a check of the bot's was of, from the message under which it stands; empty where that is gone."""
    if reply.quote:
        return reply.quote.text
    return question(reply.reply_to_message) if reply.reply_to_message else ""


def _asks(words: str, outcome: Outcome) -> bool:
    """Whether few words are a question of their own rather than "true?", "lies!" or "what do you say to this?"."""
    if outcome.confidence < _SURE:
        return False
    if outcome.kind is OutcomeKind.SMALLTALK:
        return outcome.smalltalk is not Smalltalk.OK
    return outcome.kind in _ANSWERED and len(words.split()) > 1
