"""`cotejo run` and `cotejo health` from outside: what is wrong is one sentence and an exit status."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.health import check_pulse, pulse


def cotejo(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    clean = {name: value for name, value in os.environ.items() if name != "TELEGRAM_BOT_TOKEN"}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=clean | environment)


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["--seeds", "no/such/folder", "run"], {}, "no/such/folder is not a folder that can be read"),
        (["--knowledge", "README.md", "run"], {}, "README.md is not a folder that can be read"),
        (["run"], {"TELEGRAM_BOT_TOKEN": "abc"}, "TELEGRAM_BOT_TOKEN is not a token"),
        (["run", "--telegram"], {}, "TELEGRAM_BOT_TOKEN is not set"),
        (["run", "--token", "1:x", "--store", "/dev/null/store"], {}, "the store /dev/null/store cannot be used"),
    ],
    ids=["no folder", "a file", "no token at all", "no token but Telegram wanted", "no place for the store"],
)
def test_a_wrong_setting_is_one_sentence(arguments: list[str], environment: dict[str, str], said: str) -> None:
    ended = cotejo(*arguments, **environment)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"cotejo: {said}")
    assert ended.stderr.count("\n") == 1


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = cotejo("run", "--port", str(port))
    assert ended.returncode == 2
    assert ended.stderr == f"cotejo: port {port} is in use; choose another with --port, or stop what is using it\n"


def test_health_is_told_by_the_exit_status(tmp_path: Path) -> None:
    store = tmp_path / "cotejo.sqlite"
    assert cotejo("health", "--store", str(store)).returncode == 1
    pulse(store).touch()
    assert cotejo("health", "--store", str(store)).returncode == 0


def test_a_bot_that_heard_nothing_for_minutes_is_unwell(tmp_path: Path) -> None:
    store = tmp_path / "cotejo.sqlite"
    pulse(store).touch()
    check_pulse(store)
    with pytest.raises(Exception, match="has not heard Telegram for"):
        check_pulse(store, now=time.time() + 600)
