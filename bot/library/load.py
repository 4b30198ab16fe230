"""seeds/ and knowledge/ on disk -> a Library, or every reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import KnowledgeError
from bot.library import schema
from bot.library.fingerprint import LANGUAGE_DATA, fingerprint
from bot.library.model import (
    LANGUAGES,
    Citation,
    Concept,
    ConceptKind,
    Document,
    Entry,
    EntryKind,
    Library,
    Topic,
)
from bot.library.problems import Problem, Severity
from bot.library.quotes import nearest_quote
from bot.library.yaml_file import YamlFile, read


@dataclass(frozen=True, slots=True)
class Inspection:
    """What could be loaded, what is wrong with single files, and the file of each entry and concept."""

    library: Library
    problems: tuple[Problem, ...]
    entry_files: dict[str, YamlFile]
    concept_files: dict[str, YamlFile]


def load(seeds: Path, knowledge: Path) -> Library:
    """Load the knowledge; raises KnowledgeError with every error of every file."""
    inspection = inspect(seeds, knowledge)
    errors = tuple(problem for problem in inspection.problems if problem.severity is Severity.ERROR)
    if errors:
        raise KnowledgeError(errors)
    return inspection.library


def inspect(seeds: Path, knowledge: Path) -> Inspection:
    """Load what can be loaded, with the problems of each file that a reading of that file alone shows."""
    loader = _Loader(seeds, knowledge)
    documents = loader.documents()
    topics = loader.topics()
    order = {topic.id: place for place, topic in enumerate(topics)}
    entries = sorted(loader.entries({d.id: d for d in documents}), key=lambda e: (order.get(e.topic, 999), e.id))
    concepts = [*loader.concepts(LANGUAGE_DATA / "base.yaml"), *loader.vocabulary()]
    library = Library(tuple(documents), tuple(topics), tuple(entries), tuple(concepts), fingerprint(seeds, knowledge))
    return Inspection(library, tuple(loader.problems), loader.entry_files, loader.concept_files)


class _Loader:
    def __init__(self, seeds: Path, knowledge: Path) -> None:
        self.seeds = seeds
        self.knowledge = knowledge
        self.problems: list[Problem] = []
        self.entry_files: dict[str, YamlFile] = {}
        self.concept_files: dict[str, YamlFile] = {}

    def _read(self, path: Path) -> YamlFile:
        base = self.knowledge.parent
        file, problems = read(path, str(path.relative_to(base) if path.is_relative_to(base) else path))
        self.problems += problems
        return file

    def documents(self) -> list[Document]:
        file = self._read(self.seeds / "index.yaml")
        shapes, problems = schema.check(file, schema.DOCUMENTS)
        self.problems += problems
        return [
            document
            for place, shape in enumerate(shapes or [])
            if (document := self._document(file, place, shape)) is not None
        ]

    def _document(self, file: YamlFile, place: int, shape: schema.DocumentShape) -> Document | None:
        try:
            content = (self.seeds / shape.file).read_bytes()
            lines = tuple(content.decode("utf-8").splitlines())
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(file.problem((place, "file"), f"{shape.file} cannot be read: {error}", "put it there"))
            return None
        found = hashlib.sha256(content).hexdigest()
        if found != shape.sha256:
            what = f"{shape.file} has changed since its citations were verified"
            self.problems.append(
                file.problem((place, "sha256"), what, f"hold its citations against it, then write sha256: {found}")
            )
        glosses = self._glosses(shape.id, len(lines))
        return Document(shape.id, dict(shape.title), shape.language, lines, shape.origin, glosses)

    def _glosses(self, document: str, lines: int) -> dict[int, dict[str, str]]:
        path = self.knowledge / "glosses" / f"{document}.yaml"
        if not path.exists():
            return {}
        file = self._read(path)
        shape, problems = schema.check(file, schema.GLOSSES)
        self.problems += problems
        for number in shape or {}:
            if not 1 <= number <= lines:
                self.problems.append(file.problem((number,), f"{document} has no line {number}", f"use 1 to {lines}"))
        return {number: dict(texts) for number, texts in (shape or {}).items()}

    def topics(self) -> list[Topic]:
        file = self._read(self.knowledge / "topics.yaml")
        shapes, problems = schema.check(file, schema.TOPICS)
        self.problems += problems
        return [Topic(shape.id, dict(shape.title)) for shape in shapes or []]

    def entries(self, documents: dict[str, Document]) -> list[Entry]:
        found: dict[str, tuple[YamlFile, Entry]] = {}
        for path in sorted(self.knowledge.glob("*/*.yaml")):
            if path.parent.name in ("vocabulary", "glosses", "facts", "statements"):
                continue
            file = self._read(path)
            shape, problems = schema.check(file, schema.ENTRY)
            self.problems += problems
            if shape is None:
                continue
            if path.stem in found:
                self.problems.append(
                    file.problem((), f"the id '{path.stem}' is also that of {found[path.stem][0].name}", "rename one")
                )
                continue
            entry = _entry(path, shape)
            if entry.kind is EntryKind.ANSWER and not entry.citations:
                what = "an answer needs at least one citation"
                self.problems.append(file.problem(("citations",), what, "cite the line it stands on"))
            self.problems += citation_problems(file, entry.citations, documents)
            found[entry.id] = (file, entry)
        self.entry_files = {entry_id: file for entry_id, (file, _) in found.items()}
        for file, entry in found.values():
            self.problems += _language_problems(file, entry)
            for place, related in enumerate(entry.related):
                if related not in found:
                    self.problems.append(
                        file.problem(("related", place), f"there is no entry '{related}'", "name one, or remove it")
                    )
        return [entry for _, entry in found.values()]

    def vocabulary(self) -> list[Concept]:
        return [c for path in sorted((self.knowledge / "vocabulary").glob("*.yaml")) for c in self.concepts(path)]

    def concepts(self, path: Path) -> list[Concept]:
        file = self._read(path)
        shapes, problems = schema.check(file, schema.VOCABULARY)
        self.problems += problems
        for concept_id in shapes or {}:
            if concept_id in self.concept_files:
                other = self.concept_files[concept_id].name
                self.problems.append(file.problem((concept_id,), f"'{concept_id}' is also in {other}", "join them"))
            self.concept_files[concept_id] = file
        return [
            Concept(
                id=concept_id,
                kind=ConceptKind(shape.kind),
                forms={language: tuple(forms) for language, forms in shape.forms.items()},
                label=dict(shape.label),
                broader=tuple(shape.broader),
                opposite=tuple(shape.opposite),
            )
            for concept_id, shape in (shapes or {}).items()
        ]


def _entry(path: Path, shape: schema.EntryShape) -> Entry:
    return Entry(
        id=path.stem,
        topic=path.parent.name,
        kind=EntryKind(shape.kind),
        question=dict(shape.question),
        phrasings={language: tuple(texts) for language, texts in shape.phrasings.items()},
        answer=dict(shape.answer),
        citations=tuple(Citation(c.document, c.line, c.quote) for c in shape.citations),
        details={kind: tuple(str(value) for value in values) for kind, values in shape.details.items()},
        related=tuple(shape.related),
        reviewed=shape.reviewed,
    )


def _language_problems(file: YamlFile, entry: Entry) -> Iterator[Problem]:
    for key, texts in (("question", entry.question), ("phrasings", entry.phrasings), ("answer", entry.answer)):
        missing = [language for language in LANGUAGES if not texts.get(language)]
        if missing:
            yield file.problem((key,), f"{key} has no {', '.join(missing)}", "write it in all four languages")


def citation_problems(
    file: YamlFile, citations: Sequence[Citation], documents: dict[str, Document]
) -> Iterator[Problem]:
    """Yield a problem for each citation of a file (under the key `citations`) that does not stand verbatim."""
    for place, citation in enumerate(citations):
        document = documents.get(citation.document)
        if document is None:
            known = ", ".join(sorted(documents)) or "none"
            yield file.problem(("citations", place), f"there is no document '{citation.document}'", f"known: {known}")
        elif citation.line > len(document.lines):
            what = f"{document.id} has no line {citation.line}"
            yield file.problem(("citations", place, "line"), what, f"it has 1 to {len(document.lines)}")
        elif citation.quote not in document.line(citation.line):
            nearest = nearest_quote(citation, document)
            what = f"the quote is not verbatim on line {citation.line}: {citation.quote!r}"
            yield file.problem(("citations", place, "quote"), what, f"line {nearest.line} has {nearest.quote!r}")
