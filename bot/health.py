"""`cotejo health`: whether a bot that runs elsewhere, perhaps in a container, still hears Telegram."""

from __future__ import annotations

import time
from pathlib import Path

from bot.errors import SettingsError

_LATE = 150.0
"""Seconds without an answer from Telegram after which the bot counts as unwell: it should answer every 30."""


def pulse(store: Path) -> Path:
    """Return the file, beside the store, that the bot touches whenever Telegram has answered."""
    return store.with_suffix(".pulse")


def check_pulse(store: Path, now: float | None = None) -> None:
    """Raise SettingsError unless the bot has heard Telegram lately; `now` is in seconds since 1970."""
    path = pulse(store)
    try:
        beat = path.stat().st_mtime
    except OSError:
        raise SettingsError(f"no bot has heard Telegram yet with the store {store}") from None
    silent = (time.time() if now is None else now) - beat
    if silent > _LATE:
        raise SettingsError(f"the bot has not heard Telegram for {silent:.0f} seconds; its log says why")
