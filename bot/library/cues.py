"""The engine's data on how claims are worded, in every language: languages/claims.yaml."""

from __future__ import annotations

from bot.errors import KnowledgeError
from bot.library.fingerprint import LANGUAGE_DATA
from bot.library.yaml_file import read


def load_cues() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the phrases of each cue by language; raises KnowledgeError where the file cannot be read."""
    file, problems = read(LANGUAGE_DATA / "claims.yaml", "languages/claims.yaml")
    if problems:
        raise KnowledgeError(tuple(problems))
    return {name: {code: tuple(map(str, found)) for code, found in table.items()} for name, table in file.data.items()}
