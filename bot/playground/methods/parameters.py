"""A call's parameters, read as Telegram reads them.

Libraries send urlencoded forms, multipart forms or JSON. In a form everything is a string, and
what is no string is its JSON text; in a JSON body values have their own types. A text of "true" or
"[x]" stays text: what a parameter means is decided by who reads it, never by how it looks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..errors import bad_request
from ..values import Json

_TRUE = frozenset({"true", "yes", "t", "y", "1"})


class Parameters:
    """The parameters of one call; `raw` is kept for whoever records it."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw

    def __contains__(self, name: str) -> bool:
        return self.raw.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A string, or nothing."""
        value = self.raw.get(name)
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, or `default` where it is absent or none."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Whether a boolean parameter is set."""
        return self.text(name).lower() in _TRUE

    def mapping(self, name: str, label: str) -> Json:
        """An object, empty where it is absent; `label` names it in the refusal."""
        value = self._decoded(name, label)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {label}")
        return value

    def array(self, name: str, label: str) -> list[object]:
        """An array, empty where it is absent; `label` names it in the refusal."""
        value = self._decoded(name, label)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {label}: expected an Array")
        return value

    def _decoded(self, name: str, label: str) -> object:
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {label} JSON object") from None
