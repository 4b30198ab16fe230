"""`python -m tests.floors`: the least quality that may land, on all labelled cases, per language.

The floors stand in floors.toml beside this file: a table for each kind of case and language, with shares in 0…1. Prints
every figure beside its floor and exits with 1 if one is below it, or if there is no case to measure it on.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.assembly import Assistant, assemble
from bot.errors import CotejoError, SettingsError
from bot.evaluation.cases import Case, read_cases
from bot.evaluation.claims import ScoredClaim, score_claims
from bot.evaluation.questions import Scored, score
from bot.library.model import LANGUAGES
from bot.settings import Settings

_FLOORS = Path(__file__).with_name("floors.toml")
_CASES = Path(__file__).with_name("cases")
OTHERS = "others"
"""Every language that the bot does not write, and mixtures, together."""

NAMES = {
    "questions": {
        "right": "answerable questions answered with the right lines",
        "kept": "questions on which the documents are silent, left unanswered",
        "lines": "answerable questions not answered with wrong lines",
    },
    "claims": {
        "right": "claims with the right verdict and lines",
        "safe": "claims and messages without a dangerous verdict or an uncalled-for reply",
        "quiet": "ordinary messages left alone",
    },
}
"""The figures of each kind of case, and what they are shares of: 1 is best for all."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Which figure: of which kind of case, in which language, by its name."""

    kind: str
    language: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.name}"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many cases are good out of how many, and the least share (0…1) that will do; None where no floor is set."""

    place: Place
    good: int
    of: int
    floor: float | None = None

    @property
    def fell(self) -> bool:
        """Whether the share is below its floor; a floor with nothing to stand on counts as such."""
        return self.floor is not None and (self.of == 0 or self.good / self.of < self.floor)

    def __str__(self) -> str:
        share = f"{self.good / self.of:7.1%} {f'({self.good}/{self.of})':>11}" if self.of else f"{'no case':>19}"
        floor = f"{self.floor:7.1%}" if self.floor is not None else f"{'-':>7}"
        return f"{self.place!s:26}{share}   floor {floor}{'   FELL' if self.fell else ''}"


def read_floors(path: Path) -> dict[Place, float]:
    """Read the floors; raises SettingsError for a file, kind, language, figure or share that cannot be."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error
    found = {}
    for kind, languages in tables.items():
        for language, floors in _table(path, kind, languages).items():
            for name, floor in _table(path, f"{kind}.{language}", floors).items():
                place = Place(kind, language, name)
                if name not in NAMES.get(kind, {}) or language not in (*LANGUAGES, OTHERS):
                    raise SettingsError(f"{path}: there is no figure {place}")
                if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                    raise SettingsError(f"{path}: the floor of {place} must be a share in 0…1, not {floor!r}")
                found[place] = float(floor)
    return found


def _table(path: Path, name: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {name} must be a table, not {value!r}")
    return value


def measure(assistant: Assistant, cases: Sequence[Case]) -> dict[Place, list[bool]]:
    """Ask and check every case; return whether each was good, per figure."""
    found: dict[Place, list[bool]] = {}
    judged = [
        *_questions(score(cases, assistant.ask)),
        *_claims(score_claims(cases, assistant.check)),
    ]
    for place, good in judged:
        found.setdefault(place, []).append(good)
    return found


def _questions(scored: Iterable[Scored]) -> Iterable[tuple[Place, bool]]:
    for each in scored:
        language = _language(each.case)
        if each.case.expect.outcome == "answer":
            yield Place("questions", language, "right"), each.right
            yield Place("questions", language, "lines"), not each.dangerous
        else:
            yield Place("questions", language, "kept"), each.right


def _claims(scored: Iterable[ScoredClaim]) -> Iterable[tuple[Place, bool]]:
    for each in scored:
        language = _language(each.case)
        yield Place("claims", language, "quiet" if each.kind == "silent" else "right"), each.right
        yield Place("claims", language, "safe"), not each.dangerous


def _language(case: Case) -> str:
    return case.lang if case.lang in LANGUAGES else OTHERS


def beside(measured: Mapping[Place, Sequence[bool]], floors: Mapping[Place, float]) -> list[Figure]:
    """Put every figure beside its floor: by kind of case, language and name, in the order of their lists."""
    order = [
        Place(kind, language, name) for kind, names in NAMES.items() for language in (*LANGUAGES, OTHERS)
        for name in names
    ]  # fmt: skip
    return [
        Figure(place, sum(measured.get(place, ())), len(measured.get(place, ())), floors.get(place))
        for place in order
        if place in measured or place in floors
    ]


def main() -> int:
    """Measure, print, and return the exit status."""
    try:
        floors = read_floors(_FLOORS)
        cases = [case for path in sorted(_CASES.glob("*.jsonl")) for case in read_cases(path)]
        figures = beside(measure(assemble(Settings()), cases), floors)
    except CotejoError as error:
        print(f"floors: {error}", file=sys.stderr)
        return 2
    print(*figures, sep="\n")
    fallen = [figure for figure in figures if figure.fell]
    for figure in fallen:
        meaning = NAMES[figure.place.kind][figure.place.name]
        print(f"floors: {figure.place} ({meaning}) is at {figure.good}/{figure.of}, below {figure.floor:.1%}",
              file=sys.stderr)  # fmt: skip
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
