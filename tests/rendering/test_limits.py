"""Whatever a library holds, a reply is well-formed HTML within Telegram's limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.outcome import Correction, Outcome, OutcomeKind
from bot.library.model import LANGUAGES, Citation, Entry, Library
from bot.playground.markup import parse_html
from bot.rendering.blocks import Mark, Paragraph, Quote, Run, as_html, marked_line, paragraph, visible
from bot.rendering.context import render_context, with_context
from bot.rendering.html import render_html
from bot.rendering.limits import LONGEST, cut, fit, fits, units
from bot.rendering.menus import render_source, render_sources, render_topic, render_topics
from bot.rendering.reply import Reply
from tests.rendering.library import entry, library

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
LONG = st.builds(lambda text, times: text * times, TEXT, st.integers(1, 400))
MARKS = st.sampled_from(Mark)
RUNS = st.lists(st.builds(Run, LONG, MARKS), min_size=1, max_size=3).map(tuple)
BLOCKS = st.lists(st.builds(Paragraph, RUNS) | st.builds(Quote, TEXT, RUNS, st.just("") | LONG), min_size=1, max_size=5)


def assert_sendable(reply: Reply) -> None:
    """Check what Telegram checks, with its own grammar."""
    assert units(reply.plain) <= LONGEST
    parsed = parse_html(reply.html)
    assert parsed.text == reply.plain.strip()


@given(BLOCKS)
def test_any_blocks_fit_and_stay_balanced(blocks: list[Paragraph | Quote]) -> None:
    fitting = fit(blocks)
    assert_sendable(Reply(as_html(fitting), visible(fitting)))


@given(BLOCKS)
def test_what_fits_is_left_alone(blocks: list[Paragraph | Quote]) -> None:
    if fits(blocks):
        assert fit(blocks) == tuple(blocks)


@given(TEXT | LONG, st.integers(2, 200))
def test_a_cut_text_keeps_within_its_length(text: str, longest: int) -> None:
    shorter = cut(text, longest)
    assert units(shorter) <= longest
    assert shorter == text or text.startswith(shorter[:-1])


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Library, tuple[Entry, ...]]:
    lines = tuple(draw(st.lists(LONG, min_size=1, max_size=6)))
    entries = []
    for number in range(draw(st.integers(1, 3))):
        places = draw(st.lists(st.integers(1, len(lines)), max_size=4))
        citations = []
        for place in places:
            line = lines[place - 1]
            start = draw(st.integers(0, len(line) - 1))
            citations.append(Citation("doc", place, line[start : draw(st.integers(start + 1, len(line)))]))
        entries.append(entry(f"entry-{number}", *citations, answer=draw(LONG)))
    return library(*entries, lines=lines, gloss=draw(LONG)), tuple(entries)


@given(libraries(), st.sampled_from(LANGUAGES), st.text())
def test_every_reply_can_be_sent(made: tuple[Library, tuple[Entry, ...]], language: str, supposed: str) -> None:
    known, entries = made
    outcome = Outcome(
        OutcomeKind.ANSWER, language, entries=entries, corrections=(Correction(supposed, (supposed or "x",)),)
    )
    reply = render_html(outcome, known)
    assert_sendable(reply)
    assert_sendable(render_context(entries[0], known, language))
    longer = with_context(reply, entries[0], known, language)
    if longer:
        assert_sendable(longer)


@given(libraries(), st.sampled_from(LANGUAGES), st.integers(-1, 9))
def test_every_page_of_every_menu_can_be_sent(
    made: tuple[Library, tuple[Entry, ...]], language: str, page: int
) -> None:
    known, _ = made
    for reply in (
        render_topics(known, language, page),
        render_topic(known, "tema", language, page),
        render_sources(known, language),
        render_source(known, "doc", language, page),
    ):
        assert reply
        assert_sendable(reply)


@pytest.mark.parametrize(
    ("gloss", "line", "kept"),
    [
        ("g" * 5000, "one two three", ["one two three"]),
        ("", "x" * 5000 + "two" + "y" * 5000, ["two"]),
        ("g" * 5000, "x" * 5000 + "two" + "y" * 5000, ["two"]),
    ],
    ids=["the translation goes first", "then what is not cited", "both"],
)
def test_what_matters_least_goes_first(gloss: str, line: str, kept: list[str]) -> None:
    blocks = [paragraph("The answer. More of it."), Quote("Line 1", marked_line(line, ["two"]), gloss)]
    text = visible(fit(blocks))
    assert text.startswith("The answer. More of it.")
    assert all(part in text for part in kept)
    assert "ggg" not in text


def test_the_first_sentence_of_every_answer_stays() -> None:
    blocks = [paragraph(f"First {n}. " + "more " * 1000) for n in range(3)]
    text = visible(fit(blocks))
    assert all(f"First {n}." in text for n in range(3))
