"""Starting: what is wrong is told in one sentence before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store.store import Store
from bot.telegram.application import run
from tests.conversation.assistant import LiteralAssistant


@pytest.mark.parametrize("token", ["", "abc", "12 34:x", "1:é", "1:x\n"])
def test_what_cannot_be_a_token_is_refused(tmp_path: Path, token: str) -> None:
    with Store(tmp_path / "store") as store, pytest.raises(SettingsError, match="is not a token"):
        run(LiteralAssistant(), store, token=token)
