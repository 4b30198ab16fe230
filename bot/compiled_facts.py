"""What claims are checked with, made ready once and kept in a cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from bot.answering.encoder import TextEncoder
from bot.answering.letters import load_letters
from bot.checking.claim_reader import ClaimReader
from bot.checking.deciding import Judge
from bot.checking.likeness import Example, Stated, all_tokens, claim_units, learn
from bot.compiled import FORMAT, drafted
from bot.library.cues import load_cues
from bot.library.facts import Fact, Scope, load_facts, load_scope
from bot.library.model import Library
from bot.library.statements import Statement, load_statements
from bot.reading.cues import Cues
from bot.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Rules:
    """The facts, what no claim is checked on, and the cues of how claims are worded."""

    facts: tuple[Fact, ...]
    scope: Scope
    cues: dict[str, dict[str, tuple[str, ...]]]

    def reader(self, reader: Reader) -> ClaimReader:
        """Return what reads claims."""
        return ClaimReader(reader, Cues(self.cues), self.scope)

    def judge(self, reader: Reader) -> Judge:
        """Return what decides claims by the rules alone."""
        return Judge(reader, self.facts, self.scope)


@dataclass(frozen=True, slots=True)
class CompiledFacts:
    """The rules, and what the statements taught, with the encoder or without; None where there are none."""

    rules: Rules
    stated: Stated | None


def compile_facts(
    library: Library, knowledge: Path, cache: Path, reader: Reader, encoder: TextEncoder | None
) -> CompiledFacts:
    """Return the facts, from the cache if it holds those of this very knowledge; raises KnowledgeError."""
    place = cache / f"{library.fingerprint}-{FORMAT}-facts{'-encoded' if encoder is not None else ''}"
    if not (place / "done").exists():
        rules = load_rules(knowledge, library)
        statements = load_statements(knowledge, rules.facts)
        stated = learn(rules.facts, read_examples(rules, statements, reader, encoder)) if statements else None
        with drafted(place) as draft:
            _write(draft, rules, stated)
    return _read(place)


def load_rules(knowledge: Path, library: Library) -> Rules:
    """Load what decides claims by rules; raises KnowledgeError."""
    return Rules(load_facts(knowledge, library), load_scope(knowledge, library), load_cues())


def read_examples(
    rules: Rules, statements: Sequence[Statement], reader: Reader, encoder: TextEncoder | None
) -> list[Example]:
    """Read the statements as the weighing learns them."""
    judge, reads = rules.judge(reader), rules.reader(reader)
    claims = [reads.read(each.text) for each in statements]
    cores = [claim.core for claim in claims]
    vectors = encoder.encode(cores) if encoder is not None else [None] * len(cores)
    examples = []
    for statement, claim, vector in zip(statements, claims, vectors, strict=True):
        around = judge.surroundings(claim)
        units = claim_units(claim, around.predicates, around.numbers, rules.facts)
        examples.append(Example(statement, claim.core, units, all_tokens(claim), vector))
    return examples


def _write(draft: Path, rules: Rules, stated: Stated | None) -> None:
    (draft / "rules.json").write_bytes(msgspec.json.encode(rules))
    if stated is not None:
        (draft / "names.json").write_bytes(msgspec.json.encode((stated.facts, stated.taught, stated.unit_ids)))
        stated.letters.save(draft / "letters")
        for name in ("weights", "rows", "vectors", "head"):
            values = getattr(stated, name)
            if values is not None:
                np.save(draft / f"{name}.npy", values)


def _read(place: Path) -> CompiledFacts:
    rules = msgspec.json.decode((place / "rules.json").read_bytes(), type=Rules)
    if not (place / "names.json").exists():
        return CompiledFacts(rules, None)
    facts, taught, unit_ids = msgspec.json.decode(
        (place / "names.json").read_bytes(), type=tuple[tuple[str, ...], tuple[frozenset[str], ...], tuple[str, ...]]
    )
    weights, rows, head = (np.load(place / f"{name}.npy", mmap_mode="r") for name in ("weights", "rows", "head"))
    letters = load_letters(place / "letters")
    path = place / "vectors.npy"
    vectors = np.load(path, mmap_mode="r") if path.exists() else None
    return CompiledFacts(rules, Stated(facts, taught, unit_ids, weights, rows, letters, vectors, head))
