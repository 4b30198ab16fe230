"""What is offered to whoever types the bot's name and some words in any chat: the verdict, the answer, or near ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.outcome import Outcome, OutcomeKind
from bot.checking.verdict import CheckOutcome, Verdict
from bot.library.model import Entry, Library
from bot.rendering.blocks import Mark, paragraph
from bot.rendering.checks import SIGNS, reason, render_check_alone, verdict_word
from bot.rendering.composing import compose
from bot.rendering.html import message
from bot.rendering.limits import cut
from bot.rendering.reply import Reply

_LONGEST_TITLE = 100
_LONGEST_DESCRIPTION = 160


@dataclass(frozen=True, slots=True)
class Offer:
    """A message to choose: an id unlike the others', what the list shows of it, and the message, without buttons."""

    id: str
    title: str
    description: str
    reply: Reply


def offers(asked: Outcome, checked: CheckOutcome, library: Library) -> tuple[Offer, ...]:
    """Return what can be said to a text read both as a question and as a claim, best first; may be empty.

    An answer comes before a verdict that settles nothing, and near questions only where there is neither.
    """
    answered = asked.kind in (OutcomeKind.ANSWER, OutcomeKind.NOT_STATED)
    verdicts = (_verdict(checked, library),) if checked.claims else ()
    answers = (_answer(asked, library),) if answered else ()
    if verdicts or answers:
        return (*answers, *verdicts) if checked.verdict is Verdict.NOT_ENOUGH else (*verdicts, *answers)
    return tuple(_suggestion(entry, asked, library) for entry in asked.suggestions)


def render_alone(outcome: Outcome, library: Library) -> Reply:
    """Return the reply to a question where it can have no buttons: what they would offer is listed."""
    near = "\n".join(f"• {entry.question[outcome.language]}" for entry in outcome.suggestions)
    listed = (paragraph(near),) if near and outcome.kind is OutcomeKind.SUGGEST else ()
    return message((*compose(outcome, library), *listed))


def _verdict(checked: CheckOutcome, library: Library) -> Offer:
    language, verdict = checked.language, checked.verdict
    assert verdict is not None, "a check with claims has a verdict"
    telling = next(claim for claim in checked.claims if claim.verdict is verdict)
    title = f"{SIGNS[verdict]} {verdict_word(verdict, language)}"
    why = reason(telling, library, language) or telling.span
    return Offer("check", title, cut(why, _LONGEST_DESCRIPTION), render_check_alone(checked, library))


def _answer(asked: Outcome, library: Library) -> Offer:
    question = " ".join(entry.question[asked.language] for entry in asked.entries)
    answer = " ".join(entry.answer[asked.language] for entry in asked.entries)
    reply = message((paragraph(question, Mark.BOLD), *compose(asked, library)))
    title, description = cut(question, _LONGEST_TITLE), cut(answer, _LONGEST_DESCRIPTION)
    return Offer(asked.entries[0].id, title, description, reply)


def _suggestion(entry: Entry, asked: Outcome, library: Library) -> Offer:
    kind = OutcomeKind.ANSWER
    return _answer(replace(asked, kind=kind, entries=(entry,), suggestions=(), corrections=()), library)
