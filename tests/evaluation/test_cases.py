"""Reading labelled cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.errors import CotejoError
from bot.evaluation.cases import Label, read_cases

_GOOD = '{"id": "a", "mode": "ask", "lang": "es", "style": "plain", "text": "¿Qué?", "expect": {"outcome": "abstain"}}'
_LINES = some.frozensets(some.integers(1, 14))


def test_a_file_is_read_in_order_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    other = _GOOD.replace('"a"', '"b"')
    file.write_text(f"{_GOOD}\n\n  \n{other}\n", encoding="utf-8")
    assert [case.id for case in read_cases(file)] == ["a", "b"]


def test_an_empty_file_holds_no_case(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.touch()
    assert read_cases(file) == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{", id="not-json"),
        pytest.param("[]", id="not-an-object"),
        pytest.param(_GOOD.replace('"text": "¿Qué?", ', ""), id="no-text"),
        pytest.param(_GOOD.replace('"¿Qué?"', "7"), id="text-is-a-number"),
        pytest.param(_GOOD.replace('"abstain"', '"answer", "must": "14"'), id="lines-are-a-string"),
        pytest.param(_GOOD.replace('"abstain"', '"answer", "must": ["x"]'), id="a-line-is-a-word"),
    ],
)
def test_what_is_no_case_is_refused_with_its_file_and_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{_GOOD}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(CotejoError, match=r"cases\.jsonl:3: not a case: "):
        read_cases(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CotejoError, match=r"absent\.jsonl cannot be read: No such file"):
        read_cases(tmp_path / "absent.jsonl")


@pytest.mark.parametrize(
    ("cited", "right"),
    [
        pytest.param({4, 5}, True, id="all-that-must"),
        pytest.param({4, 5, 6}, True, id="and-one-that-may"),
        pytest.param({4}, False, id="one-is-missing"),
        pytest.param({4, 5, 7}, False, id="one-too-many"),
        pytest.param({6}, False, id="only-what-may"),
        pytest.param(set(), False, id="none"),
    ],
)
def test_right_lines_are_all_that_must_and_none_but_those_that_may(cited: set[int], right: bool) -> None:
    assert Label("answer", must=frozenset({4, 5}), may=frozenset({6})).cites_right(frozenset(cited)) is right


@given(must=_LINES, may=_LINES, cited=_LINES)
def test_a_line_that_may_be_cited_never_makes_a_right_citation_wrong(
    must: frozenset[int], may: frozenset[int], cited: frozenset[int]
) -> None:
    if Label("answer", must=must).cites_right(cited):
        label = Label("answer", must=must, may=may)
        assert label.cites_right(cited)
        assert label.cites_right(cited | may)
