"""A name for the exact content of the knowledge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

LANGUAGE_DATA = Path(__file__).parent.parent / "languages"
"""The engine's own concepts: question words, function words, small talk."""


def fingerprint(seeds: Path, knowledge: Path) -> str:
    """Return a name for the exact content of all knowledge files (BLAKE2b, 32 hexadecimal digits)."""
    digest = hashlib.blake2b(digest_size=16)
    for path in _files(seeds, knowledge):
        content = path.read_bytes()
        digest.update(f"{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(seeds: Path, knowledge: Path) -> Iterator[Path]:
    yield from sorted(path for path in seeds.iterdir() if path.is_file())
    yield from sorted(knowledge.rglob("*.yaml"))
    yield from sorted(LANGUAGE_DATA.glob("*.yaml"))
