"""What the chat page suggests to a newcomer: knowledge/tour.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from bot.errors import KnowledgeError
from bot.library.schema import check
from bot.library.yaml_file import read
from bot.playground import TourStep


@dataclass(frozen=True, slots=True)
class _Step:
    label: dict[str, str]
    text: dict[str, str]
    claim: bool = False


_STEPS: TypeAdapter[list[_Step] | None] = TypeAdapter(list[_Step])


def load_tour(knowledge: Path) -> tuple[TourStep, ...]:
    """Return the steps, each once for every language that it is written in; none where there is no tour.

    Raises KnowledgeError where the file is not as it should be.
    """
    path = knowledge / "tour.yaml"
    if not path.exists():
        return ()
    file, problems = read(path, f"{knowledge.name}/{path.name}")
    steps, more = check(file, _STEPS) if not problems else (None, [])
    if steps is None:
        raise KnowledgeError((*problems, *more))
    return tuple(
        TourStep(
            label=step.label.get(language, text),
            text=text,
            kind="forward+check" if step.claim else "ask",
            language=language,
        )
        for step in steps
        for language, text in step.text.items()
    )
