"""The simpler bots of the comparison."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.answering.outcome import OutcomeKind
from bot.assembly import Assistant
from bot.errors import CotejoError, UnavailableError
from bot.evaluation.compare import Comparison, Row, compare, peer_row
from bot.evaluation.peers import LEXICAL, Nearest, Scorer, bm25, character_tfidf, encoded
from bot.evaluation.thresholds import Tally
from bot.library.model import EntryKind
from tests.evaluation.making import asks, entry

_TEXTS = ("¿Cuántas personas murieron?", "Who apologised in 1995?", "Что писала газета?", "Kim üzr istədi?")
_EVERY = pytest.mark.parametrize("build", [pytest.param(build, id=name) for name, build in LEXICAL.items()])
_Builder = Callable[[Sequence[str]], Scorer]


@_EVERY
def test_a_wording_is_nearest_to_itself(build: _Builder) -> None:
    scorer = build(_TEXTS)
    assert [int(np.argmax(scorer(text))) for text in _TEXTS] == [0, 1, 2, 3]


@_EVERY
@given(text=some.text(max_size=40))
def test_any_text_has_a_finite_score_for_each_wording(build: _Builder, text: str) -> None:
    scores = build(_TEXTS)(text)
    assert scores.shape == (4,)
    assert np.isfinite(scores).all()


def test_the_encoder_scores_by_the_cosine() -> None:
    class Turned:
        def encode(self, texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
            return np.array([[0.6, 0.8]] * len(texts), dtype=np.float32)

    scores = encoded(np.eye(2, dtype=np.float32), Turned())("any")
    assert scores.tolist() == pytest.approx([0.6, 0.8])


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (EntryKind.ANSWER, OutcomeKind.ANSWER),
        (EntryKind.NOT_STATED, OutcomeKind.NOT_STATED),
        (EntryKind.SMALLTALK, OutcomeKind.ABSTAIN),
    ],
)
def test_the_nearest_entry_decides_what_kind_of_reply_it_is(kind: EntryKind, outcome: OutcomeKind) -> None:
    said = Nearest([entry(1), entry(4, kind=kind)], lambda text: np.array([0.2, 0.7])).ask("any")
    assert (said.kind, said.confidence) == (outcome, 0.7)


def test_of_equally_near_wordings_the_first_replies() -> None:
    said = Nearest([entry(1), entry(4)], lambda text: np.array([100.0, 100.0])).ask("any")
    assert [citation.line for citation in said.citations] == [1]


@pytest.mark.parametrize(("build", "module"), [(bm25, "bm25s"), (character_tfidf, "sklearn.feature_extraction.text")])
def test_a_package_that_is_missing_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, build: _Builder, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnavailableError, match=r"needs [\w-]+: pip install 'cotejo\[dev\]'"):
        build(_TEXTS)


def test_a_peer_is_told_with_and_without_a_threshold() -> None:
    scores = {"sure": [0.9, 0.0], "false": [0.5, 0.0], "unsure": [0.1, 0.0], "not stated": [0.0, 0.9]}
    owners = [entry(4), entry(kind=EntryKind.NOT_STATED)]
    cases = [asks(4, text="sure"), asks(text="false"), asks(4, text="unsure"), asks(text="not stated")]
    row = peer_row("peer", cases, Nearest(owners, lambda text: np.array(scores[text])).ask)
    assert row == Row("peer", forced=2, careful=Tally(0.9, right=1), chosen=Tally(0.9, right=1))


def test_the_table_has_a_row_an_engine_and_the_json_its_counts() -> None:
    row = Row("peer", forced=3, careful=Tally(None), chosen=Tally(0.5, right=2, wrong=1, false=1))
    found = Comparison(answerable=4, silent=0, rows=(row,))
    assert "| peer | 75.0% (3/4) | 0.0% (0/4) | 50.0% (2/4) | - | 25.0% (1/4) |" in found.markdown().splitlines()
    decoded = json.loads(found.json())
    assert decoded["rows"][0]["careful"]["threshold"] is None
    assert decoded["rows"][0]["chosen"] == {"threshold": 0.5, "right": 2, "wrong": 1, "incomplete": 0, "false": 1}


def test_the_table_says_on_which_of_its_questions_cotejo_was_fitted() -> None:
    assert "fitted" not in Comparison(4, 0, ()).markdown()
    assert "was fitted on dev, round-1 as well" in Comparison(4, 0, (), learnt=("dev", "round-1")).markdown()


def _written(folder: Path, *lines: dict[str, object]) -> Path:
    file = folder / "cases.jsonl"
    shared = {"lang": "es", "style": "plain"}
    file.write_text("".join(json.dumps(shared | line) + "\n" for line in lines), encoding="utf-8")
    return file


def test_every_engine_is_asked_and_cotejo_knows_its_own_questions(assistant: Assistant, tmp_path: Path) -> None:
    fuzzy = replace(assistant, second=None, encoder=None, settings=replace(assistant.settings, semantic=False))
    known = next(each for each in assistant.library.entries if each.kind is EntryKind.ANSWER)
    lines = [citation.line for citation in known.citations]
    text = known.question["es"]
    file = _written(tmp_path, {"id": "a", "mode": "ask", "text": text, "expect": {"outcome": "answer", "must": lines}})
    found = compare(fuzzy, [file])
    assert [row.engine for row in found.rows] == [*LEXICAL, "Cotejo without the encoder"]
    assert [row.forced for row in found.rows] == [1] * 5


def test_files_without_a_question_are_refused(assistant: Assistant, tmp_path: Path) -> None:
    file = _written(tmp_path, {"id": "a", "mode": "check", "text": "claim", "expect": {"verdict": "refuted"}})
    with pytest.raises(CotejoError, match="no question"):
        compare(assistant, [file])


def test_an_encoder_that_is_missing_is_named_with_its_remedies(assistant: Assistant, tmp_path: Path) -> None:
    without = replace(assistant, second=None, encoder=None, settings=replace(assistant.settings, semantic=True))
    file = _written(tmp_path, {"id": "a", "mode": "ask", "text": "hola", "expect": {"outcome": "abstain"}})
    with pytest.raises(UnavailableError, match=r"cotejo\[semantic\].*--no-semantic"):
        compare(without, [file])
