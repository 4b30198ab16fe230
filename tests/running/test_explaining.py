"""Why the bot replied so, as the chat page asks it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.assembly import Assistant
from bot.explaining import explanation
from bot.playground import Asked


def test_of_a_question_the_words_the_candidates_and_the_thresholds_are_told(assistant: Assistant) -> None:
    why: Any = explanation(assistant, Asked("@cotejo_bot ¿quién se disculpó?"))
    assert why["outcome"] == "answer"
    assert why["citations"] == ["enero-negro:14"]
    assert why["concepts"]["apologise"] == "disculpó"
    assert why["candidates"][0]["entry"] == "gorbachev-apology"
    assert why["thresholds"]
    assert why["took_ms"] > 0


def test_of_a_check_what_decided_and_each_detail_are_told(assistant: Assistant) -> None:
    why: Any = explanation(assistant, Asked("/check@cotejo_bot Gorbachov pidió perdón a Azerbaiyán en 1998"))
    assert why["verdict"] == "refuted"
    assert why["took_ms"] > 0
    (claim,) = why["claims"]
    assert (claim["decided by"], claim["the message says"], claim["the document says"]) == ("detail", "1998", "1995")
    assert claim["citations"] == ["enero-negro:14"]
    assert {"slot": "year", "said": "1998", "document": "1995", "agrees": False} in claim["slots"]
    assert {row["slot"] for row in claim["slots"] if row["agrees"]} == {"who", "to"}


def test_of_a_number_every_figure_of_the_reports_is_told(assistant: Assistant) -> None:
    why: Any = explanation(assistant, Asked("/check Murieron 29 soldados en los enfrentamientos callejeros"))
    rows = why["claims"][0]["slots"]
    assert {"slot": "how many", "said": "29", "document": "29, 21", "agrees": True} in rows


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Gorbachov se disculpó en 1998", "checked"), ("¿Quién se disculpó?", "answer")],
    ids=["a claim", "a question"],
)
def test_what_was_forwarded_is_a_claim_or_else_a_question(assistant: Assistant, text: str, outcome: str) -> None:
    assert explanation(assistant, Asked(text, addressed=False))["outcome"] == outcome


@pytest.mark.parametrize("text", ["/start", "/check", "/ask", "@cotejo_bot"])
def test_of_what_decides_nothing_there_is_nothing_to_tell(assistant: Assistant, text: str) -> None:
    assert explanation(assistant, Asked(text)) == {}
