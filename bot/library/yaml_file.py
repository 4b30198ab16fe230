"""A YAML 1.2 file as plain data, with the line of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from bot.library.problems import Problem

Place = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top of the file."""

_CORE = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The data of a file, None where nothing could be read.

    `name` is the path as shown in problems; `lines` maps the place of each value to its line (1-based).
    """

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line of a value, or of the nearest value around it; 0 where the file holds nothing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def problem(self, place: Place, what: str, remedy: str) -> Problem:
        """Return a problem at a place of this file."""
        return Problem(self.name, self.line(place), what, remedy)


def read(path: Path, name: str) -> tuple[YamlFile, list[Problem]]:
    """Read a YAML 1.2 file; what cannot be read is a problem, never an exception."""
    try:
        node = YAML(typ="safe").compose(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"not YAML: {error.problem or error.context}"
        return YamlFile(name, None), [Problem(name, line, what, "quote texts that hold signs such as : # , [ ] { }")]
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        return YamlFile(name, None), [Problem(name, 0, f"cannot be read: {error}", "save it as UTF-8 text")]
    reader = _Reader(name)
    data = reader.value(node, ()) if node is not None else None
    return YamlFile(name, data, reader.lines), reader.problems


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: Node, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + 1
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*place, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, place: Place) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node, (*place, str(key_node.value)))
            if not isinstance(key, str | int):
                self._complain(key_node, "a key must be a word or a number", "write it plainly")
            elif key in found:
                self._complain(key_node, f"the key '{key}' stands twice", "keep one of them")
            else:
                found[key] = self.value(value_node, (*place, key))
        return found

    def _scalar(self, node: Node) -> Any:
        text = str(node.value)
        match str(node.tag).removeprefix(_CORE):
            case "str" | "timestamp" | "float":
                return text
            case "int" if text.lstrip("-").isdigit():
                return int(text)
            case "null":
                return None
            case "bool" if text.lower() in ("true", "false"):
                return text.lower() == "true"
            case "int" | "bool":
                return text
            case other:
                self._complain(node, f"the tag {other} is not used here", "write plain text")
                return None

    def _complain(self, node: Node, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, what, remedy))
