"""Every error the program raises on purpose.

CotejoError
├── SettingsError      a setting is missing or wrong: one sentence, exit status 2
├── KnowledgeError     seeds/ or knowledge/ hold mistakes: carries every problem found
└── UnavailableError   an optional part is not installed or not built
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.library.problems import Problem


class CotejoError(Exception):
    """What went wrong and how to mend it, in one sentence a person can act on."""


class SettingsError(CotejoError):
    """A setting is missing or wrong."""


class KnowledgeError(CotejoError):
    """The knowledge cannot be served as it is; `problems` lists every mistake found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class UnavailableError(CotejoError):
    """An optional part is not there."""
