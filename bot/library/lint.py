"""Every problem of the knowledge in one run: those of single files, and those between files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.library.facts import inspect_facts, inspect_scope
from bot.library.load import Inspection, inspect
from bot.library.model import ConceptKind, EntryKind
from bot.library.problems import Problem, Severity
from bot.library.statements import inspect_statements
from bot.matching.text import normalize

_TELEGRAM_UNITS = 4096
_LONGEST_REPLY = 3500
"""UTF-16 units of answer, lines and glosses: leaves room for headings within Telegram's 4096."""


def lint(seeds: Path, knowledge: Path) -> list[Problem]:
    """Return every problem, by file and line; never raises for what a curator wrote."""
    inspection = inspect(seeds, knowledge)
    problems = [*inspection.problems]
    for check in (_repeated_phrasings, _long_replies, _uncovered_lines, _unknown_topics, _unknown_details,
                  _vocabulary_links, _vocabulary_clashes, _missing_glosses):  # fmt: skip
        problems += check(inspection)
    facts, mistaken = inspect_facts(knowledge, inspection.library)
    problems += mistaken
    problems += inspect_statements(knowledge, facts)[1]
    problems += inspect_scope(knowledge, inspection.library)[1]
    return sorted(set(problems))


def _repeated_phrasings(inspection: Inspection) -> Iterator[Problem]:
    owners: dict[tuple[str, frozenset[str]], tuple[str, str]] = {}
    for entry in inspection.library.entries:
        file = inspection.entry_files[entry.id]
        for language in entry.question:
            for place, text in enumerate(entry.phrasings.get(language, ())):
                owner, same = owners.setdefault((language, frozenset(normalize(text).split())), (entry.id, text))
                if owner != entry.id:
                    what = f"{text!r} finds '{owner}' as well, by its phrasing {same!r}"
                    yield file.problem(("phrasings", language, place), what, "leave these words to one of them")


def _long_replies(inspection: Inspection) -> Iterator[Problem]:
    documents = {document.id: document for document in inspection.library.documents}
    for entry in inspection.library.entries:
        cited = {(c.document, c.line) for c in entry.citations if c.document in documents}
        lines = [(documents[name], number) for name, number in cited if number <= len(documents[name].lines)]
        for language, answer in entry.answer.items():
            gloss = sum(_units(document.glosses.get(number, {}).get(language, "")) for document, number in lines)
            length = _units(answer) + sum(_units(document.line(number)) for document, number in lines) + gloss
            if length > _LONGEST_REPLY:
                what = f"answer and lines take {length} of Telegram's {_TELEGRAM_UNITS} units"
                yield inspection.entry_files[entry.id].problem(
                    ("answer", language), what, "shorten, or split the entry"
                )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _uncovered_lines(inspection: Inspection) -> Iterator[Problem]:
    cited = {
        (citation.document, citation.line)
        for entry in inspection.library.entries
        if entry.kind is EntryKind.ANSWER
        for citation in entry.citations
    }
    for document in inspection.library.documents:
        for number in range(1, len(document.lines) + 1):
            if (document.id, number) not in cited:
                yield Problem(f"seeds/{document.id}", number, "no entry cites this line", "write one that does")


def _missing_glosses(inspection: Inspection) -> Iterator[Problem]:
    for document in inspection.library.documents:
        for number in range(1, len(document.lines) + 1):
            wanted = {"es", "en", "ru", "az"} - {document.language}
            missing = sorted(wanted - document.glosses.get(number, {}).keys())
            if missing:
                what = f"line {number} has no translation into {', '.join(missing)}"
                yield Problem(f"knowledge/glosses/{document.id}.yaml", 0, what, "add it", Severity.WARNING)


def _unknown_topics(inspection: Inspection) -> Iterator[Problem]:
    known = {topic.id for topic in inspection.library.topics}
    for entry in inspection.library.entries:
        if entry.topic not in known:
            what = f"the topic '{entry.topic}' is not in topics.yaml"
            yield inspection.entry_files[entry.id].problem((), what, "add it there, or move the file")


def _unknown_details(inspection: Inspection) -> Iterator[Problem]:
    for entry in inspection.library.entries:
        file = inspection.entry_files[entry.id]
        for kind, values in entry.details.items():
            for place, value in enumerate(values):
                numeric = kind in ("number", "year", "hour")
                if numeric != value.isdigit() or (not numeric and value not in inspection.concept_files):
                    what = f"'{value}' is no {'number' if numeric else 'concept of the vocabulary'}"
                    yield file.problem(("details", kind, place), what, "write one")


def _vocabulary_links(inspection: Inspection) -> Iterator[Problem]:
    for concept in inspection.library.concepts:
        for key in ("broader", "opposite"):
            for place, other in enumerate(getattr(concept, key)):
                if other not in inspection.concept_files:
                    file = inspection.concept_files[concept.id]
                    yield file.problem(
                        (concept.id, key, place), f"there is no concept '{other}'", "write it, or remove"
                    )


def _vocabulary_clashes(inspection: Inspection) -> Iterator[Problem]:
    """Forms of one language that two concepts claim; function and question words may also be names' parts."""
    owners: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for concept in inspection.library.concepts:
        if concept.kind in (ConceptKind.ROLE, ConceptKind.FILLER):
            continue
        for language, forms in concept.forms.items():
            for place, form in enumerate(forms):
                key = normalize(form) + ("*" if form.endswith("*") else "")
                owners[language, key].append((concept.id, place))
    for (language, form), claims in owners.items():
        for concept_id, place in claims[1:]:
            if concept_id != claims[0][0]:
                file = inspection.concept_files[concept_id]
                what = f"'{form}' ({language}) is also a form of '{claims[0][0]}'"
                problem = file.problem((concept_id, "forms", language, place), what, "leave it to one of them")
                yield replace(problem, severity=Severity.WARNING)
