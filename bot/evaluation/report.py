"""The figures of an evaluation as text, JSON and a plot."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.answering.outcome import OutcomeKind
from bot.assembly import Assistant
from bot.errors import UnavailableError
from bot.evaluation.cases import read_cases
from bot.evaluation.claims import claim_lines, score_claims
from bot.evaluation.questions import Scored, score


def report(assistant: Assistant, files: Sequence[Path], *, misses: bool, plot: Path | None, as_json: bool) -> str:
    """Score the cases of all files and return the figures, per file, language and style, with the misses."""
    scored = {path.stem: score(read_cases(path), assistant.ask) for path in files}
    everything = [each for group in scored.values() for each in group]
    figures = {
        "all": summary(everything),
        "by file": {name: summary(group) for name, group in scored.items()},
        "by language": _by(everything, lambda each: each.case.lang),
        "by style": _by(everything, lambda each: each.case.style),
    }
    if plot is not None:
        _draw(everything, plot)
    if as_json:
        return json.dumps(figures, ensure_ascii=False, indent=1)
    checked = [each for path in files for each in score_claims(read_cases(path), assistant.check)]
    lines = [*_lines(figures), *claim_lines(checked, misses=misses)]
    if misses:
        lines += [_miss(each) for each in everything if not each.right]
    return "\n".join(lines)


def summary(scored: Iterable[Scored]) -> dict[str, Any]:
    """Return the shares of right replies, and the dangerous ones by kind."""
    scored = tuple(scored)
    answerable = [each.right for each in scored if each.case.expect.outcome == "answer"]
    silent = [each.right for each in scored if each.case.expect.outcome != "answer"]
    return {
        "answerable right": _share(answerable),
        "abstentions right": _share(silent),
        "dangerous": dict(Counter(each.dangerous for each in scored if each.dangerous)),
    }


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right)}/{len(right)} = {sum(right) / len(right):.1%}" if right else "-"


def _by(scored: Iterable[Scored], key: Any) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[Scored]] = defaultdict(list)
    for each in scored:
        groups[key(each)].append(each)
    return {name: summary(groups[name]) for name in sorted(groups)}


def _lines(figures: dict[str, Any]) -> Iterable[str]:
    yield f"{'':24} {'answerable right':22} {'abstentions right':22} dangerous"
    yield _row("all", figures["all"])
    for heading in ("by file", "by language", "by style"):
        yield heading
        for name, figure in figures[heading].items():
            yield _row("  " + name, figure)


def _row(name: str, figure: dict[str, Any]) -> str:
    dangerous = ", ".join(f"{count} {kind}" for kind, count in figure["dangerous"].items())
    return f"{name:24} {figure['answerable right']:22} {figure['abstentions right']:22} {dangerous}"


def _miss(each: Scored) -> str:
    expect = each.case.expect
    wanted = f"lines {sorted(expect.must)}" if expect.outcome == "answer" else "silence"
    got = f"{each.outcome.kind.value} {[entry.id for entry in each.outcome.entries]} {sorted(each.lines)}"
    return f"MISS {each.case.id} {each.case.lang} {each.case.style}: {each.case.text!r} wanted {wanted}, got {got}"


def _draw(scored: Sequence[Scored], path: Path) -> None:
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise UnavailableError("--plot needs matplotlib: pip install 'cotejo[dev]'") from error
    mpl.use("Agg")
    from matplotlib import pyplot

    answered = sorted(
        (each for each in scored if each.outcome.kind is OutcomeKind.ANSWER), key=lambda each: -each.outcome.confidence
    )
    answerable = sum(each.case.expect.outcome == "answer" for each in scored)
    coverage, false = [], []
    right = wrong = 0
    for each in answered:
        right += each.right
        wrong += not each.right
        coverage.append(right / max(1, answerable))
        false.append(wrong / max(1, len(scored) - answerable))
    figure, axes = pyplot.subplots(figsize=(6, 4))
    axes.plot(false, coverage)
    axes.set(xlabel="false answers / unanswerable questions", ylabel="answerable questions answered right")
    axes.grid(visible=True, alpha=0.3)
    figure.savefig(path, dpi=120, bbox_inches="tight")
    pyplot.close(figure)
