"""The shape of the knowledge files, checked by pydantic; every error gets its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from rapidfuzz import process

from bot.library.problems import Problem
from bot.library.yaml_file import Place, YamlFile

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Shape = TypeVar("Shape")
Shape_co = TypeVar("Shape_co", covariant=True)
Language = Annotated[str, StringConstraints(pattern="^(es|en|ru|az)$")]
Rival = Annotated[str, StringConstraints(pattern=r"^(kind:[a-z]+|(to:)?[a-z0-9]+(-[a-z0-9]+)*)$")]
Names = list[EntryId]
DetailKind = Literal["person", "organisation", "place", "year", "hour", "number", "office", "medium"]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class CitationShape(_Shape):
    document: EntryId
    line: int = Field(ge=1)
    quote: Text


class EntryShape(_Shape):
    kind: Literal["answer", "not_stated"] = "answer"
    question: dict[Language, Annotated[Text, StringConstraints(max_length=60)]]
    phrasings: dict[Language, list[Text]]
    answer: dict[Language, Annotated[Text, StringConstraints(max_length=700)]]
    citations: list[CitationShape] = []
    details: dict[DetailKind, list[str | int]] = {}
    related: Annotated[list[EntryId], Field(max_length=3)] = []
    reviewed: Day


class ConceptShape(_Shape):
    kind: Literal[
        "person", "organisation", "place", "medium", "office", "event", "action", "thing", "quality", "time",
        "neutral", "topic", "foreign", "role", "filler", "sample",
    ]  # fmt: skip
    label: dict[Language, Text] = {}
    forms: dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$|^any$")], list[Text]]
    broader: list[EntryId] = []
    opposite: list[EntryId] = []


class PredicateShape(_Shape):
    any: Names
    opposites: Names = []


class SlotShape(_Shape):
    is_: list[EntryId | int] = Field(alias="is")
    rivals: list[Rival] = []
    of: Literal["concept", "year", "hour"] = "concept"
    other: Literal["refutes", "silent"] = "refutes"
    near: bool = False
    role: Literal["", "agent", "recipient"] = ""
    along: Names = []


class FigureShape(_Shape):
    value: int = Field(ge=0)
    citation: int = Field(default=0, ge=0)
    least: bool = False


class CountShape(_Shape):
    of: Names
    figures: Annotated[list[FigureShape], Field(min_length=1)]
    bare: bool = False


class FactShape(_Shape):
    statement: dict[Language, Text]
    citations: Annotated[list[CitationShape], Field(min_length=1)]
    says: Annotated[list[Names | PredicateShape], Field(min_length=1)]
    about: list[Names] = []
    slots: dict[EntryId, SlotShape] = {}
    least: int = Field(default=0, ge=0)
    also: Names = []
    verbs: Names = []
    unless: Names = []
    count: CountShape | None = None
    disputed: Names = []
    agents: Names = []
    acts: Names = []
    denied: bool = False
    wished: bool = False
    alone: bool = False
    sole: bool = False


class ScopeShape(_Shape):
    plain: Names = []
    common: Names = []
    telling: Names = []
    light: Names = []
    denying: Names = []
    elsewhere: Names = []


class TopicShape(_Shape):
    id: EntryId
    title: dict[Language, Annotated[Text, StringConstraints(max_length=40)]]


class DocumentShape(_Shape):
    id: EntryId
    file: Text
    title: dict[Language, Text]
    language: Text
    origin: Text | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


StatementsShape = dict[
    Literal["supported", "refuted", "conflicting", "not_enough_evidence"], dict[Language, list[Text]]
]

VOCABULARY = TypeAdapter(dict[EntryId, ConceptShape])
ENTRY = TypeAdapter(EntryShape)
FACT = TypeAdapter(FactShape)
SCOPE = TypeAdapter(ScopeShape)
STATEMENTS: TypeAdapter[StatementsShape] = TypeAdapter(StatementsShape)
TOPICS = TypeAdapter(list[TopicShape])
DOCUMENTS = TypeAdapter(list[DocumentShape])
GLOSSES = TypeAdapter(dict[int, dict[Language, Text]])


class Adapter(Protocol[Shape_co]):
    """What pydantic's TypeAdapter does here."""

    def validate_python(self, data: Any, /) -> Shape_co:
        """Return the data in shape; raises ValidationError."""
        ...

    def json_schema(self) -> dict[str, Any]:
        """Return the shape as a JSON schema."""
        ...


def check(file: YamlFile, adapter: Adapter[Shape]) -> tuple[Shape | None, list[Problem]]:
    """Give the file's data its shape, or every reason why it has another; a file without data has no further one."""
    if file.data is None:
        return None, []
    try:
        return adapter.validate_python(file.data), []
    except ValidationError as error:
        return None, list(_problems(file, error, adapter))


def _problems(file: YamlFile, error: ValidationError, adapter: Adapter[Any]) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=True):
        place: Place = tuple(part for part in detail["loc"] if part != "[key]")
        where = ".".join(str(part) for part in place) or "the file"
        if detail["type"] == "extra_forbidden":
            yield file.problem(place, f"unknown key '{place[-1]}'", _likely_key(str(place[-1]), adapter))
        elif detail["type"] == "missing":
            yield file.problem(place, f"'{where}' is missing", "add it")
        else:
            found = re.sub(r"\s+", " ", repr(detail["input"]))[:60]
            yield file.problem(place, f"{where} is {found}", detail["msg"][0].lower() + detail["msg"][1:])


def _likely_key(key: str, adapter: Adapter[Any]) -> str:
    known: set[str] = set()
    schema = adapter.json_schema()
    for shape in (schema, *schema.get("$defs", {}).values()):
        known.update(shape.get("properties", ()))
    nearest = process.extractOne(key, sorted(known), score_cutoff=60)
    return f"did you mean '{nearest[0]}'?" if nearest else "remove it"
