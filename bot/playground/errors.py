"""What can go wrong, as Telegram tells it to a bot and as the playground tells it to a person.

PlaygroundError
├── ApiError          a Bot API call is refused: HTTP status, description, parameters
├── ActError          a person tries what no Telegram client would let them do
└── PortInUseError    the address to serve on is taken
"""

from __future__ import annotations

from collections.abc import Mapping


class PlaygroundError(Exception):
    """The root of what this room raises."""


class ActError(PlaygroundError):
    """A person tries what no Telegram client would let them do."""


class PortInUseError(PlaygroundError):
    """The address to serve on is taken."""


class ApiError(PlaygroundError):
    """A refused call: `code` is the HTTP status, `description` Telegram's own sentence.

    `parameters` holds what Telegram puts in ResponseParameters: `retry_after` (seconds) or
    `migrate_to_chat_id`; empty for every other error.
    """

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})


def bad_request(reason: str, parameters: Mapping[str, int] | None = None) -> ApiError:
    """A 400, worded as Telegram words it."""
    return ApiError(400, f"Bad Request: {reason}", parameters)


def forbidden(reason: str) -> ApiError:
    """A 403, worded as Telegram words it."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """A 409, worded as Telegram words it."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """A 429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def not_implemented(what: str) -> ApiError:
    """A 501: Telegram knows `what`, the playground does not.

    Telegram has no such answer. A 404 would be read by client libraries as an invalid token, and
    silence would let a bot pass tests that it fails on Telegram.
    """
    return ApiError(501, f"Not Implemented: the playground does not know {what}")
