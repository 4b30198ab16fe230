"""What the documents let one check: a fact a file, with what a text must hold to speak of it and what decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from bot.errors import KnowledgeError
from bot.library import schema
from bot.library.load import citation_problems
from bot.library.model import LANGUAGES, Citation, Document, Library
from bot.library.problems import Problem, Severity
from bot.library.yaml_file import Place, YamlFile, read


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said: any of some concepts, or of those that say the opposite."""

    any: tuple[str, ...]
    opposites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A detail that the document settles.

    `values` are concept ids, or numbers where `of` is year or hour. `rivals` are the concepts, or kinds of concept
    (written `kind:person`), that would be another value; `to:x` is x as where or to whom something goes. `refutes`
    tells whether another value makes the claim false, or only undecidable. `near` binds to the value that stands
    nearest to the predicate. `role` is agent or recipient where the two may be swapped. `along` are concepts that add
    nothing beside a value: the invasion, in *on the eve of the invasion*.
    """

    name: str
    values: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    of: str = "concept"
    refutes: bool = True
    near: bool = False
    role: str = ""
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a report gives; `least` means that or more. `citation` counts from 0."""

    value: int
    citation: int = 0
    least: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of whom: `of` are the concepts counted, `figures` what the reports give.

    `bare` is true where a number that names nobody counts these.
    """

    of: tuple[str, ...]
    figures: tuple[Figure, ...]
    bare: bool = False

    @property
    def stated(self) -> tuple[str, ...]:
        """The figures as text, each once."""
        return tuple(dict.fromkeys(str(figure.value) for figure in self.figures))


@dataclass(frozen=True, slots=True)
class Scope:
    """What no claim is checked on: `plain` concepts add nothing to a claim, `common` ones hardly tell its subject,
    `telling` ones do so as a name does; `light` verbs only carry another predicate, `denying` ones deny it; a text that
    holds one of `elsewhere` speaks of something else.
    """

    plain: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the documents that a claim can be held against.

    A text speaks of it when it holds a concept of each of `says`, when each of `about` stands in it or was said
    before, and when at least `least` slots have a value, one of them the document's (unless the predicate tells enough
    `alone`). `also` and `verbs` may stand in the text without adding anything; a denied
    one of `verbs` denies the fact.
    `disputed` holds the concepts that settle in a text what the document leaves in dispute, as do `agents`
    who do one of `acts`. `denied` is true where the
    document denies the predicate, `wished` where it speaks of what was wished or to come, `sole` where it tells of the
    only one, so that *only* takes nothing from it.
    """

    id: str
    statement: dict[str, str]
    citations: tuple[Citation, ...]
    says: tuple[Predicate, ...]
    about: tuple[tuple[str, ...], ...] = ()
    slots: tuple[Slot, ...] = ()
    least: int = 0
    also: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    count: Count | None = None
    disputed: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    denied: bool = False
    wished: bool = False
    alone: bool = False
    sole: bool = False

    @property
    def concepts(self) -> Iterator[tuple[Place, str]]:
        """Every concept that the fact names, with its place in the file."""
        for group, predicate in enumerate(self.says):
            yield from ((("says", group), name) for name in (*predicate.any, *predicate.opposites))
        for group, names in enumerate(self.about):
            yield from ((("about", group), name) for name in names)
        for slot in self.slots:
            values = slot.values if slot.of == "concept" else ()
            named = (
                name.removeprefix("to:")
                for name in (*values, *slot.rivals, *slot.along)
                if not name.startswith("kind:")
            )
            yield from ((("slots", slot.name), name) for name in named)
        for key in ("also", "verbs", "unless", "disputed", "agents", "acts"):
            yield from (((key,), name) for name in getattr(self, key))
        if self.count:
            yield from ((("count",), name) for name in self.count.of)


def load_facts(knowledge: Path, library: Library) -> tuple[Fact, ...]:
    """Load the facts of `knowledge/facts`, by id; raises KnowledgeError with every error of every file."""
    facts, problems = inspect_facts(knowledge, library)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        raise KnowledgeError(errors)
    return facts


