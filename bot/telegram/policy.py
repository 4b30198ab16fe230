"""Whether a group that listens hears of a message: sure enough, new enough, and not too often."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.checking.listening import worth_saying
from bot.checking.verdict import CheckOutcome
from bot.settings import ListeningLimits
from bot.telegram.services import Services

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Policy:
    """Decides of what to speak unasked; it keeps nothing of what it reads."""

    services: Services
    limits: ListeningLimits

    def heard(self, chat_id: int, text: str, fallback: str = "") -> CheckOutcome | None:
        """Return the claims of which to speak now; None for silence.

        That is within the hour's cap, and never of a fact of which the bot has spoken within the cool-down.
        """
        outcome = self.worth(text, fallback)
        if outcome is None:
            return None
        book = self.services.store.listening
        if len(book.said(chat_id, _HOUR)) >= self.limits.an_hour:
            return None
        told = {fact for said in book.said(chat_id, self.limits.cool_down * _HOUR) for fact in said.facts}
        fresh = tuple(claim for claim in outcome.claims if told.isdisjoint(claim.facts))
        return replace(outcome, claims=fresh) if fresh else None

    def worth(self, text: str, fallback: str = "") -> CheckOutcome | None:
        """Return the claims that are worth speaking of at all; None if there are none."""
        outcome = self.services.assistant.check(text, None, fallback)
        claims = worth_saying(outcome)
        return replace(outcome, claims=claims) if claims else None


def facts_of(outcome: CheckOutcome) -> tuple[str, ...]:
    """Return the facts on which the claims stand, each once."""
    return tuple(dict.fromkeys(fact for claim in outcome.claims for fact in claim.facts))
