"""What is wrong with a file, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error keeps the knowledge from loading; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file (relative to the knowledge's parent), the line (1-based, 0 for the whole file),
    what is wrong and how to mend it.

    >>> print(Problem("knowledge/a/b.yaml", 3, "unknown key 'anwser'", "did you mean 'answer'?"))
    knowledge/a/b.yaml:3: error: unknown key 'anwser'; did you mean 'answer'?
    """

    file: str
    line: int
    what: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity.value}: {self.what}; {self.remedy}"
