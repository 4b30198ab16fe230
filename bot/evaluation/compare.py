"""Cotejo beside simpler bots, over the same knowledge and on the same labelled questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.answering.ask import Asker
from bot.answering.fitted import calibration_file
from bot.answering.judge import load_calibration
from bot.answering.outcome import Outcome
from bot.answering.smalltalk import with_smalltalk
from bot.assembly import Assistant
from bot.errors import CotejoError, UnavailableError
from bot.evaluation.cases import Case, read_cases
from bot.evaluation.peers import LEXICAL, Nearest, Scorer, encoded
from bot.evaluation.questions import score
from bot.evaluation.thresholds import DANGER, FALSE_SHARE, Tally, most_balanced, most_right, tally
from bot.library.model import Entry, Library


@dataclass(frozen=True, slots=True)
class Row:
    """One engine. `forced` counts the right answers when it must always reply with its best entry; `careful` is its
    tally of most right answers within FALSE_SHARE, `chosen` that of the threshold it would run with: a peer's by the
    best balance on these very questions, Cotejo's by its calibration (its tally is then of what it said, and has 0 for
    a threshold).
    """

    engine: str
    forced: int
    careful: Tally
    chosen: Tally


@dataclass(frozen=True, slots=True)
class Comparison:
    """The engines on one set of questions: `answerable` of them have an answer in the documents, `silent` have none.

    `learnt` names the files of questions on which Cotejo's calibration, too, was fitted.
    """

    answerable: int
    silent: int
    rows: tuple[Row, ...]
    learnt: tuple[str, ...] = ()

    def markdown(self) -> str:
        """Return the table, with a sentence on how to read it."""
        return "\n".join(_table(self))

    def json(self) -> str:
        """Return the counts as JSON; a threshold is on the scale of its engine's score, null where it never answers."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def compare(assistant: Assistant, files: Sequence[Path]) -> Comparison:
    """Ask the questions of all files of every engine.

    The encoder's rows are left out where the settings exclude it; raises UnavailableError where it, or the package of
    a peer, is not installed, and CotejoError where the files hold no question.
    """
    cases = [case for path in files for case in read_cases(path) if case.mode == "ask"]
    if not cases:
        raise CotejoError("there is no question among the cases to compare with")
    if assistant.settings.semantic and assistant.encoder is None:
        raise UnavailableError(
            "the comparison with the encoder needs its package: pip install 'cotejo[semantic]'; "
            "or leave it out with --no-semantic"
        )
    answerable = sum(case.expect.outcome == "answer" for case in cases)
    rows = (*_peers(assistant, cases), *_own(assistant, cases))
    fitted_on = load_calibration(
        calibration_file(assistant.settings.knowledge, semantic=assistant.asker.reads_twice)
    ).fitted_on
    return Comparison(
        answerable, len(cases) - answerable, rows, tuple(path.stem for path in files if path.stem in fitted_on)
    )


def _peers(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Row]:
    wordings = _wordings(with_smalltalk(assistant.library))
    owners, texts = [entry for entry, _ in wordings], [text for _, text in wordings]
    scorers: dict[str, Scorer] = {name: build(texts) for name, build in LEXICAL.items()}
    if assistant.encoder is not None and assistant.compiled.vectors is not None:
        scorers["sentence encoder"] = encoded(assistant.compiled.vectors, assistant.encoder)
    for name, scorer in scorers.items():
        yield peer_row(name, cases, Nearest(owners, scorer).ask)


def peer_row(name: str, cases: Sequence[Case], ask: Callable[[str], Outcome]) -> Row:
    """Return the row of an engine that answers without a threshold of its own."""
    scored = score(cases, ask)
    forced = sum(each.right for each in scored if each.case.expect.outcome == "answer")
    return Row(name, forced, most_right(scored), most_balanced(scored))


def _own(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Row]:
    fuzzy = replace(assistant, second=None)
    yield _own_row("Cotejo without the encoder", fuzzy, cases)
    if assistant.second is not None:
        yield _own_row("Cotejo", assistant, cases)


def _own_row(name: str, assistant: Assistant, cases: Sequence[Case]) -> Row:
    forced = peer_row(name, cases, _forced(assistant).ask)
    return replace(forced, chosen=tally(score(cases, assistant.ask), 0.0))


def _forced(assistant: Assistant) -> Assistant:
    """Return the assistant that always replies with its best entry.

    A message of several questions gets the answers to all, with the least of their confidences: a threshold put on
    these afterwards may withhold a reply of which the assistant would have given a part, never the reverse.
    """
    return replace(
        assistant,
        first=_without_threshold(assistant, assistant.first),
        second=None if assistant.second is None else _without_threshold(assistant, assistant.second),
    )


def _without_threshold(assistant: Assistant, asker: Asker) -> Asker:
    path = calibration_file(assistant.settings.knowledge, semantic=asker.reads_twice)
    return asker.calibrated(replace(load_calibration(path), answer_from=0.0))


def _wordings(library: Library) -> list[tuple[Entry, str]]:
    """Return every wording with its entry, in the order of the compiled vectors."""
    return [
        (entry, text) for entry in library.entries for language in entry.question for text in entry.wordings(language)
    ]


def _table(found: Comparison) -> Iterator[str]:
    yield (
        f"| engine | right, forced | right at ≤ {FALSE_SHARE:.0%} false | right, with the right lines "
        "| answered where silent | wrong lines |"
    )
    yield "|---|--:|--:|--:|--:|--:|"
    for row in found.rows:
        counts = (
            (row.forced, found.answerable), (row.careful.right, found.answerable), (row.chosen.right, found.answerable),
            (row.chosen.false, found.silent), (row.chosen.wrong, found.answerable),
        )  # fmt: skip
        yield f"| {row.engine} | " + " | ".join(_share(part, whole) for part, whole in counts) + " |"
    yield ""
    yield (
        f"{found.answerable} questions with an answer in the documents and {found.silent} without. *Forced*: the best "
        f"entry, with no threshold. *At ≤ {FALSE_SHARE:.0%} false*: with the threshold of most right answers that "
        f"answers no more than {FALSE_SHARE:.0%} of the questions without one. The other columns: Cotejo as it runs; "
        f"each other engine with the threshold that serves it best on these very questions (a right answer counts 1, "
        f"any other −{DANGER})."
        + (f" Cotejo's calibration was fitted on {', '.join(found.learnt)} as well." if found.learnt else "")
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part}/{whole})" if whole else "-"
