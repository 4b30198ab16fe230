"""How people state, or misstate, what the documents let one check: the examples that claims are read by.

`knowledge/statements/<fact>.yaml` holds, by verdict and language, texts that speak of that fact; the statement of the
fact itself is one of them. A text of two facts stands in both files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import KnowledgeError
from bot.library import schema
from bot.library.facts import Fact
from bot.library.problems import Problem, Severity
from bot.library.yaml_file import YamlFile, read
from bot.matching.text import normalize


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with the facts it speaks of (ids, sorted) and its verdict, one of the four labels."""

    text: str
    facts: tuple[str, ...]
    verdict: str


def load_statements(knowledge: Path, facts: Sequence[Fact]) -> tuple[Statement, ...]:
    """Load the statements, in order of text; raises KnowledgeError with every error of every file."""
    statements, problems = inspect_statements(knowledge, facts)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise KnowledgeError(errors)
    return statements


def inspect_statements(knowledge: Path, facts: Sequence[Fact]) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """Load the statements that can be loaded, with every problem of their files."""
    known = {fact.id for fact in facts}
    found: dict[str, tuple[str, str, set[str]]] = {}
    if not (knowledge / "statements").is_dir():
        return (), ()
    for fact in facts:
        for text in fact.statement.values():
            found.setdefault(normalize(text), (text, "supported", set()))[2].add(fact.id)
    problems: list[Problem] = []
    for path in sorted((knowledge / "statements").glob("*.yaml")):
        file, unreadable = read(path, f"{knowledge.name}/statements/{path.name}")
        problems += unreadable
        shape, misshapen = schema.check(file, schema.STATEMENTS)
        problems += misshapen
        if path.stem not in known:
            problems.append(file.problem((), f"there is no fact '{path.stem}'", "name the file after a fact"))
        elif shape is not None:
            problems += _added(found, path.stem, shape, file)
    statements = (Statement(text, tuple(sorted(ids)), verdict) for text, verdict, ids in found.values())
    return tuple(sorted(statements, key=lambda each: each.text)), tuple(problems)


def _added(
    found: dict[str, tuple[str, str, set[str]]], fact: str, shape: schema.StatementsShape, file: YamlFile
) -> Iterator[Problem]:
    """Add the texts of a file; yield those that stand elsewhere with another verdict."""
    for verdict, by_language in shape.items():
        for language, texts in by_language.items():
            for place, text in enumerate(texts):
                kept = found.setdefault(normalize(text), (text, verdict, set()))
                if kept[1] != verdict:
                    what = f"{text!r} is also given as {kept[1]} of '{min(kept[2])}'"
                    yield file.problem((verdict, language, place), what, "leave it to one verdict")
                kept[2].add(fact)