def load_scope(knowledge: Path, library: Library) -> Scope:
    """Load `knowledge/checking.yaml`, where there is one; raises KnowledgeError where it is mistaken."""
    scope, problems = inspect_scope(knowledge, library)
    if problems:
        raise KnowledgeError(problems)
    return scope


def inspect_scope(knowledge: Path, library: Library) -> tuple[Scope, tuple[Problem, ...]]:
    """Load `knowledge/checking.yaml` with every problem in it; nothing where there is no such file."""
    path = knowledge / "checking.yaml"
    if not path.exists():
        return Scope(), ()
    file, problems = read(path, f"{knowledge.name}/{path.name}")
    if file.data is None:
        return Scope(), tuple(problems)
    shape, misshapen = schema.check(file, schema.SCOPE)
    if shape is None:
        return Scope(), (*problems, *misshapen)
    lists = {field.name: tuple(getattr(shape, field.name)) for field in fields(Scope)}
    known = {concept.id for concept in library.concepts}
    unknown = [
        file.problem((key, place), f"there is no concept '{name}'", "write it in the vocabulary, or remove it")
        for key, names in lists.items()
        for place, name in enumerate(names)
        if name not in known
    ]
    return Scope(**{key: frozenset(names) for key, names in lists.items()}), (*problems, *unknown)


def inspect_facts(knowledge: Path, library: Library) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """Load the facts that can be loaded, with every problem of their files."""
    documents = {document.id: document for document in library.documents}
    concepts = {concept.id for concept in library.concepts}
    facts: list[Fact] = []
    problems: list[Problem] = []
    for path in sorted((knowledge / "facts").glob("*.yaml")):
        file, unreadable = read(path, f"{knowledge.name}/facts/{path.name}")
        problems += unreadable
        shape, misshapen = schema.check(file, schema.FACT)
        problems += misshapen
        if shape is not None:
            fact = _fact(path.stem, shape)
            problems += _problems(file, fact, documents, concepts)
            facts.append(fact)
    return tuple(facts), tuple(problems)


def _fact(fact_id: str, shape: schema.FactShape) -> Fact:
    count = None
    if shape.count:
        figures = tuple(Figure(f.value, f.citation, f.least) for f in shape.count.figures)
        count = Count(tuple(shape.count.of), figures, shape.count.bare)
    return Fact(
        id=fact_id,
        statement=dict(shape.statement),
        citations=tuple(Citation(c.document, c.line, c.quote) for c in shape.citations),
        says=tuple(
            Predicate(tuple(p)) if isinstance(p, list) else Predicate(tuple(p.any), tuple(p.opposites))
            for p in shape.says
        ),
        about=tuple(tuple(names) for names in shape.about),
        slots=tuple(
            Slot(
                name,
                tuple(str(v) for v in s.is_),
                tuple(s.rivals),
                s.of,
                s.other == "refutes",
                s.near,
                s.role,
                tuple(s.along),
            )
            for name, s in shape.slots.items()
        ),
        least=shape.least,
        also=tuple(shape.also),
        verbs=tuple(shape.verbs),
        unless=tuple(shape.unless),
        count=count,
        disputed=tuple(shape.disputed),
        agents=tuple(shape.agents),
        acts=tuple(shape.acts),
        denied=shape.denied,
        wished=shape.wished,
        alone=shape.alone,
        sole=shape.sole,
    )


def _problems(file: YamlFile, fact: Fact, documents: dict[str, Document], concepts: set[str]) -> Iterator[Problem]:
    yield from citation_problems(file, fact.citations, documents)
    missing = [language for language in LANGUAGES if language not in fact.statement]
    if missing:
        yield file.problem(("statement",), f"statement has no {', '.join(missing)}", "write it in all four languages")
    for place, name in fact.concepts:
        if name not in concepts:
            yield file.problem(place, f"there is no concept '{name}'", "write it in the vocabulary, or remove it")
    for figure in fact.count.figures if fact.count else ():
        if figure.citation >= len(fact.citations):
            yield file.problem(("count",), f"there is no citation {figure.citation}", "count the citations from 0")
