"""Whether a group that opted in should hear of a message."""

from __future__ import annotations

from bot.checking.verdict import CheckedClaim, CheckOutcome, Verdict

_SURE, _SURER = 0.7, 0.97
"""The least confidence at which the bot speaks unasked of what names the subject plainly, and of what does not."""


def worth_saying(outcome: CheckOutcome) -> tuple[CheckedClaim, ...]:
    """Return the claims of which to speak unasked: refuted or conflicting, and surely so."""
    told = (Verdict.REFUTED, Verdict.CONFLICTING)
    return tuple(c for c in outcome.claims if c.verdict in told and c.confidence >= (_SURE if c.plain else _SURER))


def should_speak(outcome: CheckOutcome) -> bool:
    """Whether any claim of a message is worth speaking of unasked."""
    return bool(worth_saying(outcome))
