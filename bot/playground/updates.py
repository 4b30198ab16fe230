"""What the bot has yet to hear: updates in order, confirmed by offset as getUpdates does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from .values import Json

_ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Updates:
    """A queue of updates whose ids only grow; `first` is the id of the first one."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._pending: list[Json] = []
        self._allowed: frozenset[str] = frozenset()

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds that the bot asked for; empty when it takes the default ones."""
        return tuple(sorted(self._allowed))

    def allow(self, kinds: Collection[str]) -> None:
        """Keep only these kinds of later updates; none means all but those told on request."""
        self._allowed = frozenset(kinds)

    def add(self, kind: str, payload: Json) -> bool:
        """Queue one update; tell whether the bot wants its kind."""
        wanted = kind in self._allowed if self._allowed else kind not in _ON_REQUEST_ONLY
        if wanted:
            self._pending.append({"update_id": self._next, kind: payload})
            self._next += 1
        return wanted

    def confirm(self, offset: int) -> None:
        """Forget the updates below `offset`; a negative one keeps that many of the last."""
        if offset < 0:
            self._pending = self._pending[offset:]
        else:
            done = sum(1 for _ in takewhile(lambda u: u["update_id"] < offset, self._pending))
            del self._pending[:done]

    def drop(self) -> None:
        """Forget them all."""
        self._pending.clear()

    def pending(self, limit: int | None = None) -> Sequence[Json]:
        """The oldest unconfirmed updates, at most `limit`."""
        return tuple(self._pending[:limit])
