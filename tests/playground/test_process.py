"""The playground as a program of its own, driven over HTTP alone."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

TOKEN = "1000000001:playground"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def process() -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    command = [sys.executable, "-m", "bot.playground", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        page = process.stdout.readline()
        api = process.stdout.readline()
        assert page.strip().endswith(f"http://127.0.0.1:{port}")
        assert TOKEN in api
        yield process, f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_a_bot_and_a_person_meet_over_http(process: tuple[subprocess.Popen[str], str]) -> None:
    _, address = process
    with httpx.Client(base_url=address, trust_env=False) as client:
        client.post("/acts", json={"person": 5_000_001, "act": "say", "room": 5_000_001, "text": "hola"})
        updates = client.post(f"/bot{TOKEN}/getUpdates").json()["result"]
        assert updates[-1]["message"]["text"] == "hola"
        sent = client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": 5_000_001, "text": "qué tal"})
        assert sent.json()["ok"]


def test_a_taken_port_ends_with_one_sentence(process: tuple[subprocess.Popen[str], str]) -> None:
    port = process[1].rpartition(":")[2]
    command = [sys.executable, "-m", "bot.playground", "--port", port]
    second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert second.stderr == f"Port {port} of 127.0.0.1 is in use: choose another, or stop what is using it.\n"
