"""How right the verdicts on labelled claims are, and how quiet the bot is on ordinary messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.checking.listening import should_speak
from bot.checking.verdict import CheckedClaim, CheckOutcome
from bot.evaluation.cases import Case, Label

_UNDECIDED = "not_enough_evidence"


@dataclass(frozen=True, slots=True)
class ScoredClaim:
    """A labelled claim, or an ordinary message, with what the bot made of it.

    `kind` is the labelled verdict, `several` for a span of a longer message, or `silent`; `dangerous` names the worst
    errors. `heard` tells whether a listening group would have heard of the message; None for a span.
    """

    case: Case
    kind: str
    wanted: Label
    got: str
    lines: frozenset[int]
    right: bool
    dangerous: str = ""
    heard: bool | None = None


def score_claims(cases: Iterable[Case], check: Callable[[str], CheckOutcome]) -> tuple[ScoredClaim, ...]:
    """Check every claim and ordinary message of the cases and hold the outcome against the label."""
    return tuple(
        scored for case in cases if case.mode in ("check", "silent") for scored in _scored(case, check(case.text))
    )


def claim_lines(scored: Sequence[ScoredClaim], *, misses: bool) -> list[str]:
    """Write the figures of checked claims as lines of text; none where there are no such cases."""
    if not scored:
        return []
    lines = ["claims"]
    for kind in sorted({each.kind for each in scored}):
        group = [each for each in scored if each.kind == kind]
        lines.append(f"  {kind:22} {_share(group)}")
    claims = [each for each in scored if each.kind != "silent"]
    heard = [each for each in scored if each.kind == "refuted"]
    lines.append(f"  {'all claims':22} {_share(claims)}")
    lines.append(f"  {'heard when refuted':22} {sum(bool(each.heard) for each in heard)}/{len(heard)}")
    dangerous = Counter(each.dangerous for each in scored if each.dangerous)
    lines += [f"  dangerous: {count} {kind}" for kind, count in sorted(dangerous.items())]
    return lines + ([_miss(each) for each in scored if not each.right] if misses else [])


def _share(scored: Sequence[ScoredClaim]) -> str:
    right = sum(each.right for each in scored)
    return f"{right}/{len(scored)} = {right / len(scored):.1%}" if scored else "-"


def _miss(each: ScoredClaim) -> str:
    text = each.wanted.span or each.case.text
    wanted = f"{each.wanted.verdict or 'silence'} {sorted(each.wanted.must)}"
    return f"MISS {each.case.id} {each.case.lang}: {text!r} wanted {wanted}, got {each.got} {sorted(each.lines)}"


def _scored(case: Case, outcome: CheckOutcome) -> list[ScoredClaim]:
    heard = should_speak(outcome)
    if case.mode == "silent":
        got = "spoke" if heard else "silent"
        danger = "spoke unasked" if heard else ""
        return [ScoredClaim(case, "silent", case.expect, got, frozenset(), not heard, danger, heard)]
    if case.expect.claims:
        return [_span(case, label, outcome.claims) for label in case.expect.claims]
    verdict = outcome.verdict.value if outcome.verdict else "no claim"
    deciding = [claim for claim in outcome.claims if claim.verdict is outcome.verdict]
    return [_held(case, case.expect.verdict, case.expect, verdict, _cited(deciding), heard)]


def _span(case: Case, label: Label, claims: Sequence[CheckedClaim]) -> ScoredClaim:
    start = case.text.find(label.span)
    end = start + len(label.span)
    best = max(claims, key=lambda claim: _overlap(claim, start, end), default=None)
    if best is None or not _overlap(best, start, end):
        return _held(case, "several", label, _UNDECIDED, frozenset(), None)
    return _held(case, "several", label, best.verdict.value, _cited([best]), None)


def _overlap(claim: CheckedClaim, start: int, end: int) -> int:
    return max(0, min(claim.start + len(claim.span), end) - max(claim.start, start))


def _cited(claims: Iterable[CheckedClaim]) -> frozenset[int]:
    return frozenset(citation.line for claim in claims for citation in claim.citations)


def _held(case: Case, kind: str, label: Label, got: str, lines: frozenset[int], heard: bool | None) -> ScoredClaim:
    right = got == label.verdict and (got == _UNDECIDED or label.cites_right(lines))
    danger = {
        ("supported", "refuted"): "true claim called refuted",
        ("refuted", "supported"): "false claim called supported",
        (_UNDECIDED, "refuted"): "verdict where the documents are silent",
        (_UNDECIDED, "supported"): "verdict where the documents are silent",
    }.get((label.verdict, got), "")
    return ScoredClaim(case, kind, label, got, lines, right, danger, heard)
