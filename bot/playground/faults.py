"""What can be made to go wrong, on demand: slowness, refusals, cut lines, unruly updates.

faults = Faults()
faults.plan(Flood(retry_after=3), method="sendMessage")
faults.plan(Drop(), times=2)
faults.plan(Repeat())
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .values import Json


@dataclass(frozen=True, slots=True)
class Delay:
    """Answer a call after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Flood:
    """Refuse a call with 429 and so many seconds to wait."""

    retry_after: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Refuse a call with a status of the server's own, such as 502."""

    code: int = 502


@dataclass(frozen=True, slots=True)
class Drop:
    """Cut the connection; with `after`, only once the call has had its effect."""

    after: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Deliver every update of a batch twice."""


@dataclass(frozen=True, slots=True)
class Reverse:
    """Deliver a batch of at least two updates from last to first."""


CallFault = Delay | Flood | Failure | Drop
BatchFault = Repeat | Reverse


class Faults:
    """Faults that wait for their turn; each is used up once, or as often as it was planned.

    `latency` (seconds) holds up every call until it is set back.
    """

    def __init__(self, latency: float = 0.0) -> None:
        self.latency = latency
        self._calls: list[tuple[CallFault, str]] = []
        self._batches: list[BatchFault] = []

    def plan(self, fault: CallFault | BatchFault, *, method: str = "", times: int = 1) -> None:
        """Let the next calls, of one method or of any, or the next batches of updates go wrong."""
        if isinstance(fault, Repeat | Reverse):
            self._batches += [fault] * times
        else:
            self._calls += [(fault, method)] * times

    def take(self, method: str) -> CallFault | None:
        """Use up the first fault planned for a call of this method."""
        for index, (fault, meant) in enumerate(self._calls):
            if meant in ("", method):
                del self._calls[index]
                return fault
        return None

    def arrange(self, batch: Sequence[Json]) -> Sequence[Json]:
        """Use up the first fault planned for a batch of updates, if it can befall this one."""
        match self._batches[:1]:
            case [Repeat()] if batch:
                del self._batches[0]
                return [update for update in batch for _ in range(2)]
            case [Reverse()] if len(batch) > 1:
                del self._batches[0]
                return batch[::-1]
            case _:
                return batch
