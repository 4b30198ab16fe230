"""Cotejo's verdicts beside those of simpler checkers, over the same knowledge and on the same labelled claims."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.assembly import Assistant
from bot.errors import CotejoError
from bot.evaluation.cases import Case, Label, read_cases
from bot.evaluation.claims import score_claims
from bot.evaluation.peers import Scorer, encoded, token_set_ratio
from bot.evaluation.thresholds import DANGER
from bot.library.facts import load_facts
from bot.library.model import Library
from bot.library.statements import load_statements

_SILENT = "not_enough_evidence"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What comes of the claims: `right` with the right lines; `turned`, a true claim refuted or a false one supported;
    `spoken`, a verdict given where the documents are silent.
    """

    engine: str
    right: int
    turned: int
    spoken: int


@dataclass(frozen=True, slots=True)
class ClaimComparison:
    """The checkers on one set of claims, `silent` of which the documents do not decide."""

    claims: int
    silent: int
    rows: tuple[Verdicts, ...]

    def markdown(self) -> str:
        """Return the table, with a sentence on how to read it."""
        return "\n".join(_table(self))

    def json(self) -> str:
        """Return the counts as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A text that a claim may be like, with the verdict it carries and its lines."""

    text: str
    verdict: str
    lines: frozenset[int]


def compare_claims(assistant: Assistant, files: Sequence[Path]) -> ClaimComparison:
    """Have the claims of all files checked by every engine; raises CotejoError where there is none.

    A peer is given each labelled span by itself, where Cotejo is given the message and has to find it.
    """
    cases = [case for path in files for case in read_cases(path) if case.mode == "check"]
    labels = [label for case in cases for label in case.expect.claims or (replace(case.expect, span=case.text),)]
    if not labels:
        raise CotejoError("there is no claim among the cases to compare with")
    silent = sum(label.verdict == _SILENT for label in labels)
    return ClaimComparison(len(labels), silent, (*_peers(assistant, labels), _own(assistant, cases)))


def _peers(assistant: Assistant, labels: Sequence[Label]) -> Iterator[Verdicts]:
    lines = _lines(assistant.library)
    statements = _statements(assistant)
    yield _nearest("nearest line, rapidfuzz token_set_ratio", lines, token_set_ratio([k.text for k in lines]), labels)
    if assistant.encoder is not None:
        for name, known in (
            ("nearest line, sentence encoder", lines),
            ("nearest statement, sentence encoder", statements),
        ):
            vectors = assistant.encoder.encode([each.text for each in known])
            yield _nearest(name, known, encoded(vectors, assistant.encoder), labels)


def _lines(library: Library) -> list[Known]:
    """The lines of the documents and their translations: whoever is near one is taken to say it."""
    return [
        Known(text, "supported", frozenset({number}))
        for document in library.documents
        for number, line in enumerate(document.lines, start=1)
        for text in (line, *document.glosses.get(number, {}).values())
    ]


def _statements(assistant: Assistant) -> list[Known]:
    """The curated statements, each with its own verdict."""
    facts = load_facts(assistant.settings.knowledge, assistant.library)
    lines = {fact.id: {citation.line for citation in fact.citations} for fact in facts}
    return [
        Known(each.text, each.verdict, frozenset(line for fact in each.facts for line in lines[fact]))
        for each in load_statements(assistant.settings.knowledge, facts)
    ]


def _nearest(engine: str, known: Sequence[Known], scorer: Scorer, labels: Sequence[Label]) -> Verdicts:
    """Give each claim the verdict of the nearest text from a threshold on: the one that serves best on these claims."""
    found = []
    for label in labels:
        scores = scorer(label.span)
        best = int(scores.argmax())
        found.append((float(scores[best]), known[best], label))
    thresholds = sorted({score for score, _, _ in found} | {float("inf")})
    return max(
        (_told(engine, [(k if score >= t else None, label) for score, k, label in found]) for t in thresholds),
        key=lambda row: row.right - DANGER * (row.turned + row.spoken),
    )


def _told(engine: str, given: Sequence[tuple[Known | None, Label]]) -> Verdicts:
    right = turned = spoken = 0
    for known, label in given:
        verdict = known.verdict if known is not None else _SILENT
        lines = known.lines if known is not None else frozenset()
        right += verdict == label.verdict and (verdict == _SILENT or label.cites_right(lines))
        turned += {verdict, label.verdict} == {"supported", "refuted"}
        spoken += label.verdict == _SILENT != verdict
    return Verdicts(engine, right, turned, spoken)


def _own(assistant: Assistant, cases: Sequence[Case]) -> Verdicts:
    scored = score_claims(cases, assistant.check)
    return Verdicts(
        "Cotejo",
        sum(each.right for each in scored),
        sum({each.got, each.wanted.verdict} == {"supported", "refuted"} for each in scored),
        sum(each.wanted.verdict == _SILENT and each.got in ("supported", "refuted", "conflicting") for each in scored),
    )


def _table(found: ClaimComparison) -> Iterator[str]:
    yield "| engine | right, with the right lines | turned into the opposite | verdict where silent |"
    yield "|---|--:|--:|--:|"
    decided = found.claims - found.silent
    for row in found.rows:
        counts = ((row.right, found.claims), (row.turned, decided), (row.spoken, found.silent))
        yield f"| {row.engine} | " + " | ".join(f"{part / max(1, of):.1%} ({part}/{of})" for part, of in counts) + " |"
    yield ""
    yield (
        f"{found.claims} claims, of which the documents leave {found.silent} open. Cotejo as it runs, given the whole "
        "message; every other engine given the claim alone, with the threshold that serves it best on these "
        f"very claims (a right verdict counts 1, one turned or given where the documents are silent −{DANGER})."
    )
