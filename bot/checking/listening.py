"""Whether a group that opted in should hear of a message."""

from __future__ import annotations

from bot.checking.verdict import CheckedClaim, CheckOutcome, Verdict

_SURE = 0.7
"""The least confidence at which the bot speaks unasked."""


def worth_saying(outcome: CheckOutcome) -> tuple[CheckedClaim, ...]:
    """Return the claims of which to speak unasked: refuted or conflicting, sure, and plainly on the subject."""
    told = (Verdict.REFUTED, Verdict.CONFLICTING)
    return tuple(c for c in outcome.claims if c.verdict in told and c.confidence >= _SURE and c.plain)


def should_speak(outcome: CheckOutcome) -> bool:
    """Whether any claim of a message is worth speaking of unasked."""
    return bool(worth_saying(outcome))
