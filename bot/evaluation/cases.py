"""Labelled cases: one JSON object a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from bot.errors import CotejoError


@dataclass(frozen=True, slots=True)
class Label:
    """What a case expects.

    `outcome` is that of a question (answer or abstain) or of an ordinary message (silent); `verdict` that of a claim.
    `must` are the lines that a right reply cites, `may` those it may cite besides. `claims` label the spans of a
    message of several sentences.
    """

    outcome: str = ""
    verdict: str = ""
    must: frozenset[int] = frozenset()
    may: frozenset[int] = frozenset()
    span: str = ""
    claims: tuple[Label, ...] = ()

    def cites_right(self, lines: frozenset[int]) -> bool:
        """Whether every `must` line is cited and none outside `must` and `may`."""
        return self.must <= lines <= self.must | self.may


@dataclass(frozen=True, slots=True)
class Case:
    """A message with its label; `mode` is ask, check or silent."""

    id: str
    mode: str
    lang: str
    style: str
    text: str
    expect: Label
    note: str = field(default="", compare=False)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases; raises CotejoError with the file and line of the first that cannot be read."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CotejoError(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Case))
            except msgspec.DecodeError as error:
                raise CotejoError(f"{path}:{number}: not a case: {error}") from error
    return tuple(found)
