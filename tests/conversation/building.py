"""The application under test, for any world."""

from __future__ import annotations

from collections.abc import Callable

from bot.store.store import Store
from bot.telegram.application import AnyApplication, build_application
from bot.telegram.services import Assistant

Build = Callable[[str, str], AnyApplication]


def builder(assistant: Assistant, store: Store) -> Build:
    """Return what builds the application under test."""

    def build(address: str, token: str) -> AnyApplication:
        return build_application(assistant, store, token=token, base_url=f"{address}/bot")

    return build
