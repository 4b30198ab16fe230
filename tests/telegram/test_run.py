"""Starting: what is wrong is told in one sentence before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram.request import BaseRequest

from bot.errors import SettingsError
from bot.store.store import Store
from bot.telegram.application import run
from bot.telegram.polling import Inbox, PollingBot
from tests.conversation.assistant import LiteralAssistant


@pytest.mark.parametrize("token", ["", "abc", "12 34:x", "1:é", "1:x\n"])
def test_what_cannot_be_a_token_is_refused(tmp_path: Path, token: str) -> None:
    with Store(tmp_path / "store") as store, pytest.raises(SettingsError, match="is not a token"):
        run(LiteralAssistant(), store, token=token)


async def test_every_answer_of_telegram_is_noted() -> None:
    heard: list[bool] = []
    bot = PollingBot(Inbox(), lambda: None, lambda: heard.append(True), token="1:x", get_updates_request=_Quiet())
    assert await bot.get_updates() == ()
    assert heard == [True]


class _Quiet(BaseRequest):
    """A Telegram that has nothing new."""

    read_timeout = 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
        return 200, b'{"ok": true, "result": []}'
