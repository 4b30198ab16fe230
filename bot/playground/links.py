"""Which links Telegram keeps, and how it writes them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def checked_link(url: str) -> str:
    """Return a link as Telegram keeps it, or nothing where it would drop it.

    >>> checked_link("Example.org"), checked_link("javascript:alert(1)")
    ('http://example.org/', '')
    """
    if not re.match(r"[a-z][a-z0-9+.-]*:", url, re.IGNORECASE):
        url = f"http://{url}"
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme == "tg":
        return parts.geturl()
    if parts.scheme not in {"http", "https"} or "." not in host or " " in parts.netloc:
        return ""
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()
