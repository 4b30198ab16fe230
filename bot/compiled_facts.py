"""The facts that claims are checked with, made ready once and kept in a cache."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.compiled import FORMAT
from bot.library.cues import load_cues
from bot.library.facts import Fact, Scope, load_facts, load_scope
from bot.library.model import Library


@dataclass(frozen=True, slots=True)
class CompiledFacts:
    """What claims are checked with: the facts, what no claim is checked on, and the cues of how claims are worded."""

    facts: tuple[Fact, ...]
    scope: Scope
    cues: dict[str, dict[str, tuple[str, ...]]]


def compile_facts(library: Library, knowledge: Path, cache: Path) -> CompiledFacts:
    """Return the facts, from the cache if it holds those of this very knowledge; raises KnowledgeError."""
    place = cache / f"{library.fingerprint}-{FORMAT}-facts.json"
    if place.exists():
        return msgspec.json.decode(place.read_bytes(), type=CompiledFacts)
    made = CompiledFacts(load_facts(knowledge, library), load_scope(knowledge, library), load_cues())
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_suffix(".draft")
    draft.write_bytes(msgspec.json.encode(made))
    draft.replace(place)
    return made
