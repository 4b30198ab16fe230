"""Verdicts of simpler checkers beside Cotejo's, on the same claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.assembly import Assistant
from bot.errors import CotejoError
from bot.evaluation.compare_claims import compare_claims
from bot.library.facts import load_facts


def _written(folder: Path, *lines: dict[str, object]) -> Path:
    file = folder / "claims.jsonl"
    shared = {"lang": "es", "style": "plain", "mode": "check"}
    file.write_text("".join(json.dumps(shared | line) + "\n" for line in lines), encoding="utf-8")
    return file


def test_every_engine_is_given_the_claims(assistant: Assistant, tmp_path: Path) -> None:
    """The statement of a fact is supported by whoever reads it, and what nobody says is left open."""
    fact = load_facts(assistant.settings.knowledge, assistant.library)[0]
    label = {"verdict": "supported", "must": [citation.line for citation in fact.citations]}
    file = _written(
        tmp_path,
        {"id": "a", "text": fact.statement["es"], "expect": label},
        {"id": "b", "text": "El martes llovió en la plaza.", "expect": {"verdict": "not_enough_evidence"}},
    )
    found = compare_claims(assistant, [file])
    assert (found.claims, found.silent) == (2, 1)
    assert [(row.engine, row.turned, row.spoken) for row in found.rows] == [
        ("nearest line, rapidfuzz token_set_ratio", 0, 0),
        ("nearest line, sentence encoder", 0, 0),
        ("nearest statement, sentence encoder", 0, 0),
        ("Cotejo", 0, 0),
    ]
    assert "| Cotejo |" in found.markdown()
    assert json.loads(found.json())["claims"] == 2


def test_files_without_a_claim_are_refused(assistant: Assistant, tmp_path: Path) -> None:
    file = _written(tmp_path, {"id": "a", "mode": "ask", "text": "hola", "expect": {"outcome": "abstain"}})
    with pytest.raises(CotejoError, match="no claim"):
        compare_claims(assistant, [file])
