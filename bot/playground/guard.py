"""Keeping strangers out: only this machine's own pages and programs may speak to the playground."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class LocalOnly:
    """ASGI middleware: refuse a foreign Host (DNS rebinding) or Origin (another site's page)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        if scope["type"] == "http" and not _is_local(Headers(scope=scope)):
            refusal = PlainTextResponse("The playground serves this machine only.", 403)
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_local(headers: Headers) -> bool:
    host = headers.get("host", "")
    origin = headers.get("origin")
    if urlsplit(f"//{host}").hostname not in _LOCAL:
        return False
    return origin is None or origin == f"http://{host}"
